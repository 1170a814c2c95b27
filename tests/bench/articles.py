"""Generated articles: as dense in markup as real ones, the same on every machine.

Measured on the sample pages in tests/wiki: about one link per 150 characters of prose, one
reference per 400, an infobox, a table or a list in every other section.
"""

from __future__ import annotations

import random

SEED = 20
SLIP_BYTES = 50_000
"""About one slip in so many bytes."""
TRAP = 0.05
"""The share of quotations with slips; about as many traps as slips, as in real articles."""
SMALLEST, LARGEST = 2_000, 40_000

_NAMES = (
    "Aldersay Marenholt Kestrel Ombresa Rumman Wexcombe Harrowmere Farrow Ostermark Corvin "
    "Stanning Vardemann Hurrell Carrow Tarn Brede Ilse Edith Jonas Tove Marl Pell Haddad Sund"
).split()
_NOUNS = (
    "harbour castle railway lighthouse bridge valley parish mill quarry station school library "
    "council survey company owner engineer captain flood fire war market tower road line church "
    "garden engine letter novel journal collection building season harvest colony ship island"
).split()
_ADJECTIVES = (
    "old small wooden narrow former early northern public local private large final several "
    "later stone nearby annual modest abandoned famous royal temporary second third"
).split()
_VERBS = (
    "was built by|was sold to|had been opened by|has served|replaced|stood beside|was closed with|"
    "could be seen from|was later moved to|had to be rebuilt after|was named after|is part of|"
    "would become|did not survive|was damaged by|had begun with|remained near|crossed|supplied"
).split("|")
_OPENINGS = (
    "In {year}|By {year}|After the flood of {year}|During the war|From {year} to {later}|"
    "According to the survey|Two years later|In the same season|At first|Since {year}"
).split("|")
_SLIPS = (
    "The {noun} had began to lose money.|It was wrote by {name} in {year}.|"
    "The owner did not went to the the {noun}.|It would later became a {noun} , and was sold.|"
    "In {year} he begun a new {noun}.|The company could of survived .|They have went to {name}."
).split("|")


def corpus(total: int) -> list[str]:
    """Return articles of SMALLEST to LARGEST bytes, ``total`` bytes together."""
    dice = random.Random(SEED)  # noqa: S311 - no secret depends on it
    pages: list[str] = []
    while (left := total - sum(map(len, pages))) > SMALLEST:
        pages.append(article(dice, min(left, dice.randint(SMALLEST, LARGEST))))
    return pages


def article(dice: random.Random, size: int, lead: str = "") -> str:
    """Return an article of ``size`` characters (all of them ASCII), a little more or less.

    With ``lead`` it begins with that sentence and holds no other slip.
    """
    parts = [
        _infobox(dice),
        f"{lead}The '''{_name(dice)}''' is a {_phrase(dice)}. {_paragraph(dice)}",
    ]
    while (length := sum(map(len, parts))) < size - 600:
        parts.append(f"== {_name(dice)} and the {dice.choice(_NOUNS)} ==")
        parts.extend(_paragraph(dice) for _ in range(dice.randint(1, 3)))
        parts.append(dice.choice((_table, _list, _quotation, _nothing))(dice))
        if not lead and dice.random() < (sum(map(len, parts)) - length) / SLIP_BYTES:
            parts.append(_filled(dice, dice.choice(_SLIPS)))
    parts += ["== References ==\n{{reflist|30em}}", f"[[Category:{_name(dice)}]]"]
    return "\n\n".join(part for part in parts if part)


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(3, 7)))


def _sentence(dice: random.Random) -> str:
    opening = _filled(dice, dice.choice(_OPENINGS))
    clauses = f"{opening} the {_phrase(dice)} {dice.choice(_VERBS)} the {_phrase(dice)}"
    if dice.random() < 0.4:
        clauses += f", and {_link(dice)} {dice.choice(_VERBS)} {_link(dice)}"
    elif dice.random() < 0.3:
        clauses += f" at {{{{convert|{dice.randint(2, 99)}|km|mi}}}}"
    return f"{clauses}.{_reference(dice) if dice.random() < 0.25 else ''}"


def _phrase(dice: random.Random) -> str:
    noun = f"{dice.choice(_ADJECTIVES)} {dice.choice(_NOUNS)}"
    return f"{noun} of {_link(dice)}" if dice.random() < 0.45 else noun


def _link(dice: random.Random) -> str:
    name = _name(dice)
    return f"[[{name}]]" if dice.random() < 0.7 else f"[[{name}|{name.split()[0]}]]"


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_NAMES)} {dice.choice(_NAMES)}"


def _filled(dice: random.Random, pattern: str) -> str:
    year = dice.randint(1700, 1999)
    later, noun = year + dice.randint(1, 20), dice.choice(_NOUNS)
    return pattern.format(year=year, later=later, noun=noun, name=dice.choice(_NAMES))


def _reference(dice: random.Random) -> str:
    last, year = dice.choice(_NAMES), dice.randint(1900, 2020)
    if dice.random() < 0.3:
        return f'<ref name="{last}" />'
    title = f"The {dice.choice(_NOUNS)} of {dice.choice(_NAMES)}"
    return (
        f'<ref name="{last}">{{{{cite book |last={last} |first=J. |title={title} |year={year} '
        f"|publisher={_name(dice)} |url=https://example.org/{year}/{last} |page=4}}}}</ref>"
    )


def _infobox(dice: random.Random) -> str:
    rows = "\n".join(f"| {dice.choice(_NOUNS)} = {_link(dice)}" for _ in range(8))
    return f"{{{{Infobox building\n{rows}\n}}}}\n[[File:{_name(dice)}.jpg|thumb|{_phrase(dice)}]]"


def _table(dice: random.Random) -> str:
    rows = "\n|-\n".join(f"| {_link(dice)} || {dice.randint(1, 9999)}" for _ in range(6))
    return f'{{| class="wikitable"\n! Name !! Number\n|-\n{rows}\n|}}'


def _list(dice: random.Random) -> str:
    return "\n".join(f"* {_link(dice)}, {_phrase(dice)}" for _ in range(6))


def _quotation(dice: random.Random) -> str:
    """Return a quotation; now and then with slips of its own, which must stay."""
    odd = " , they told us, had went" if dice.random() < TRAP else " was there before us"
    return f"A letter says: \"The {_phrase(dice)}{odd}.\" It was printed in ''{_name(dice)}''."


def _nothing(_dice: random.Random) -> str:
    return ""
