"""A space before ; : ! or ? in Italian: "Pioveva ;" -> "Pioveva;".

Italian puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Scrisse «no ; mai».", "a quotation is verbatim"),
    Keeps("; termine : senso", "a definition list"),
    Keeps("Anna Autori ; Luca Leali : Opere", "a citation"),
    Fixes("Pioveva ; faceva freddo.", "Pioveva; faceva freddo."),
    Fixes("Era tardi !", "Era tardi!"),
)
