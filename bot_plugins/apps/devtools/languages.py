"""Language codes given on the command line."""

from __future__ import annotations

import argparse

from bot_plugins.apps.devtools import console
from bot_plugins.core import registry
from bot_plugins.core.language_codes import UnknownLanguageError, read_language


def language_code(text: str) -> str:
    """Return the language that a code means: also "en" for "en-GB".

    Raises:
        argparse.ArgumentTypeError: there is no such language; the message names the nearest
            language with rules.
    """
    try:
        return read_language(text)
    except UnknownLanguageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def warn_of_few_rules(language: str) -> None:
    """Warn if a language has only the rules that every language has."""
    if language not in (registry.ANY, *registry.languages()):
        console.warn(f"There are no rules for {language!r} yet, only those for any language.")
