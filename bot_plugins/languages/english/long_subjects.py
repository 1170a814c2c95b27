"""Long noun phrases as subjects of a verb: "the walls of the older part was".

The nearer noun attracts the verb. Source of the term: R. Quirk et al., "A Comprehensive Grammar of
the English Language" (1985), section 10.35 ("attraction", or proximity).
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.document import TRANSPARENT
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english.likely_verbs import finite, is_sure
from bot_plugins.languages.english.number import (
    Number,
    agreeing,
    bases,
    noun_number,
    thirds,
    wrong_forms,
)
from bot_plugins.languages.english.patterns import AFTER, BEFORE, GAP, words
from bot_plugins.languages.english.valency import usage

_INNER = r"[\w'’-]+"
_LINKING = words("about at between by for from in of on to with within".split())
_USUAL = 200
"""How often modals and "to" govern a verb in a large text, at least."""
_ATTRACTING = {
    Number.SINGULAR: rf"{phrases.NOUNS[Number.PLURAL]}\W{{1,4}}",
    Number.PLURAL: r"(?:[a-z-]+[a-rt-z]|[A-Z][\w-]*|[a-z-]+[isu]s)\W{1,4}",
}
"""The trigger for the noun right before the verb, by the number that the verb should have."""
_PARTITIVE = "(?:[Oo]ne|[Ee]ach|[Ee]very one)"
_DETERMINER = phrases.cased("the a an this that these those its his her their each every".split())


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern: a noun phrase, three to eleven words that belong to it, and a verb."""
    forms = "|".join(map(_verbs, Number))
    return re.compile(
        rf"{BEFORE}(?P<determiner>{_DETERMINER}){GAP}(?P<modifiers>(?:{phrases.WORD}{GAP}){{0,2}}?)"
        rf"(?P<subject>{phrases.WORD}){GAP}(?P<preposition>{_LINKING}){GAP}"
        rf"(?P<inner>(?:{_INNER}{GAP}){{2,9}}?)(?P<verb>{forms}){AFTER}"
    )


_NO_INNER = frozenset("and or nor is are was were has have had which that who whom what".split())
"""Words that open another clause, or a second subject."""


def wanted_of(match: re.Match[str]) -> Number | None:
    """Return the number that the verb should have, if attraction explains that it has the other.

    The last noun before the verb then agrees with the verb as it is.
    """
    inner = match["inner"].replace(TRANSPARENT, "").split()
    is_adverb = inner[0] == match["subject"]  # "layer by layer"
    if is_adverb or not _NO_INNER.isdisjoint(inner) or _is_attracted_by(inner[-1]) is None:
        return None
    wanted = phrases.phrase_number(
        match["determiner"],
        match["modifiers"].replace(TRANSPARENT, ""),
        match["subject"],
        match["preposition"],
    )
    if wanted is None or not agreeing(match["verb"].replace("’", "'"), wanted):
        return None
    return wanted if _is_attracted_by(inner[-1]) is not wanted else None


@cache
def _is_attracted_by(noun: str) -> Number | None:
    """Return the number that a noun right before the verb seems to require."""
    return noun_number(noun) or (Number.SINGULAR if noun[:1].isupper() else None)


@cache
def partitive() -> re.Pattern[str]:
    """Return the pattern for "one of the oldest mills in Rome" and a verb."""
    return re.compile(
        rf"{BEFORE}(?P<subject>{_PARTITIVE}){GAP}of{GAP}"
        rf"(?:the|his|her|its|their|these|those){GAP}"
        rf"(?P<inner>(?:{_INNER}{GAP}){{1,9}}?)(?P<verb>{_verbs(Number.SINGULAR)}){AFTER}"
    )


def is_partitive(match: re.Match[str]) -> bool:
    """Tell whether no other clause begins between "one of the ..." and its verb."""
    return _NO_INNER.isdisjoint(match["inner"].replace(TRANSPARENT, "").split())


def triggers() -> tuple[str, ...]:
    """Return the triggers: a determiner, a noun, its modifiers, a verb of the other number.

    Any text without a mark matches the words between: counting them would cost many states.
    """
    between = r"\s[^.,;:!?()\n]*\s"
    partitives = rf"\b{_PARTITIVE}\sof{between}{_verbs(Number.SINGULAR)}\b"
    return partitives, *(
        rf"\b{_DETERMINER}\s(?:[a-z-]+\s){{0,2}}{phrases.NOUNS[number]}\s{_LINKING}{between}"
        rf"{_ATTRACTING[number]}{_verbs(number)}\b"
        for number in Number
    )


@cache
def _verbs(wanted: Number) -> str:
    """Return a pattern for the common verbs that do not agree with a number."""
    sure = filter(is_sure, wrong_forms(wanted))
    known = bases() | thirds()
    return finite(
        word for word in sure if word not in known or usage(known[word].base).active >= _USUAL
    )
