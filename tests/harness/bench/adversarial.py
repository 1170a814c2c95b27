"""Pages that are made to be slow: markup never closed, long runs, candidates everywhere.

A slip stands in every few hundred characters of every page, so that no page is passed over unread
and the exact document is wanted from its beginning to its end.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SEED = 21
SLIP = " They had went to the the sea , and it was wrote. "
"""What stands between the fragments: one finding at least, several raw hits."""
LEAST, MOST = 4_000, 16_000
"""Characters of most pages: short ones cost more per MB only because they are short."""
HUGE = 1_000_000
HUGE_EVERY = 500
"""One page in so many is one storm of HUGE characters, most in one line."""
STEP = 300
"""Characters of a fragment, about."""
FEW = 0.5
"""The share of pages of short fragments, and of those with a few unclosed things."""

Storm = Callable[[int], str]

KINDS: dict[str, Storm] = {
    "nested templates, closed": lambda n: "{{a|" * (n // 6) + "x" + "}}" * (n // 6),
    "braces, closing": lambda n: "}" * n,
    "nested parameters": lambda n: "{{{a|" * (n // 8) + "}}}" * (n // 8),
    "nested links": lambda n: "[[a|" * (n // 6) + "]]" * (n // 6),
    "nested file links": lambda n: "[[File:a.jpg|thumb|b " * (n // 23) + "]]" * (n // 23),
    "nested tables": lambda n: "\n{|\n|\n" * (n // 9) + "\n|}" * (n // 9),
    "table cells": lambda n: "\n{|\n" + "|a||b\n|-\n" * (n // 9) + "|}\n",
    "pipes": lambda n: "|" * n,
    "less than": lambda n: "<" * n,
    "closing tags alone": lambda n: "</ref> " * (n // 7),
    "nested tags": lambda n: "<i>" * (n // 7) + "</i>" * (n // 7),
    "nowiki and pre, crossed": lambda n: "<nowiki><pre></nowiki>a</pre>" * (n // 29),
    "quotation marks": lambda n: '"' * n,
    "quotations never closed": lambda n: ' "a b' * (n // 5),
    "curly quotation marks": lambda n: "“a ‘b ”" * (n // 7),
    "guillemets": lambda n: "«a ‹b »" * (n // 7),
    "apostrophes": lambda n: "'" * n,
    "bold and italics, crossed": lambda n: "''a '''b '''''c " * (n // 16),
    "italics, one a line": lambda n: "''a\n" * (n // 4),
    "spaces": lambda n: " " * n,
    "spaces before marks": lambda n: "a , b ; c . ( d ) " * (n // 18),
    "tabs and empty lines": lambda n: "\t\n \n" * (n // 4),
    "line ends": lambda n: "\n" * n,
    "full stops": lambda n: "." * n,
    "commas": lambda n: "," * n,
    "sentences without spaces": lambda n: "It ended.Then it began." * (n // 23),
    "initials": lambda n: "J.R.S." * (n // 6),
    "round brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "equals signs": lambda n: "\n" + "=" * n + "\n",
    "headings": lambda n: "\n== a ==\n" * (n // 9),
    "list marks": lambda n: "\n" + "*#:;" * (n // 4),
    "lists": lambda n: "\n* a" * (n // 4),
    "entities": lambda n: "&nbsp;&lt;&#32;&" * (n // 16),
    "doubled words": lambda n: "the the of of to to " * (n // 20),
    "one word again and again": lambda n: "had " * (n // 4),
    "verb slips": lambda n: "he had went and it was wrote, they was begun " * (n // 45),
    "articles": lambda n: "a apple and an university, a hour " * (n // 34),
    "auxiliaries": lambda n: "would have been had could be will " * (n // 34),
    "misspellings": lambda n: "untill beleive wich seperate " * (n // 29),
    "one long word": lambda n: "a" * n,
    "digits": lambda n: "1,2.3 " * (n // 6),
    "prose in one line": lambda n: "The old harbour was built by the town in 1901. " * (n // 47),
    "address, long": lambda n: " http://a.example/" + "a/b.C,d;" * (n // 8),
    "switches": lambda n: "__NOTOC__ " * (n // 10),
    "combining marks": lambda n: "e\u0301\u0323" * (n // 3),
    "right to left": lambda n: "\u202bשלום\u200f, \u061b" * (n // 10),
    "no characters": lambda n: "\x00\u200b\ufeff\ufffd" * (n // 4),
    "four bytes each": lambda n: "𝐚 𝐚 😀😀 " * (n // 8),
}  # fmt: skip
"""Storms of about n characters, by name."""
UNCLOSED: dict[str, Storm] = {
    "templates never closed": lambda n: "{{a|b=" * (n // 6),
    "braces, opening": lambda n: "{" * n,
    "links never closed": lambda n: "[[a|b " * (n // 6),
    "square brackets": lambda n: "[" * n,
    "addresses never closed": lambda n: "[http://a.example b " * (n // 20),
    "tables never closed": lambda n: "\n{|\n|a" * (n // 6),
    "tags never closed": lambda n: "<b>a " * (n // 5),
    "references never closed": lambda n: "<ref>a " * (n // 7),
    "attributes never closed": lambda n: '<span a="' * (n // 9),
    "comments never closed": lambda n: "<!-- a " * (n // 7),
}  # fmt: skip
"""Of these a page full is given up unread, so that only a few are mixed with others."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the kinds of storm in it."""

    kind: str
    text: str


def pages(number: int, seed: int = SEED) -> Iterator[Page]:
    """Yield so many pages: a third of one kind each, others mixed, some huge."""
    dice = random.Random(seed)  # noqa: S311 - no secret depends on it
    every = {**KINDS, **UNCLOSED}
    names = list(every)
    for one in range(number):
        kind = names[one // 3 % len(names)]
        if one % HUGE_EVERY == HUGE_EVERY - 1:
            kind = dice.choice(names)
            yield Page(f"{kind}, huge", f"{SLIP}{every[kind](HUGE)}{SLIP}")
        elif one % 3 == 0:
            yield Page(kind, _text(dice, [every[kind]]))
        else:
            yield _mixed(dice, 2 + one % 3)


def _mixed(dice: random.Random, number: int) -> Page:
    chosen = dice.sample(list(KINDS), number)
    text = _text(dice, [KINDS[name] for name in chosen])
    if dice.random() < FEW:
        name = dice.choice(list(UNCLOSED))
        cut = dice.randrange(len(text))
        chosen.append(f"few {name}")
        text = f"{text[:cut]} {UNCLOSED[name](STEP // 10)} {text[cut:]}"
    return Page(" + ".join(chosen), text)


def _text(dice: random.Random, storms: list[Storm]) -> str:
    size = dice.randint(LEAST, MOST)
    # Either few long storms or many short ones.
    step = STEP if dice.random() < FEW else size // 3
    parts: list[str] = []
    while (left := size - sum(map(len, parts))) > 0:
        parts += [dice.choice(storms)(min(step, left)), dice.choice(("", "\n\n", " ")), SLIP]
    return "".join(parts)
