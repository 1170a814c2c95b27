"""A Portuguese word typed twice: "uma uma" -> "uma".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "que que" and "a a".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "pt",
    Keeps("Todo mundo para para ver o desfile.", "a verb and a preposition"),
    Keeps("Disse que que venham é bom.", "two conjunctions meet"),
    Keeps("Foi a a sua casa.", "an accent may be missing"),
    Keeps("Vive em Bora Bora.", "a name"),
    Keeps("Escreveu «uma uma» aqui.", "a quotation is verbatim"),
    Fixes("Era uma uma torre.", "Era uma torre."),
    Fixes("O porto com com a ponte.", "O porto com a ponte."),
)
