"""CONTRIBUTING.md's walk-through, carried out."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tools.process import ROOT, checkout, python, run

EXAMPLES = "tests/rules/test_examples.py"
NAME = "space_before_colon"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIRST, LEAVES, SECOND = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
(PAGE,) = re.findall(r"```wikitext\n(.*?)```", GUIDE, re.DOTALL)


def test_the_walk_through_leads_where_it_says(tmp_path: Path) -> None:
    tree = checkout(tmp_path, "tests/__init__.py", "tests/rules/__init__.py", EXAMPLES)
    (tree / "page.wikitext").write_text(PAGE, encoding="utf-8")
    rule = tree / "bot_plugins" / "rules" / "en" / f"{NAME}.py"

    assert shown(run("new", NAME, folder=tree).stdout)
    rule.write_text(begun(rule.read_text(encoding="utf-8")), encoding="utf-8")
    assert result(tree) in GUIDE
    assert shown(run("propose", "page.wikitext", "--rules", NAME, folder=tree).stdout)

    last = '        Fixes("There'
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace(last, LEAVES + last), encoding="utf-8")
    assert result(tree) in GUIDE
    text = re.sub(
        r"PATTERN.*?(?=\n\n\nRULE)", lambda _: SECOND.strip(), rule.read_text(), flags=re.S
    )
    rule.write_text(text, encoding="utf-8")
    assert result(tree) in GUIDE
    assert shown(run("docs", folder=tree).stdout)


def begun(text: str) -> str:
    """Fill in the skeleton with the first listing, which leaves the imports out."""
    explanation, rest = FIRST.split("\n\nPATTERN", 1)
    head = text[text.index("\n\nfrom __future__") : text.index("\n\n# FILL IN (2")]
    return f"{explanation}{head}\n\nPATTERN{rest}"


def result(tree: Path) -> str:
    """Return pytest's figures, but for what other rules and the machine change."""
    done = python("-m", "pytest", "-q", "-p", "no:cacheprovider", EXAMPLES, "-k", NAME, folder=tree)
    figures = re.search(rb"(?:\d+ failed, )?\d+ passed", done.stdout)
    assert figures, done.stdout.decode()
    return f"\n{figures[0].decode()}, "


def shown(output: bytes) -> bool:
    """Tell whether the guide shows all of what a command wrote."""
    text = re.sub(" +$", "", output.decode(), flags=re.MULTILINE)
    assert text in GUIDE
    return bool(text)
