"""The infinitive is the base form: "decided to went" -> "decided to go".

A form that can only be a past is a slip after any "to" that begins an infinitive. A participle may
be an adjective after a preposition ("due to contaminated water"), so it counts only before an
object, or where the word before "to" requires an infinitive. A passive that lacks its "be" may be
meant ("is expected to completed"). Left alone: "to" that ends a relative clause ("the house he
moved to became famous").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import infinitive, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE, words
from bot_plugins.languages.english.repairs import Perfect, with_base
from bot_plugins.languages.english.wrong_forms import has_no_base, no_base

PATTERN = re.compile(
    rf"{BEFORE}(?P<auxiliary>to|(?<![\w'’] )To){SPACE}{BETWEEN}(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form, or a passive."""
    for group in groups(document, PATTERN, no_base(), _may_be_meant):
        if infinitive.is_meant(group):
            message = f"'to' takes the base form of a verb here, not '{group.word}'"
            perfect = Perfect.REPORTED if infinitive.is_reported(group) else Perfect.NO
            agent = infinitive.has_agent(group)
            yield from with_base(
                group, no_base()[group.word], message, perfect=perfect, agent=agent
            )


def _may_be_meant(group: Governed) -> bool:
    return infinitive.may_be_meant(group.match, group.document.source)


def _may_be_slip(match: re.Match[str]) -> bool:
    return has_no_base(match) and infinitive.may_be_meant(match, match.string)


def _triggers() -> tuple[str, ...]:
    return (rf"\b[Tt]o\s{LOOSELY}{words(no_base())}\b",)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=_triggers,
    confirms=confirming(PATTERN.finditer, _may_be_slip),
    examples=(
        Keeps("The house he moved to became famous.", "'to' ends a relative clause"),
        Keeps("The place she had hoped for and come to went to ruin.", "a relative clause"),
        Keeps("The access they had to had its price.", "'to' ends a relative clause"),
        Keeps("All who wished to became members.", "'to' stands for the whole infinitive"),
        Keeps("Those able to went to sea.", "'to' stands for the whole infinitive"),
        Keeps("Men who refused to went to prison.", "'to' stands for the whole infinitive"),
        Keeps("She decided to found a school.", "'found' is also a base form"),
        Keeps("They were used to broken promises.", "'to' is a preposition before an adjective"),
        Keeps("It went to married men and to invited guests.", "a preposition and adjectives"),
        Keeps("It was mildly to moderately impaired.", "'to' joins adverbs"),
        Keeps("Caja Send To also provides a choice.", "a name"),
        Keeps("It is safe, as opposed to usually associated with mills.", "'to' is a preposition"),
        Keeps(
            "Rounding ties to even removes the bias that can occur.", "'removes' is the main verb"
        ),
        Keeps("He agreed to services; it has names of threads.", "plural nouns"),
        Keeps("It went to places up the river, and to jobs down the road.", "plural nouns"),
        Keeps('She wrote "decided to went" twice.', "a quotation is verbatim"),
        Fixes("He moved to Rome to studied law.", "He moved to Rome to study law."),
        Fixes("It allows users to converts files.", "It allows users to convert files."),
        Fixes("She decided to became a nurse.", "She decided to become a nurse."),
        Fixes("They met in order to wrote a letter.", "They met in order to write a letter."),
        Fixes("He went on to became a judge.", "He went on to become a judge."),
        Fixes("It allowed the dough to became sour.", "It allowed the dough to become sour."),
        Fixes("The fort is said to had five towers.", "The fort is said to have five towers."),
        Fixes("The monks began to made cheese.", "The monks began to make cheese."),
        Fixes("It is expected to completed by May.", "It is expected to be completed by May."),
        Fixes(
            "It is believed to installed by monks.",
            "It is believed to have been installed by monks.",
        ),
        Fixes("Such changes are easier to done.", "Such changes are easier to do."),
        Fixes("The plan was to uses the mill.", "The plan was to use the mill."),
        Fixes("She went on to studied law.", "She went on to study law."),
        Fixes("To installed the driver, run it.", "To install the driver, run it."),
        Fixes("Use the key to pops up the menu.", "Use the key to pop up the menu."),
        Fixes("He was the first man to won the prize.", "He was the first man to win the prize."),
        Fixes("It is possible to reads old files.", "It is possible to read old files."),
    ),
)
