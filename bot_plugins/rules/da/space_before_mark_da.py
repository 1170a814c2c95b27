"""A space before ; : ! or ? in Danish: "regnede ;" -> "regnede;".

Danish puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Han skrev »nej ; aldrig«.", "a quotation is verbatim"),
    Keeps("; ord : forklaring", "a definition list"),
    Keeps("Anna Author ; Dan Dansk : Værk", "a citation"),
    Fixes("Det regnede ; det var koldt.", "Det regnede; det var koldt."),
    Fixes("Hvorfor ikke ?", "Hvorfor ikke?"),
)
