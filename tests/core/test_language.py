"""What languages register, and that nothing else in the core knows them."""

from __future__ import annotations

import ast
from pathlib import Path

import bot_plugins
from bot_plugins.core import engine, language
from bot_plugins.core.rule import Applicability

PACKAGE = Path(bot_plugins.__file__).parent
NEUTRAL = ("core", "document", "rules/any", "languages/common")
DEFAULT = {"core/engine.py": "en", "core/messages.py": "en"}
"""What a text is in unless it is said, and what messages are written in first."""


def test_what_every_language_shares_names_none() -> None:
    codes = {"en", "simple", "english"}
    named = {
        str(path.relative_to(PACKAGE)): node.value
        for folder in NEUTRAL
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in codes
    }
    assert named == DEFAULT


def test_a_code_of_mediawiki_means_the_language_that_registered_it() -> None:
    assert language.standard_code("simple") == "en"
    assert language.standard_code("da") == "da"


def test_sentences_are_those_of_the_rules_language() -> None:
    text = "Er kam bzw. ging am 3. Mai ."  # "3." ends a sentence elsewhere
    found = {
        code: [one.applicability for one in engine.propose(text, language=code).findings]
        for code in ("de", "da")
    }
    assert found == {"de": [Applicability.TRUSTED], "da": [Applicability.REVIEW]}
