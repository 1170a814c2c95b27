"""Messages through Pywikibot's i18n, in the language of the wiki."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from pywikibot import i18n
from pywikibot.exceptions import TranslationError

from bot_plugins.core.summary import Translator

PACKAGE = "pywikibot_copyedit_scripts"
"""The name under which the scripts' folder is installed."""


def use_messages(scripts: Path) -> None:
    """Let Pywikibot find the messages beside the scripts in the folder ``scripts``.

    ``pwb`` does so for installed scripts only. In a checkout the folder is called "scripts",
    as Pywikibot's own is, so it is registered under the name it has when installed; another
    version may be installed beside the checkout, whose messages are not those of this code.
    """
    if PACKAGE not in sys.modules and not _is_installed(scripts):
        spec = spec_from_file_location(
            PACKAGE, scripts / "__init__.py", submodule_search_locations=[str(scripts)]
        )
        if spec is None or spec.loader is None:
            raise ImportError(f"no scripts in {scripts}")
        module = module_from_spec(spec)
        sys.modules[PACKAGE] = module
        spec.loader.exec_module(module)
    _forget_other_name(scripts)
    i18n.set_messages_package(f"{PACKAGE}.i18n")


def _is_installed(scripts: Path) -> bool:
    """Tell whether it is the folder ``scripts`` that is installed, and no other."""
    found = find_spec(PACKAGE)
    places = found.submodule_search_locations if found else None
    return scripts.resolve() in {Path(place).resolve() for place in places or ()}


def _forget_other_name(scripts: Path) -> None:
    """Forget the folder's packages under the name by which ``pwb`` may have imported them.

    ``pwb`` does so if it finds the scripts by their entry point, and its verbose log refuses two
    packages of one folder (pywikibot.version.package_versions).
    """
    for name in [name for name in sys.modules if name.partition(".")[0] == scripts.name]:
        file = getattr(sys.modules[name], "__file__", None)
        if file and Path(file).is_relative_to(scripts):
            del sys.modules[name]


def translator(language: str) -> Translator:
    """Return a translator into ``language``, with Pywikibot's fallback languages."""

    def translate(key: str, parameters: Mapping[str, object]) -> str:
        """Return the message of ``key``, filled in; raise KeyError if there is none."""
        given: Any = parameters or None
        try:
            text = i18n.twtranslate(language, key, given)
        except TranslationError as error:
            raise KeyError(key) from error
        return str(text)

    return translate
