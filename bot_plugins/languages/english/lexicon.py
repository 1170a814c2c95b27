"""The English lexicon: verbs and their forms, and the other classes of words.

The tables are ``data/verbs.tsv`` and ``data/words.tsv``; they are read when the first word is
looked up (about 50 ms), not when the package is imported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot_plugins.core.tables import rows


class Form(StrEnum):
    """The kind of a verb form."""

    BASE = "base"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "-ing"
    THIRD = "third person"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb; if a form has variants, the usual one comes first."""

    base: str
    pasts: tuple[str, ...]
    participles: tuple[str, ...]
    ings: tuple[str, ...]
    thirds: tuple[str, ...]

    @property
    def past(self) -> str:
        """The usual simple past."""
        return self.pasts[0]

    @property
    def participle(self) -> str:
        """The usual past participle."""
        return self.participles[0]

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Yield every form with its kind."""
        yield self.base, Form.BASE
        for form, words in (
            (Form.PAST, self.pasts),
            (Form.PARTICIPLE, self.participles),
            (Form.ING, self.ings),
            (Form.THIRD, self.thirds),
        ):
            for word in words:
                yield word, form


@cache
def verbs() -> dict[str, Verb]:
    """Return all verbs by their base forms."""
    return {
        base: Verb(base, *(tuple(filter(None, forms.split("/"))) for forms in rest))
        for base, *rest in rows(__package__, "verbs")
        if all(rest[:2])
    }


@cache
def _index() -> dict[str, tuple[tuple[Verb, Form], ...]]:
    index: dict[str, list[tuple[Verb, Form]]] = {}
    for verb in verbs().values():
        for word, form in verb.forms():
            index.setdefault(word, []).append((verb, form))
    return {word: tuple(readings) for word, readings in index.items()}


@cache
def _forms() -> dict[str, frozenset[Form]]:
    shared: dict[frozenset[Form], frozenset[Form]] = {}
    found = ((word, frozenset(form for _, form in known)) for word, known in _index().items())
    return {word: shared.setdefault(some, some) for word, some in found}


@cache
def _classes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(__package__, "words")}


def forms(word: str) -> frozenset[Form]:
    """Return which verb forms a word (in lower case) can be."""
    return _forms().get(word, frozenset())


def verbs_with(word: str, form: Form) -> tuple[Verb, ...]:
    """Return the verbs that have ``word`` as the given form."""
    return tuple(verb for verb, found in _index().get(word, ()) if found is form)


def readings(word: str) -> tuple[Verb, ...]:
    """Return the verbs that have ``word`` (in lower case) as any form."""
    return tuple(verb for verb, _ in _index().get(word, ()))


def bases(word: str) -> set[str]:
    """Return the base forms of the verbs that have ``word`` (in lower case) as any form."""
    return {verb.base for verb in readings(word)}


def verb_forms() -> Collection[str]:
    """Return every form of every verb."""
    return _index().keys()


def classes(word: str) -> str:
    """Return what a word can be besides a verb: "n", "p" (plural), "j", "r"; empty for nothing."""
    return _classes().get(word, "")


@cache
def known() -> frozenset[str]:
    """Return every word of the lexicon, including verb forms, in lower case."""
    return frozenset([*_index(), *_classes()])


@cache
def mere_pasts() -> dict[str, Verb]:
    """Return verbs by the pasts that are nothing else: "went", but not "told" or "rose"."""
    found: dict[str, Verb] = {}
    for verb in verbs().values():
        for past in verb.pasts:
            if forms(past) == {Form.PAST} and not classes(past) and verb.base != "be":
                found[past] = verb
    return found


@cache
def thirds() -> frozenset[str]:
    """Return the third persons of all verbs."""
    return frozenset(word for verb in verbs().values() for word in verb.thirds)
