"""A French word typed twice: "les les" -> "les".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "nous nous" and "vous vous".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "fr",
    Keeps("L'est est vaste, et il écoute son son.", "a noun that looks like another word"),
    Keeps("Nous nous levons et vous vous levez.", "pronouns"),
    Keeps("Il faut que que dire soit clair.", "two conjunctions meet"),
    Keeps("Il y en a, elle en en parlant sourit.", "'en en' may be right"),
    Keeps("Il écrit « les les » ici.", "a quotation is verbatim"),
    Fixes("Il voit les les tours.", "Il voit les tours."),
    Fixes("La ville et et le port.", "La ville et le port."),
)
