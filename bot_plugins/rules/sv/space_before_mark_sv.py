"""A space before ; : ! or ? in Swedish: "regnade ;" -> "regnade;".

Swedish puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Han skrev ”nej ; aldrig”.", "a quotation is verbatim"),
    Keeps("; term : förklaring", "a definition list"),
    Keeps("Anna Author ; Sven Svensk : Verk", "a citation"),
    Fixes("Det regnade ; det var kallt.", "Det regnade; det var kallt."),
    Fixes("Varför inte ?", "Varför inte?"),
)
