"""Allow and its like take an -ing form: "allows to change it" -> "allows changing it".

The same holds for "permit", "recommend", "suggest" and "avoid". Before "to", a person must be named
("allows users to change it"): these are the alternatives. Fires before a verb with an object. Left
alone: relative clauses whose noun is that person ("the runners he allows to score").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.complements import ing_takers, joins_infinitive
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import Sentence, sentences_at

_SOMEBODY = ("one", "users", "you")
_PERMITTING = frozenset("allow allows allowing permit permitting".split())
"""Words that also take a person and an infinitive."""
_LEARNING = frozenset("know see understand".split())
"""Verbs whose subject is a person, who is better named: "allows one to know it"."""
_NOT_ALONE = frozenset({"be", "have", "do"})


@cache
def _pattern() -> re.Pattern[str]:
    infinitive = rf"(?P<infinitive>to{SPACE}(?P<verb>[a-z]{{3,}})){AFTER}"
    return re.compile(rf"{BEFORE}(?P<taker>{words(ing_takers())}){SPACE}{infinitive}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the -ing form, with a person and "to" as alternatives."""
    found = [match for match in _pattern().finditer(document.prose) if _ing(match)]
    sentences = sentences_at(document, (match.start("taker") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        repairs = _repairs(sentence, match) if _is_meant(sentence, match) else []
        if repairs:
            message = (
                f"'{match['taker']}' takes the -ing form '{_ing(match)}', or an object before 'to'"
            )
            edit = Edit(*match.span("infinitive"), repairs[0])
            yield Suggestion(edit, message, alternatives=tuple(repairs[1:]))


def _ing(match: re.Match[str]) -> str:
    """Return the infinitive's -ing form; empty if it can have no object or is not a verb."""
    verbs = lexicon.verbs_with(match["verb"], Form.BASE)
    return verbs[0].ings[0] if verbs and match["verb"] not in _NOT_ALONE else ""


def _repairs(sentence: Sentence, match: re.Match[str]) -> list[str]:
    """Return the -ing form and those with a person, first if two infinitives or -ing forms meet."""
    people = _SOMEBODY if match["taker"] in _PERMITTING else ()
    somebody = [f"{person} {match['infinitive']}" for person in people]
    if joins_infinitive(sentence.parse, sentence.token(match.start("verb"))):
        return somebody
    ing = [_ing(match)]
    is_first = match["taker"].endswith("ing") or match["verb"] in _LEARNING
    return [*somebody, *ing] if is_first else [*ing, *somebody]


def _is_meant(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the infinitive has an object and depends on a verb that takes no infinitive."""
    parse = sentence.parse
    taker, verb = sentence.token(match.start("taker")), sentence.token(match.start("verb"))
    if taker.tag not in clause.VERBS or verb.tag != "VB" or not has_object(parse, verb, "dobj"):
        return False
    corrected = sentence.changed(*match.span("infinitive"), _ing(match))
    again = corrected.at(sentence.token(match.start("infinitive")).start)
    return again.tag == "VBG" and corrected.head(again).start == taker.start


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"\b{words(ing_takers())}\sto\s[a-z]",),
    examples=(
        Keeps("He allows them to change it.", "an object precedes 'to'"),
        Keeps("They are allowed to change it.", "a passive"),
        Keeps("The runners he does not allow to score are few.", "an object comes first"),
        Keeps("It would not allow to be built there.", "the meaning is unclear"),
        Keeps("A permit to sell wine was dear.", "the noun 'permit'"),
        Keeps("They suggest to some people that it is old.", "the preposition 'to'"),
        Keeps('It says: "allows to change it".', "a quotation is verbatim"),
        Fixes("The tool allows to change the plan.", "The tool allows changing the plan."),
        Fixes("The new methods permit to express any gene.",
              "The new methods permit expressing any gene."),
        Fixes("It allows to copy the text and to send it.",
              "It allows one to copy the text and to send it."),
        Fixes("The abbot recommends to use a cup.", "The abbot recommends using a cup."),
        Fixes("This does not allow to modify it.", "This does not allow modifying it."),
        Fixes("It allows to cross it in winter, or even to cut the ice.",
              "It allows one to cross it in winter, or even to cut the ice."),
        Fixes("The list allows to know the owner.", "The list allows one to know the owner."),
    ),
)  # fmt: skip
