"""The measures of this house: how long things may be, and what each must say of itself.

Which package may import which is told in pyproject.toml, and ``lint-imports`` checks it.

Every test lists all that is wrong, each as ``file:line: what``.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.harness.wiki.paths import PROJECT

LONGEST_FUNCTION = 40
LONGEST_FILE = {"bot_plugins": 400, "scripts": 400, "tests": 600}
LONGEST_RULE = 110
IMPORTED_BY_NAME = {
    "core/language.py": "languages register themselves",
    "core/registry.py": "a rule is a file",
    "core/worker.py": "a worker is told its function",
    "apps/devtools/explain.py": "a rule is a file",
}
"""The files that import a module by a name made at run time, and why."""


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below some folders of the project."""
    found = {path for folder in folders for path in (PROJECT / folder).rglob("*.py")}
    assert found
    return tuple(sorted(found))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def at(path: Path, node: ast.AST, what: str) -> str:
    return f"{path.relative_to(PROJECT)}:{getattr(node, 'lineno', 1)}: {what}"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_functions_are_short() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert [
        at(path, node, f"{node.name} has {length} lines")
        for path in files("bot_plugins", "scripts")
        for node in ast.walk(parsed(path))
        if isinstance(node, kinds)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ] == []


@pytest.mark.parametrize("folder", LONGEST_FILE)
def test_files_are_short(folder: str) -> None:
    long = [(path, lines(path)) for path in files(folder) if lines(path) > LONGEST_FILE[folder]]
    assert long == []


def test_a_rule_is_read_in_a_minute() -> None:
    long = [(path.name, lines(path)) for path in files("bot_plugins/rules")]
    assert [(name, length) for name, length in long if length > LONGEST_RULE] == []


def test_what_is_public_says_what_it_does() -> None:
    assert [
        at(path, node, f"{node.name} has no docstring")
        for path in files("bot_plugins")
        for node in public(parsed(path))
        if not ast.get_docstring(node)
    ] == []


def public(
    scope: ast.Module | ast.ClassDef,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield the public functions, classes and methods defined in ``scope``."""
    for node in scope.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def test_a_class_name_stands_for_one_thing() -> None:
    names = Counter(
        node.name.lstrip("_")
        for path in files("bot_plugins")
        if "migrations" not in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, number in names.items() if number > 1] == []


def test_no_error_is_swallowed_unnamed() -> None:
    assert [
        at(path, node, "a bare or broad except")
        for path in files("bot_plugins", "scripts")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ] == []


def is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def test_modules_are_imported_by_name_in_few_places() -> None:
    """What ``lint-imports`` does not see."""
    calls = {
        path.relative_to(PROJECT / "bot_plugins").as_posix()
        for path in files("bot_plugins")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module")
    }
    assert calls == IMPORTED_BY_NAME.keys()


def test_documented_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.M))
    named = {
        (page.name, target)
        for page in PROJECT.glob("*.md")
        for target in re.findall(r"(?:^\$ |^ {4}|`)make ([a-z-]+)", page.read_text(), re.M)
    }
    assert {(page, target) for page, target in named if target not in targets} == set()
    assert {"demo", "test"} <= {target for page, target in named if page == "README.md"}
