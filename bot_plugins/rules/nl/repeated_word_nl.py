"""A Dutch word typed twice: "van van" -> "van".

Only words that never repeat rightly ("data/repeats.tsv"). Left alone:
"die die", "dat dat" and "het het".
"""

from __future__ import annotations

from bot_plugins.rule import Fixes, Leaves
from bot_plugins.text import repeats

RULE = repeats.rule(
    "nl",
    Leaves("Hij zei dat dat het het beste was.", "pronouns"),
    Leaves("De mensen die die toren zagen.", "pronouns"),
    Leaves("Zij zijn zijn boeken kwijt.", "a verb and a pronoun"),
    Leaves("Hij schreef “van van” op.", "a quotation is verbatim"),
    Fixes("De muren van van de stad.", "De muren van de stad."),
    Fixes("De toren en en de poort.", "De toren en de poort."),
)
