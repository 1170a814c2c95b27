"""Participles and pasts without an auxiliary that are the only verb of their clause.

In "he seen it" the past is meant; "she known for her novels" lacks a "was". A pattern finds a form
after a possible subject. The parse shows that no auxiliary governs the form, and that the corrected
sentence consists of whole clauses. ``bare_subject`` decides whether the text before the form is its
subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from bot_plugins.core.edits import Edit
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.others import other_than
from bot_plugins.languages.english import clause, grammar, lexicon
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import STAND_IN, Sentence, sentence_at

PERSONS = frozenset("he she they we who".split())
"""Pronouns that mostly refer to people and are always subjects."""
RELATIVES = frozenset("who which that".split())
PRONOUNS = PERSONS | RELATIVES | {"it"}
_MORE_ADVERBS = (
    "best better briefly commonly currently frequently last locally long next officially popularly"
    " quickly thereafter widely"
).split()
ADVERBS = tuple({*grammar.ADVERBS, *_MORE_ADVERBS})
"""Adverbs that occur between a subject and its verb."""
GOVERNING = grammar.AUXILIARIES | frozenset("having get gets got getting 've 'd 's".split())
"""Words that may govern a participle, alone or together with a verb coordinated with it."""
_BETWEEN = rf"(?P<between>(?:{words(ADVERBS)}{SPACE}){{0,2}})"
_INVERTED = re.compile(
    r"\b(?:had|has|have|hath|having|was|were|is|are|be|been|being|did|do|does|nor|neither|so)"
    r"(?: not| it| ever| never)? $",
    re.IGNORECASE,
)
"""Words right before a subject that invert subject and verb."""
_LOOK_BACK = 16
"""Maximum code points of such a word and its adverb."""
_ENDS = (*'.:;!?"”', STAND_IN)
_LONG = 15
"""Minimum number of spaces in a text that is no headline."""
_NOTES = "[]0123456789 "
"""The characters of a footnote mark."""
_JOINTS = frozenset({"and", "but", ",", ";"})
"""Tokens between two verbs that share a subject; "or" also joins other things."""
_OF_CLAUSES = frozenset({"ROOT", "ccomp", "dep"})
"""Relations of a verb that has its own subject."""
_ITS_OWN = frozenset({"acl", "relcl", "amod", "parataxis", "pcomp"})
"""Relations of verbs that need no subject, or that the parser often takes for finite verbs."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A verb form without an auxiliary; ``match`` has the groups left, between and verb."""

    match: re.Match[str]
    sentence: Sentence
    verb: Token

    @property
    def parse(self) -> Parse:
        """The parse of the sentence as it is."""
        return self.sentence.parse

    @property
    def word(self) -> str:
        """The verb form as written."""
        return self.match["verb"]

    @property
    def left(self) -> str:
        """The word before the form and its adverbs, in lower case."""
        return self.match["left"].lower()

    @property
    def before(self) -> Token:
        """The token before the form and its adverbs."""
        return self.sentence.token(self.match.end("left") - 1)

    def preceded(self, forms: Iterable[str]) -> tuple[Edit, tuple[str, ...]]:
        """Return the edit that puts the first of ``forms`` before the verb and its adverbs.

        The edits with the other forms are the alternatives.
        """
        rest = f"{self.match['between']}{self.word}"
        first, *others = (f"{form} {rest}" for form in forms)
        edit = Edit(self.match.start("between"), self.match.end("verb"), first)
        return edit, tuple(others)

    def corrected(self, replacement: str) -> tuple[Parse, Token]:
        """Return the parse with ``replacement`` for the form, and the replacement's last token."""
        return self.sentence.corrected(*self.match.span("verb"), replacement)


def behind(left: str, verb: str, after: str = "") -> re.Pattern[str]:
    """Return a pattern for a verb after ``left``, with at most two adverbs between.

    All arguments are patterns.
    """
    return re.compile(
        rf"{BEFORE}(?P<left>{left}){TRANSPARENT}*{SPACE}{_BETWEEN}"
        rf"(?P<verb>{verb}){AFTER}{after}"
    )


def trigger(left: str, verb: str) -> str:
    """Return the trigger for ``behind``; both arguments are patterns."""
    return rf"{left}\s(?:{words(ADVERBS)}\s){{0,2}}{verb}\b"


def any_of(pronouns: Iterable[str]) -> str:
    """Return a pattern for some pronouns, in lower case or capitalised."""
    return words(form for pronoun in pronouns for form in (pronoun, pronoun.title()))


