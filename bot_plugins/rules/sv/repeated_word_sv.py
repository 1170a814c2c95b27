"""A Swedish word typed twice: "och och" -> "och".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "det det" and verb particles.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "sv",
    Keeps(
        "Den bil han har har sålts, och tanken att att resa är svår.", "verbs and conjunctions meet"
    ),
    Keeps("De sade att det det gällde var stort.", "pronouns"),
    Keeps("Han höll på på kvällen.", "a verb's particle before a preposition"),
    Keeps("Hon bor i Bora Bora.", "a name"),
    Keeps("Han skrev ”och och” där.", "a quotation is verbatim"),
    Fixes("Tornet och och porten.", "Tornet och porten."),
    Fixes("Det var ett ett torn.", "Det var ett torn."),
)
