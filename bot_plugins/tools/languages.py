"""Languages as they are given on the command line."""

from __future__ import annotations

import argparse
import re

from bot_plugins import registry
from bot_plugins.tools import console


def language_code(text: str) -> str:
    """Return a language code as given.

    Raises:
        argparse.ArgumentTypeError: it cannot be one.
    """
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no language code; one is en, another de")
    return text


def warn_of_few_rules(language: str) -> None:
    """Say so when a language has only the rules that every language has."""
    if language not in (registry.ANY, *registry.languages()):
        console.warn(f"There are no rules for {language!r} yet, only those for any language.")
