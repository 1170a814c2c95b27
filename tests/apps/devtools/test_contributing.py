"""CONTRIBUTING.md's walk-through, carried out to its end: what looks at rules is green."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.apps.devtools.process import ROOT, checkout, python, run

NAME = "space_before_colon"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIRST, LEAVES, SECOND = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
(PAGE,) = re.findall(r"```wikitext\n(.*?)```", GUIDE, re.DOTALL)
(QUERIES,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
RULES, SEARCH = "tests/rules", "tests/run/search"
LOOK_AT_RULES = """
    tests/rules tests/run/search tests/core/prefilter tests/core/test_registry.py
    tests/core/test_ruleset.py tests/test_house.py tests/apps/devtools/test_rules.py
    tests/apps/devtools/test_messages.py
""".split()
"""The suites that go through all rules; those of a rule are chosen by its name."""


@pytest.mark.slow
def test_the_walk_through_leads_where_it_says(tmp_path: Path) -> None:
    tree = checkout(tmp_path, "tests", *(path.name for path in ROOT.glob("*.md")), "Makefile")
    (tree / "page.wikitext").write_text(PAGE, encoding="utf-8")
    rule = tree / "bot_plugins" / "rules" / "en" / f"{NAME}.py"

    assert shown(run("new", NAME, folder=tree).stdout)
    rule.write_text(begun(rule.read_text(encoding="utf-8")), encoding="utf-8")
    assert result(tree, RULES) in GUIDE
    assert shown(run("propose", "page.wikitext", "--rules", NAME, folder=tree).stdout)

    last = '        Fixes("There'
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace(last, LEAVES + last), encoding="utf-8")
    assert result(tree, RULES) in GUIDE
    text = re.sub(
        r"PATTERN.*?(?=\n\n\nRULE)", lambda _: SECOND.strip(), rule.read_text(), flags=re.S
    )
    rule.write_text(text, encoding="utf-8")
    assert result(tree, RULES) in GUIDE
    assert "1 failed" in result(tree, SEARCH), "the guide's next step is needed"
    with (tree / "bot_plugins" / "run" / "search" / "queries.toml").open(
        "a", encoding="utf-8"
    ) as table:
        table.write(QUERIES)
    assert result(tree, SEARCH) in GUIDE
    assert shown(run("docs", folder=tree).stdout)
    assert_green(tree, rule)


def assert_green(tree: Path, rule: Path) -> None:
    """Assert what ``make check test`` says of the new rule: style, documents, and all suites."""
    for command in (
        ["ruff", "check", str(rule)],
        ["ruff", "format", "--check", str(rule)],
        ["bot_plugins", "docs", "--check"],
        ["pytest", "-q", "-p", "no:cacheprovider", *LOOK_AT_RULES, "-k", f"{NAME} or test_house"],
    ):
        done = python("-m", *command, folder=tree)
        assert done.returncode == 0, (done.stdout + done.stderr).decode()


def begun(text: str) -> str:
    """Fill in the skeleton with the first listing, which leaves the imports out."""
    explanation, rest = FIRST.split("\n\nPATTERN", 1)
    head = text[text.index("\n\nfrom __future__") : text.index("\n\n# FILL IN (2")]
    return f"{explanation}{head}\n\nPATTERN{rest}"


def result(tree: Path, suite: str) -> str:
    """Return pytest's figures, but for what other rules and the machine change."""
    done = python("-m", "pytest", "-q", "-p", "no:cacheprovider", suite, "-k", NAME, folder=tree)
    figures = re.search(rb"(?:\d+ failed, )?\d+ passed", done.stdout)
    assert figures, done.stdout.decode()
    return f"\n{figures[0].decode()}, "


def shown(output: bytes) -> bool:
    """Tell whether the guide shows all of what a command wrote."""
    text = re.sub(" +$", "", output.decode(), flags=re.MULTILINE)
    assert text in GUIDE
    return bool(text)
