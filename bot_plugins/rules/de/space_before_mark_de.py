"""A space before ; : ! or ? in German: "regnete ;" -> "regnete;".

German puts no space there. Left alone: citations (" ; " and " : " between names), definition
lists, and anything after a template or reference.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import marks

RULE = marks.rule(
    Keeps("Er schrieb: „nein ; nie“.", "a quotation is verbatim"),
    Keeps("; Begriff : Erklärung", "a definition list"),
    Keeps("Ann Autor ; Ben Bauer : Werke", "a citation"),
    Keeps("Dann make alt ; make neu ; make fertig ausführen.", "commands"),
    Fixes("Es regnete ; es war kalt.", "Es regnete; es war kalt."),
    Fixes("Warum nicht ?", "Warum nicht?"),
)
