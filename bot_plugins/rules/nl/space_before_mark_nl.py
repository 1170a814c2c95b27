"""A space before ; : ! or ? in Dutch: "regende ;" -> "regende;".

Dutch puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Hij schreef “nee ; nooit”.", "a quotation is verbatim"),
    Keeps("; term : uitleg", "a definition list"),
    Keeps("Anna Auteur ; Jan Jansen : Werken", "a citation"),
    Fixes("Het regende ; het was koud.", "Het regende; het was koud."),
    Fixes("Waarom niet ?", "Waarom niet?"),
)
