"""An Italian word typed twice: "della della" -> "della".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "che che" and "la la".
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "it",
    Keeps("Quelli che sono sono, e ciò che è è.", "two verbs meet"),
    Keeps("Disse che che lo si voglia o no.", "two conjunctions meet"),
    Keeps("Cantava la la la.", "a song"),
    Keeps("Vive a Pago Pago.", "a name"),
    Keeps("Scrisse «della della» qui.", "a quotation is verbatim"),
    Fixes("Le mura della della città.", "Le mura della città."),
    Fixes("La torre e e il ponte.", "La torre e il ponte."),
)
