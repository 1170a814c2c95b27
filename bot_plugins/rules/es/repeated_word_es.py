"""A Spanish word typed twice: "los los" -> "los".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "que que" and "la la".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "es",
    Keeps("Lo que es es, y el tren para para comer como como yo.", "words that look alike"),
    Keeps("Dijo que que vengan es bueno.", "two conjunctions meet"),
    Keeps("Cantaba la la la.", "a song"),
    Keeps("Fueron a Bora Bora.", "a name"),
    Keeps("Escribió «los los» allí.", "a quotation is verbatim"),
    Fixes("Vio los los barcos.", "Vio los barcos."),
    Fixes("Llegó en en mayo.", "Llegó en mayo."),
)
