"""Forms of irregular verbs, from ``data/en_irregular_verbs.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.data import table


@dataclass(frozen=True, slots=True)
class Verb:
    """One irregular verb.

    ``pasts`` and ``participles`` hold its simple pasts and past participles, the usual one
    first; ``homograph`` says that the past is also another word ("rose", "found").
    """

    base: str
    pasts: tuple[str, ...]
    participles: tuple[str, ...]
    homograph: bool

    @property
    def participle(self) -> str:
        """The usual past participle."""
        return self.participles[0]

    @property
    def past(self) -> str:
        """The usual simple past."""
        return self.pasts[0]


@cache
def verbs() -> tuple[Verb, ...]:
    """Return every irregular verb of the table."""
    return tuple(
        Verb(base, tuple(past.split("/")), tuple(participle.split("/")), bool(other))
        for base, past, participle, *other in table("en_irregular_verbs")
    )


@cache
def clear_pasts() -> dict[str, Verb]:
    """Return verbs by those simple pasts that are no other word: "went", but not "rose"."""
    return {
        past: verb
        for verb in verbs()
        if not verb.homograph and verb.base != "be"
        for past in verb.pasts
        if past != verb.base
    }


@cache
def mere_pasts() -> dict[str, Verb]:
    """Return verbs by those clear pasts that are no participle: "went", but not "told"."""
    return {past: verb for past, verb in clear_pasts().items() if past not in verb.participles}


@cache
def mere_participles() -> dict[str, Verb]:
    """Return verbs by those participles that are neither past nor base: "begun", not "come"."""
    return {
        participle: verb
        for verb in verbs()
        for participle in verb.participles
        if participle not in (verb.base, *verb.pasts)
    }


@cache
def participles() -> frozenset[str]:
    """Return all irregular past participles."""
    return frozenset(participle for verb in verbs() for participle in verb.participles)


@cache
def all_forms() -> frozenset[str]:
    """Return every form in the table: bases, pasts and participles."""
    return frozenset(
        form for verb in verbs() for form in (verb.base, *verb.pasts, *verb.participles)
    )
