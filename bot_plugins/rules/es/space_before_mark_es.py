"""A space before ; : ! or ? in Spanish: "Llovía ;" -> "Llovía;".

Spanish puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Escribió «no ; nunca».", "a quotation is verbatim"),
    Keeps("; término : sentido", "a definition list"),
    Keeps("Ana Autora ; Luis Leal : Obras", "a citation"),
    Fixes("Llovía ; hacía frío.", "Llovía; hacía frío."),
    Fixes("Era tarde !", "Era tarde!"),
)
