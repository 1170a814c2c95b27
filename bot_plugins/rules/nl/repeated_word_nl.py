"""A Dutch word typed twice: "van van" -> "van".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "die die", "dat dat" and "het het".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "nl",
    Keeps("Een werk van van Gogh, en dat het zo wordt wordt betwijfeld.", "a name, and verbs meet"),
    Keeps("Hij zei dat dat het het beste was.", "pronouns"),
    Keeps("De mensen die die toren zagen.", "pronouns"),
    Keeps("Zij zijn zijn boeken kwijt.", "a verb and a pronoun"),
    Keeps("Hij schreef “van van” op.", "a quotation is verbatim"),
    Fixes("De muren en en de stad.", "De muren en de stad."),
    Fixes("De toren en en de poort.", "De toren en de poort."),
)
