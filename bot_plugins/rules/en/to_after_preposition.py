"""A preposition takes no infinitive: "without to know it" -> "without knowing it".

Fires after "without" and "instead of". Left alone: other prepositions, which may end a relative
clause before an infinitive ("the club he is proud of to this day").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon, parser
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.languages.english.sentence import sentences_at

PATTERN = re.compile(
    rf"{BEFORE}(?P<preposition>[Ww]ithout|[Ii]nstead{SPACE}of){SPACE}"
    rf"(?P<infinitive>to{SPACE}(?P<verb>[a-z]{{2,}})){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the -ing form."""
    found = [match for match in PATTERN.finditer(document.prose) if _is_base(match)]
    sentences = sentences_at(document, (match.start("verb") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        ing = lexicon.verbs()[match["verb"]].ings[0]
        parse, verb = sentence.corrected(*match.span("infinitive"), ing)
        if verb.tag == "VBG" and parse.head(verb).tag == "IN":
            message = f"'{match['preposition'].lower()}' takes the -ing form '{ing}'"
            yield Suggestion(Edit(*match.span("infinitive"), ing), message)


def _is_base(match: re.Match[str]) -> bool:
    return Form.BASE in lexicon.forms(match["verb"]) and match["verb"] in lexicon.verbs()


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(r"\b(?:[Ww]ithout|[Ii]nstead of)\sto\s[a-z]",),
    examples=(
        Keeps("He went without; to know it was enough.", "'without' ends a clause"),
        Keeps("Instead of to Rome they went to Ur.", "a preposition before a place"),
        Keeps("They went to Ur instead of to towns in the hills.", "a preposition before a place"),
        Keeps('He wrote: "without to know it".', "a quotation is verbatim"),
        Fixes("They left without to know why.", "They left without knowing why."),
        Fixes("Instead of to pay the fine, he fled.", "Instead of paying the fine, he fled."),
    ),
)
