"""A genitive without its apostrophe: "the womens team" -> "the women's team".

Fires for forms that are not words without it ("childrens", "todays", "countrys" before a noun),
and for "the worlds largest" and "his fathers death"; the parse must find the noun that the
genitive belongs to. Left alone: plurals, names ("Childrens Hospital") and Latin ("mens rea").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.genitives import (
    PATTERNS,
    TRIGGERS,
    genitive_of,
    is_genitive,
    may_be_genitive,
)
from bot_plugins.languages.english.sentence import sentence_at


def _matches(prose: str) -> Iterator[re.Match[str]]:
    for pattern in PATTERNS:
        yield from pattern.finditer(prose)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the genitive."""
    for match in filter(may_be_genitive, _matches(document.prose)):
        right = genitive_of(match["word"])
        sentence = sentence_at(document, match.start("word"))
        is_verb = sentence.token(match.start("next")).tag in clause.TENSED
        if not is_verb and is_genitive(*sentence.corrected(*match.span("word"), right)):
            edit = Edit(*match.span("word"), right)
            yield Suggestion(edit, f"the possessive is spelled '{right}', with an apostrophe")


RULE = Rule(
    summary="apostrophe",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=TRIGGERS,
    confirms=confirming(_matches, may_be_genitive),
    examples=(
        Keeps("The women's team met at Boston Childrens Hospital.", "correct, and a name"),
        Keeps("He had mens rea, said the court.", "Latin"),
        Keeps("The teams best known for it are two; the islands most of them saw.", "plurals"),
        Keeps("The flybys were over, and her standbys include two.", "plurals"),
        Keeps("The armys did it, and the countrys are rich.", "a plural is meant"),
        Keeps("The partys agree that it is so, and these armys fought it.", "a plural is meant"),
        Keeps("The teams only rest in May; the gods first made it.", "plurals and adverbs"),
        Keeps("He saw the worlds only he knew.", "a plural"),
        Keeps('He wrote: "the womens team".', "a quotation is verbatim"),
        Fixes("It has a childrens room.", "It has a children's room."),
        Fixes("The womens team won.", "The women's team won."),
        Fixes("It is on the site of todays depot.", "It is on the site of today's depot."),
        Fixes("It handles half of the countrys exports.",
              "It handles half of the country's exports."),
        Fixes("It is the worlds largest bell.", "It is the world's largest bell."),
        Fixes("The bands first album was lost.", "The band's first album was lost."),
        Fixes("The kings brother was killed.", "The king's brother was killed."),
        Fixes("She moved after her husbands death.", "She moved after her husband's death."),
    ),
)  # fmt: skip
