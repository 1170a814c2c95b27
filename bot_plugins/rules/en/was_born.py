"""A sentence without its "was": "Holm born in 1950." -> "Holm was born in 1950.".

Fires for a whole sentence, not a list item or a caption, that begins with its subject and whose
only finite verb, if it has one, is joined on, as in "and was a painter".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.bare import (
    ADVERBS,
    GOVERNING,
    PRONOUNS,
    bare,
    behind,
    in_sentence,
    word_but,
)
from bot_plugins.languages.english.bare_subject import is_only_verb
from bot_plugins.languages.english.be import lacking_be
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.grammar import MONTHS
from bot_plugins.languages.english.patterns import SPACE, words

_NO_NAMES = frozenset([*PRONOUNS, *ADVERBS, *GOVERNING, "and", "or", "of"])
_AFTER = rf"(?:{words(['in', 'on', 'at', 'near', 'to', *(month.title() for month in MONTHS)])}|\d)"
PATTERN = behind(rf"{word_but(_NO_NAMES)}\)?", "born", rf"(?={SPACE}{_AFTER})")
_FINITE = re.compile(r"(?<!and )(?<!but )\b(?:is|was|are|were|has|had|have|will|would)\b")
"""The most common finite verbs, not joined to the words before them by "and" or "but"."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "was" or "were"."""
    for bare_verb in bare(document, PATTERN, is_worth=_is_worth):
        if is_only_verb(bare_verb) and (forms := lacking_be(bare_verb, is_state=False)):
            message = "'born' is a past participle; the sentence has no finite verb"
            first, second = (f"{form} born" for form in forms)
            edit = Edit(*bare_verb.match.span("verb"), first)
            yield Suggestion(edit, message, alternatives=(second,))


def _is_worth(document: Document, match: re.Match[str]) -> bool:
    return _has_no_finite(document, match) and in_sentence(document, match)


def _has_no_finite(text: Prose, match: re.Match[str]) -> bool:
    return not _FINITE.search(text.prose, *text.sentence(match.start()))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"\bborn\s{_AFTER}",),
    confirms=confirming(PATTERN.finditer, bool, _has_no_finite),
    examples=(
        Keeps("Anna Holm (born in Rome) was a painter.", "in brackets"),
        Keeps("* Jan Holm born in Rome, painter", "a list item"),
        Keeps("A man born in Rome was king.", "a reduced relative clause"),
        Keeps("He is a painter born in Rome.", "a reduced relative clause"),
        Keeps("In 1950 a boy born in Rome ran away.", "a reduced relative clause"),
        Keeps("Boys born in Rome go to school there.", "a reduced relative clause"),
        Keeps("Born in Rome, she went to Ghent.", "a participle phrase before the clause"),
        Keeps("Jan Holm, born in Rome in 1950.", "a caption"),
        Fixes("Holm born in Ghent in 1950.", "Holm was born in Ghent in 1950."),
        Fixes("Anna Holm born on 6 May 1950.", "Anna Holm was born on 6 May 1950."),
        Fixes("Holm born in 1950 and was king.", "Holm was born in 1950 and was king."),
        Fixes("[[Jan Holm]] born in Rome.", "[[Jan Holm]] was born in Rome."),
        Fixes("The twins born in 1911 in Ghent.", "The twins were born in 1911 in Ghent."),
        Fixes("Jan (Joe) born on May 6, 1911.", "Jan (Joe) was born on May 6, 1911."),
        Fixes("Holm born in May and died in June.", "Holm was born in May and died in June."),
    ),
)
