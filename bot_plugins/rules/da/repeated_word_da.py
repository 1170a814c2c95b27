"""A Danish word typed twice: "og og" -> "og".

Only words whose repetition is always a slip ("data/repeats.tsv").
Left alone: "det det" and verb particles.
"""

from __future__ import annotations

from bot_plugins.core.rule import Fixes, Keeps
from bot_plugins.languages.common import repeats

RULE = repeats.rule(
    "da",
    Keeps("Han sagde, at det det handlede om, var stort.", "pronouns"),
    Keeps("Hun holdt på på grund af ham, og de gik ud ud på natten.", "a verb's particle"),
    Keeps("Den bil, som han har har han solgt.", "two verbs meet"),
    Keeps("De rejste til Bora Bora.", "a name"),
    Keeps("Han skrev »og og« på skiltet.", "a quotation is verbatim"),
    Fixes("Tårnet og og porten.", "Tårnet og porten."),
    Fixes("Det var et et tårn.", "Det var et tårn."),
)
