"""Message catalogues in Pywikibot's format: one folder per bundle, one JSON file per language.

They are in ``scripts/i18n``, which an installed copy has under another name. A message of a bundle
is called "bundle-name"; ``{{PLURAL:%(num)d|one|several}}`` chooses a form by a number, and
``%(name)s`` stands for a parameter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

PLURAL = re.compile(r"\{\{PLURAL:%\((\w+)\)d\|([^{}]*)\}\}")
"""The parameter that decides, and the forms between bars."""
ENGLISH = "en"
_INSTALLED = "pywikibot_copyedit_scripts"
_NO_LANGUAGES = frozenset({"qqq"})
"""Codes of files that are no translations: qqq documents the messages for translators."""

PluralForm = Callable[[int], int]
"""Returns which form of a plural a number takes, from 0."""
_FORMS: Mapping[str, PluralForm] = {"fr": lambda number: int(number > 1)}
"""The languages in which that is not as in English."""

Catalogue = Mapping[str, Mapping[str, str]]
"""Messages by language code, then by key."""


@cache
def catalogue(bundle: str) -> Catalogue:
    """Return all messages of a bundle; a message that is not translated is in English."""
    found = {
        Path(file.name).stem: {
            key: text
            for key, text in json.loads(file.read_text(encoding="utf-8")).items()
            if not key.startswith("@")
        }
        for file in (_folder() / bundle).iterdir()
        if file.name.endswith(".json")
    }
    english = found[ENGLISH]
    return {code: {**english, **found[code]} for code in sorted(found.keys() - _NO_LANGUAGES)}


def plural_form(language: str) -> PluralForm:
    """Return which form of a plural a number takes in a language."""
    return _FORMS.get(language, lambda number: int(number != 1))


def with_plurals(text: str, parameters: Mapping[str, object], form: PluralForm) -> str:
    """Replace each plural of a message by one of its forms."""

    def chosen(match: re.Match[str]) -> str:
        forms = match[2].split("|")
        number = parameters[match[1]]
        return forms[min(form(number) if isinstance(number, int) else 0, len(forms) - 1)]

    return PLURAL.sub(chosen, text)


def _folder() -> Traversable:
    """Return the folder of all bundles: that of the checkout, or that of the installed copy."""
    beside = Path(__file__).resolve().parents[2] / "scripts" / "i18n"
    return beside if (beside / "copyedit").is_dir() else resources.files(_INSTALLED) / "i18n"
