"""A space before ; : ! or ? in Dutch: "regende ;" -> "regende;".

Dutch puts none there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after an opaque place.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Leaves
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Leaves("Hij schreef “nee ; nooit”.", "a quotation is verbatim"),
    Leaves("; term : uitleg", "a definition list"),
    Leaves("Anna Auteur ; Jan Jansen : Werken", "a citation"),
    Fixes("Het regende ; het was koud.", "Het regende; het was koud."),
    Fixes("Waarom niet ?", "Waarom niet?"),
)
