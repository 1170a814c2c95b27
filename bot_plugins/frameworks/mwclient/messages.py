"""mwclient: edit summaries in the wiki's language, from the files that Pywikibot reads too."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.core.messages import ENGLISH, catalogue, plural_form, with_plurals
from bot_plugins.core.summary import Translator

_BUNDLE = "copyedit"


def translator(language: str) -> Translator:
    """Return a translator into ``language``; into its main language, or English, if need be."""
    known = catalogue(_BUNDLE)
    main = language.partition("-")[0]
    code = next((code for code in (language, main) if code in known), ENGLISH)

    def translate(key: str, parameters: Mapping[str, object]) -> str:
        """Return the message of ``key``, filled in; raise KeyError if there is none."""
        return with_plurals(known[code][key], parameters, plural_form(code)) % parameters

    return translate
