"""A space before ; : ! or ? in Portuguese: "Chovia ;" -> "Chovia;".

Portuguese puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Escreveu «não ; nunca».", "a quotation is verbatim"),
    Keeps("; termo : sentido", "a definition list"),
    Keeps("Ana Autora ; Rui Leal : Obras", "a citation"),
    Fixes("Chovia ; fazia frio.", "Chovia; fazia frio."),
    Fixes("Era tarde !", "Era tarde!"),
)
