"""mwclient: edit summaries in the wiki's language, from the files that Pywikibot reads too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot_plugins.core.messages import ENGLISH, catalogue, with_plurals
from bot_plugins.core.summary import Translator

_BUNDLE = "copyedit"
_FORMS: Mapping[str, Callable[[int], int]] = {"fr": lambda number: int(number > 1)}
"""Which form of a plural a number takes, where that is not as in English."""


def translator(language: str) -> Translator:
    """Return a translator into ``language``; into its main language, or English, if need be."""
    known = catalogue(_BUNDLE)
    main = language.partition("-")[0]
    code = next((code for code in (language, main) if code in known), ENGLISH)
    form = _FORMS.get(code, lambda number: int(number != 1))

    def translate(key: str, parameters: Mapping[str, object]) -> str:
        """Return the message of ``key``, filled in; raise KeyError if there is none."""
        return with_plurals(known[code][key], parameters, form) % parameters

    return translate
