"""A German word typed twice: "und und" -> "und".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "die die", "sie sie" and "das das".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "de",
    Keeps(
        "Ob er wieder da ist ist unklar, und ob die Werke von von Humboldt sind.",
        "verbs meet, and a name",
    ),
    Keeps("Die Leute, die die Burg bauten, zogen fort.", "a pronoun and an article"),
    Keeps("Es heißt, dass sie sie sah und dass das das Ende war.", "pronouns"),
    Keeps("Er kam mit mit dem Wagen.", "a verb's particle before a preposition"),
    Keeps("Er schrieb: „und und“.", "a quotation is verbatim"),
    Fixes("Der Turm und und das Tor.", "Der Turm und das Tor."),
    Fixes("Es war eine eine Burg.", "Es war eine Burg."),
)