def word_but(excluded: Iterable[str]) -> str:
    """Return a pattern for any word except some in lower case."""
    return rf"(?!{words(excluded)}\b)[^\W\d_][\w'’-]*"


def trigger_of_word_but(excluded: Collection[str]) -> str:
    """Return the same for a trigger; such a word may end in markup or in a non-ASCII letter."""
    plain = rf"(?:^|[^\w'’-]){other_than(excluded)}"
    return rf"(?:{plain}|[\d_'’\]>)-][A-Za-z]*|[^\x00-\x7f][A-Za-z]*)"


def bare(
    document: Document,
    *patterns: re.Pattern[str],
    is_worth: Callable[[Document, re.Match[str]], bool] | None = None,
) -> Iterator[Bare]:
    """Yield every match of some patterns whose form no auxiliary governs, each form once.

    A sentence is parsed only if the match ``is_worth`` it.
    """
    seen: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(document.prose):
            start = match.start("verb")
            if start in seen or _is_turned_round(document.prose, match):
                continue
            seen.add(start)
            if is_worth is None or is_worth(document, match):
                sentence = sentence_at(document, start)
                verb = sentence.token(start)
                if not _is_governed(sentence.parse, verb):
                    yield Bare(match, sentence, verb)


def in_sentence(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a match is in a sentence, not in a list item, caption or headline."""
    shown = sentence_at(document, match.start("verb")).shown
    return shown[:1].isalpha() and shown.rstrip(_NOTES).endswith(_ENDS)


def in_prose(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a match is in a sentence, or in a text too long for a headline."""
    shown = sentence_at(document, match.start("verb")).shown
    is_long = shown[:1].isalpha() and shown.count(" ") >= _LONG
    return is_long or in_sentence(document, match)


def _is_turned_round(prose: str, match: re.Match[str]) -> bool:
    before = prose[max(match.start() - _LOOK_BACK, 0) : match.start()].replace("\n", " ")
    return match["left"].lower() in GOVERNING or bool(_INVERTED.search(before))


def _is_governed(parse: Parse, verb: Token) -> bool:
    """Tell whether a form has an auxiliary, or is joined to a governed or non-finite verb."""
    while not parse.children(verb, *clause.AUXILIARY):
        if verb.relation != "conj":
            return False
        verb = parse.head(verb)
        if verb.tag in {"VBN", "VB", "VBG", "JJ"} and not clause.subject(parse, verb):
            return True
    return True


def is_clause(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb heads a whole clause, and no verb after it lacks its subject.

    This distinguishes "work began in 1911 was finished" from "work began in 1911".
    """
    subject = clause.shared_subject(parse, verb)
    if subject is None or subject.index > verb.index or not clause.is_finite(parse, verb):
        return False
    if verb.relation in {"csubj", "csubjpass", "acl", "amod", "pcomp"}:
        return False
    if precedes_its_clause(parse, verb):
        return False
    return not any(_lacks_subject(parse, token) for token in parse.tokens[verb.index + 1 :])


def precedes_its_clause(parse: Parse, verb: Token) -> bool:
    """Tell whether the parser puts a verb in a clause after it, with no colon between them."""
    between = parse.tokens[verb.index : parse.head(verb).index]
    return verb.relation == "ccomp" and bool(between) and all(token.tag != ":" for token in between)


def _lacks_subject(parse: Parse, token: Token) -> bool:
    """Tell whether a possible finite verb lacks a subject in a position that requires one."""
    verb = clause.main_verb(parse, token)
    if verb.tag not in clause.VERBS or clause.subject(parse, verb):
        return False
    if token.tag not in clause.FINITE:
        is_past = token.tag == "VBN" and Form.PAST in lexicon.forms(token.lower)
        return is_past and token.relation in _OF_CLAUSES and not clause.auxiliaries(parse, token)
    if verb.relation == "conj":
        between = parse.tokens[parse.head(verb).index + 1 : verb.index]
        joints = _JOINTS if parse.children(verb, *clause.AUXILIARY) else {*_JOINTS, "or"}
        return not any(word.lower in joints for word in between)
    if verb.relation == "advcl":
        opened = any(
            child.relation == "mark" or child.tag == "WRB" for child in parse.children(verb)
        )
        return not opened and parse.tokens[verb.index - 1].tag != ","
    return verb.relation not in _ITS_OWN
