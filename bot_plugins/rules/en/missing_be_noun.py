"""A sentence without its "be": "Holm born in 1950." -> "Holm was born in 1950.".

A whole sentence, not a line of a list or a caption, that begins with its subject and has no finite
verb. "The town located in the north." may be half of a sentence as well: shown only.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import clause, parser
from bot_plugins.english.bare import PRONOUNS, Bare, bare, behind, in_prose
from bot_plugins.english.be import lacking_be
from bot_plugins.english.grammar import MONTHS
from bot_plugins.english.parse import Token
from bot_plugins.english.patterns import SPACE, words
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

FORMS = ("born", "located", "situated", "headquartered")
_MONTHS = [month.title() for month in MONTHS]
_AFTER = rf"(?:{words(['in', 'on', 'at', 'near', 'to', *_MONTHS])}|\d)"
PATTERN = behind(r"[^\W\d_][\w'’-]*\)?", FORMS, rf"(?={SPACE}{_AFTER})")
_DEPENDENT = frozenset({"conj", "relcl", "advcl", "ccomp"})
"""Relations of finite verbs that a sentence without a verb of its own may have."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a form of "be"."""
    for one in bare(document, PATTERN, is_worth=in_prose):
        if one.left in PRONOUNS or not _is_only_verb(one):
            continue
        if forms := lacking_be(one, is_state=one.word != "born"):
            first, second = (f"{form} {one.word}" for form in forms)
            message = (
                f"'{one.word}' is a participle; the sentence lacks a verb such as '{forms[0]}'"
            )
            applicability = None if one.word == "born" else Applicability.REPORT
            edit = Edit(*one.match.span("verb"), first)
            yield Suggestion(edit, message, applicability, (second,))


def _is_only_verb(one: Bare) -> bool:
    """Tell whether a sentence begins with the subject of a form and has no finite verb."""
    parse, verb = one.parse, one.verb
    noun = clause.subject(parse, verb) or parse.head(verb)
    if noun.index > verb.index or clause.phrase_start(parse, noun).index > 0:
        return False
    others = (token for token in parse.tokens if token.index != verb.index)
    return "ROOT" in {noun.relation, verb.relation} and not any(
        _is_main(one, each) for each in others
    )


def _is_main(one: Bare, token: Token) -> bool:
    """Tell whether a finite verb belongs to no clause that depends on another."""
    if token.tag not in clause.FINITE:
        return False
    verb = one.parse.head(token) if token.relation in clause.AUXILIARY else token
    return verb.relation not in _DEPENDENT


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=(rf"[^\s]\s{words(FORMS)}\s{_AFTER}",),
    examples=(
        Leaves("Anna Holm (born in Rome) was a painter.", "in brackets"),
        Leaves("* Jan Holm born in Rome, painter", "a line of a list"),
        Leaves("A man born in Rome was king.", "a reduced relative clause"),
        Leaves("He is a painter born in Rome.", "a reduced relative clause"),
        Leaves("In 1950 a boy born in Rome ran away.", "a reduced relative clause"),
        Leaves("The mill located in the north burned down.", "a reduced relative clause"),
        Leaves("Born in Rome, she went to Ghent.", "an adverbial"),
        Leaves("She has a son born in Rome.", "a reduced relative clause"),
        Leaves("Jan Holm, born in Rome in 1950.", "a caption"),
        Leaves("Has Anna been born in Rome?", "a question"),
        Fixes("Holm born in Ghent in 1950.", "Holm was born in Ghent in 1950."),
        Fixes("Anna Holm born on 6 May 1950 in Rome.", "Anna Holm was born on 6 May 1950 in Rome."),
        Fixes(
            "Jan Holm born in Rome in 1950 and died in 1990.",
            "Jan Holm was born in Rome in 1950 and died in 1990.",
        ),
    ),
)
