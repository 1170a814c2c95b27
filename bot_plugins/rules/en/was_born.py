"""A sentence without its "was": "Holm born in 1950." -> "Holm was born in 1950.".

A whole sentence, no line of a list and no caption, that begins with its subject and has no finite
verb but such as "and was a painter".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import clause, parser
from bot_plugins.english.bare import (
    ADVERBS,
    GOVERNING,
    PRONOUNS,
    Bare,
    bare,
    behind,
    in_sentence,
    trigger,
    trigger_of_word_but,
    word_but,
)
from bot_plugins.english.be import lacking_be
from bot_plugins.english.grammar import MONTHS
from bot_plugins.english.parse import Token
from bot_plugins.english.patterns import SPACE, words
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_NO_NAMES = frozenset([*PRONOUNS, *ADVERBS, *GOVERNING, "and", "or", "of"])
_AFTER = rf"(?:{words(['in', 'on', 'at', 'near', 'to', *(month.title() for month in MONTHS)])}|\d)"
PATTERN = behind(rf"{word_but(_NO_NAMES)}\)?", "born", rf"(?={SPACE}{_AFTER})")
_FINITE = re.compile(r"(?<!and )(?<!but )\b(?:is|was|are|were|has|had|have|will|would)\b")
"""The commonest finite verbs, not joined to what stands before them."""
_DEPENDENT = frozenset({"conj", "relcl", "advcl", "ccomp"})
"""Relations of finite verbs that a sentence without a verb of its own may have."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "was" or "were"."""
    for one in bare(document, PATTERN, is_worth=_is_worth):
        if _is_only_verb(one) and (forms := lacking_be(one, is_state=False)):
            message = "'born' is a participle; the sentence has no finite verb"
            first, second = (f"{form} born" for form in forms)
            edit = Edit(*one.match.span("verb"), first)
            yield Suggestion(edit, message, alternatives=(second,))


def _is_worth(document: Document, match: re.Match[str]) -> bool:
    first, last = document.sentence(match.start())
    others = _FINITE.search(document.prose, first, last)
    return not others and in_sentence(document, match)


def _is_only_verb(one: Bare) -> bool:
    """Tell whether a sentence begins with the subject of a form and has no finite verb."""
    parse, verb = one.parse, one.verb
    noun = clause.subject(parse, verb) or parse.head(verb)
    if noun.index > verb.index or clause.phrase_start(parse, noun).index > 0:
        return False
    others = (token for token in parse.tokens if token.index != verb.index)
    is_root = "ROOT" in {noun.relation, verb.relation}
    return is_root and not any(_is_main(one, each) for each in others)


def _is_main(one: Bare, token: Token) -> bool:
    """Tell whether a finite verb belongs to no clause that depends on another."""
    verb = clause.main_verb(one.parse, token)
    return token.tag in clause.FINITE and verb.relation not in _DEPENDENT


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=(rf"{trigger(trigger_of_word_but(_NO_NAMES), 'born')}\s{_AFTER}",),
    examples=(
        Leaves("Anna Holm (born in Rome) was a painter.", "in brackets"),
        Leaves("* Jan Holm born in Rome, painter", "a line of a list"),
        Leaves("A man born in Rome was king.", "a reduced relative clause"),
        Leaves("He is a painter born in Rome.", "a reduced relative clause"),
        Leaves("In 1950 a boy born in Rome ran away.", "a reduced relative clause"),
        Leaves("Boys born in Rome go to school there.", "a reduced relative clause"),
        Leaves("Born in Rome, she went to Ghent.", "an adverbial"),
        Leaves("Jan Holm, born in Rome in 1950.", "a caption"),
        Fixes("Holm born in Ghent in 1950.", "Holm was born in Ghent in 1950."),
        Fixes("Anna Holm born on 6 May 1950.", "Anna Holm was born on 6 May 1950."),
        Fixes("Holm born in 1950 and was king.", "Holm was born in 1950 and was king."),
        Fixes("[[Jan Holm]] born in Rome.", "[[Jan Holm]] was born in Rome."),
        Fixes("The twins born in 1911 in Ghent.", "The twins were born in 1911 in Ghent."),
        Fixes("Jan (Joe) born on May 6, 1911.", "Jan (Joe) was born on May 6, 1911."),
        Fixes("Holm born in May and died in June.", "Holm was born in May and died in June."),
    ),
)
