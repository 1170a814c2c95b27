"""A sentence with only a participle: "The town located there." -> "... is located there.".

Fires where a sentence in a paragraph begins with a noun phrase and has no finite verb at all. Left
alone: headlines, captions, list items, and other kinds of sentence ("Situated in Rome, ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.running import in_paragraph
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.bare import bare, behind, in_sentence, word_but
from bot_plugins.languages.english.bare_subject import is_only_verb
from bot_plugins.languages.english.be import lacking_be
from bot_plugins.languages.english.excerpt import Prose, confirming, matches_of
from bot_plugins.languages.english.finite import may_have_finite
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.patterns import SPACE, words

_PLACED = "bordered bounded located situated surrounded".split()
_BEHIND = "about approximately at between by in just near on some to within".split()
_OPENERS = frozenset("a an her his its our the their this".split())
_PATTERN = behind(word_but(AUXILIARIES), words(_PLACED), rf"(?={SPACE}{words(_BEHIND)}\b)")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a form of "be"."""
    for bare_verb in bare(document, _PATTERN, is_worth=_may_lack_verb):
        opens = bare_verb.parse.tokens[0].lower in _OPENERS
        if opens and is_only_verb(bare_verb) and (forms := lacking_be(bare_verb, is_state=True)):
            edit, others = bare_verb.preceded(forms)
            message = (
                f"the sentence has no finite verb, only the past participle '{bare_verb.word}'"
            )
            yield Suggestion(edit, message, alternatives=others)


def _may_lack_verb(document: Document, match: re.Match[str]) -> bool:
    """Tell, without a parse, whether a match is in a sentence without a finite verb."""
    is_sentence = in_paragraph(document, match.start()) and in_sentence(document, match)
    return is_sentence and _has_no_finite(document, match)


def _has_no_finite(text: Prose, match: re.Match[str]) -> bool:
    start, end = text.sentence(match.start())
    others = text.prose[start : match.start("verb")], text.prose[match.end("verb") : end]
    return not any(map(may_have_finite, others))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"{words(_PLACED)}\s{words(_BEHIND)}\b",),
    confirms=confirming(matches_of(lambda: (_PATTERN,)), bool, _has_no_finite, near=0),
    examples=(
        Keeps("* The hamlet located in Epirus.", "a list item"),
        Keeps("The hamlet located in Epirus is old.", "'is' is the verb"),
        Keeps("A hamlet located in Epirus grew.", "'grew' is the verb"),
        Keeps("Born in 1950 and situated in Rome.", "no subject"),
        Keeps("Hamlet located in Epirus", "a headline"),
        Fixes("The hamlet located in Epirus.", "The hamlet is located in Epirus."),
        Fixes(
            "The cape surrounded by the sea on three sides.",
            "The cape is surrounded by the sea on three sides.",
        ),
    ),
)
