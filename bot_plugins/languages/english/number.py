"""Singular and plural: nouns that are certainly one of them, and the verb forms that agree.

Sources: Quirk et al., A Comprehensive Grammar of the English Language (1985), 5.73-5.103 (number)
and 10.34-10.50 (concord); the lexicon. Nouns that take either verb, by meaning or by variety of
English, have no number here: collectives, quantities, measures.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.lexicon import Form, Verb


class Number(Enum):
    """The number of a subject."""

    SINGULAR = "singular"
    PLURAL = "plural"


_TO_SINGULAR = {
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "aren't": "isn't",
    "weren't": "wasn't",
    "haven't": "hasn't",
    "don't": "doesn't",
}
_TO_PLURAL = {singular: plural for plural, singular in _TO_SINGULAR.items()} | {"'s": " are"}
_PASTS = {"have": "had", "do": "did", "haven't": "hadn't", "don't": "didn't"}
_IRREGULAR = frozenset(
    "children clothes contents ganglia men outskirts oxen people proceeds ruins scissors things"
    " troops trousers women writings".split()
)
"""Plurals without a regular singular, or with one of another meaning."""
_COLLECTIVES = frozenset(
    "administration aircraft aristocracy army artillery audience bacteria band battalion"
    " board bourgeoisie brigade broadcaster bureau cabinet campaign cannon cast caste cattle"
    " cavalry choir church clan class clergy club coalition college commission committee"
    " community company congregation consortium corporation corps council counsel couple court"
    " craft crew crowd data delegation department dice division duo electorate elite enemy"
    " ensemble faculty family federation firm fleet folk fruit gang garrison generation gentry"
    " government group household industry infantry issue jury kin label leadership livestock"
    " management media membership military militia ministry mob navy nobility offspring"
    " opposition orchestra organisation organization pair pairing parliament partnership party"
    " peasantry personnel police populace population poultry press progeny proletariat public"
    " quartet quintet race regiment side society spacecraft squad squadron staff subspecies"
    " team tribe trio troop troupe union unit university vermin watercraft young youth".split()
)
"""Singular forms with a plural meaning: British English says "the team have"."""
_ANIMALS = frozenset(
    "bass bison cheetah cod crab deer duck elk fish fowl fox fry grouse jellyfish"
    " leopard lion moose pheasant quail rhinoceros salmon sheep shrimp smelt squid swine tiger"
    " trout tuna waterfowl wolf".split()
)
"""Animals whose singular form is also used with "are" ("the cheetah are rare")."""
_PARTITIVES = frozenset(
    "above accused affected common condemned damned deceased eight few five following former"
    " four fraction half known last latter lot majority many minority mistaken more nine"
    " notable one part percent percentage plurality portion present prominent quarter"
    " remainder rest same second seven several six ten tenth third three two".split()
)
"""Words for one or for many without a noun ("the rest are", "the following are")."""
_UNITS = frozenset(
    "acres bits bytes centimeters centimetres cents centuries days decades degrees dollars"
    " euros feet fifths francs games goals grams halves hectares hours inches kilograms"
    " kilometers kilometres liters litres meters metres miles millimeters millimetres minutes"
    " months ounces pages pence percent points pounds quarters seconds steps tenths thirds"
    " times tonnes tons weeks yards years".split()
)
"""Plurals that express a single amount: "five years is a long time"."""
_SINGULAR_IN_S = frozenset(
    "acoustics analytics arms athletics barracks bellows billiards cards checkers credits"
    " crossroads darts dominoes draughts dynamics economics electronics ethics gallows"
    " genetics goods graphics headquarters logistics lyrics means measles mechanics mumps news"
    " odds optics politics premises remains robotics savings series species sports statistics"
    " surroundings vocals works".split()
)
"""Plurals in form that may be singular: "the headquarters is", "statistics is"."""
_NUMBERLESS = _COLLECTIVES | _ANIMALS | _PARTITIVES | _UNITS | _SINGULAR_IN_S


@lru_cache(maxsize=1 << 12)
def noun_number(noun: str) -> Number | None:
    """Return the number of a noun in lower case if it has only one."""
    if noun in _IRREGULAR:
        return Number.PLURAL
    if noun in _NUMBERLESS:
        return None
    if is_plural_form(noun):
        return Number.PLURAL
    classes = lexicon.classes(noun)
    is_plain = "p" not in classes and not noun.endswith("s")
    is_singular = "n" in classes and (is_plain or any(map(is_plural_form, plurals(noun))))
    return Number.SINGULAR if is_singular else None


def is_plural_form(word: str) -> bool:
    """Tell whether a word is a plural in "-s" (not "-is" or "-us") and not also a singular."""
    classes = lexicon.classes(word)
    is_regular = word.endswith("s") and not word.endswith(("is", "us", "ss"))
    return is_regular and "p" in classes and "n" not in classes


def is_unit(noun: str) -> bool:
    """Tell whether a plural is a unit, which with a numeral may be one amount: "five years is"."""
    return noun in _UNITS


def plurals(noun: str) -> tuple[str, ...]:
    """Return the forms in which the plural of a noun may be written."""
    return f"{noun}s", f"{noun}es", f"{noun[:-1]}ies"


def agreeing(word: str, number: Number) -> str:
    """Return the form of a finite verb that agrees with ``number``; empty if ``word`` may do so.

    ``word`` is in lower case, with a straight apostrophe.
    """
    if number is Number.SINGULAR:
        verb = bases().get(word)
        return _TO_SINGULAR.get(word) or (verb.thirds[0] if verb else "")
    verb = thirds().get(word)
    return _TO_PLURAL.get(word) or (verb.base if verb else "")


def past(word: str) -> str:
    """Return the simple past that a plural present form may stand for; empty for "be"."""
    verb = bases().get(word)
    return _PASTS.get(word) or (verb.past if verb else "")


def wrong_forms(number: Number) -> frozenset[str]:
    """Return the finite forms that do not agree with ``number``."""
    if number is Number.SINGULAR:
        return frozenset([*_TO_SINGULAR, *bases()])
    return frozenset([*_TO_PLURAL, *thirds()])


@cache
def bases() -> dict[str, Verb]:
    """Return verbs by the base forms that are no past of any verb, without the auxiliaries."""
    return {
        base: verb
        for base, verb in lexicon.verbs().items()
        if (Form.PAST not in lexicon.forms(base) or base == "feed")  # of "fee", hardly ever
        and base not in AUXILIARIES
    }


@cache
def thirds() -> dict[str, Verb]:
    """Return verbs by the third persons that are no other verb form, without the auxiliaries."""
    return {
        third: verb
        for verb in lexicon.verbs().values()
        for third in verb.thirds
        if lexicon.forms(third) == {Form.THIRD} and third not in AUXILIARIES
    }
