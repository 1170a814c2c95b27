"""A Portuguese word typed twice: "uma uma" -> "uma".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone: "que que" and "a a".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Leaves
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "pt",
    Leaves("Todo mundo para para ver o desfile.", "a verb and a preposition"),
    Leaves("Disse que que venham é bom.", "conjunctions may meet"),
    Leaves("Foi a a sua casa.", "an accent may be missing"),
    Leaves("Vive em Bora Bora.", "a name"),
    Leaves("Escreveu «uma uma» aqui.", "a quotation is verbatim"),
    Fixes("Era uma uma torre.", "Era uma torre."),
    Fixes("O porto com com a ponte.", "O porto com a ponte."),
)
