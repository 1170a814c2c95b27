"""The measures of this house: how long things may be, and which room may know which.

Every test lists all that is wrong, each as ``file:line: what``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.wiki.paths import PROJECT

LONGEST_FUNCTION = 40
LONGEST_FILE = {"bot_plugins": 400, "scripts": 400, "tests": 600}
LONGEST_RULE = 99

CORE = (
    "edits rule proposal additions guards suggestions engine settling registry ruleset summary "
    "wikitext document text english rules data skim search nearest language_codes"
).split()
DATABASE = ("sqlalchemy", "alembic", "pymysql")
SHOWS_OR_SAVES = (
    "jinja2",
    "session",
    "report",
    "view",
    "store",
    "saving",
    "review",
    "maintenance",
    "dashboard",
    *DATABASE,
)
FINDS = (*SHOWS_OR_SAVES, "tools")
"""What the rooms that only find may not import: what comes of it is another room's business."""
PLACES = {
    **{f"bot_plugins/{name}": SHOWS_OR_SAVES for name in CORE},
    "bot_plugins/store": (
        "session",
        "report",
        "view",
        "review",
        "saving",
        "tools",
        "jinja2",
        "flask",
        "maintenance",
        "dashboard",
    ),
    "bot_plugins/report": ("session", "store", "saving", "review", *DATABASE),
    "bot_plugins/dashboard": (
        "session",
        "report",
        "review",
        "saving",
        "tools",
        "maintenance",
        *DATABASE,
    ),
    "bot_plugins/dump": FINDS,
    "bot_plugins/spark": FINDS,
    "bot_plugins/view": ("session", "jinja2", "store", "saving", "review", *DATABASE),
    "bot_plugins/session": ("store", "saving", "review", *DATABASE),
    "bot_plugins/review": ("saving", *DATABASE),
    "bot_plugins/saving": ("report", "review", "jinja2", "tools", "maintenance", *DATABASE),
    "bot_plugins/maintenance": ("report", "review", "dashboard", "tools", "jinja2", *DATABASE),
}
"""Which modules, or rooms of bot_plugins, may not be imported where."""
FRAMEWORKS = ("pywikibot", "mwclient", "bot_plugins.frameworks")
"""What only frameworks/ imports, and scripts."""
WEB = ("flask", "werkzeug", "waitress")
"""What only review/web imports."""
SPARK = ("pyspark", "py4j", "bot_plugins.spark")
"""What only spark/ imports: it is an extra, and a job of its own."""


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


def imports(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield every import, also those inside functions, as full dotted names."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def is_within(name: str, module: str) -> bool:
    return f"{name}.".startswith(f"{module}.")


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


@pytest.mark.parametrize("place", PLACES)
def test_imports_go_one_way(place: str) -> None:
    forbidden = [*PLACES[place], *(f"bot_plugins.{name}" for name in PLACES[place])]
    room = PROJECT / place
    paths = files(place) if room.is_dir() else (room.with_suffix(".py"),)
    assert [
        at(path, node, f"imports {name}")
        for path in paths
        for node, name in imports(path)
        if any(is_within(name, module) for module in forbidden)
    ] == []


def test_only_the_frameworks_room_knows_a_framework() -> None:
    frameworks = PROJECT / "bot_plugins" / "frameworks"
    assert [
        at(path, node, f"imports {name}")
        for path in files("bot_plugins")
        if frameworks not in path.parents
        for node, name in imports(path)
        if any(is_within(name, module) for module in FRAMEWORKS)
    ] == []


def test_only_the_web_room_knows_the_web() -> None:
    web = PROJECT / "bot_plugins" / "review" / "web"
    assert [
        at(path, node, f"imports {name}")
        for path in files("bot_plugins")
        if web not in path.parents
        for node, name in imports(path)
        if any(is_within(name, module) for module in WEB)
    ] == []


def test_only_the_spark_room_knows_spark() -> None:
    room = PROJECT / "bot_plugins" / "spark"
    assert [
        at(path, node, f"imports {name}")
        for path in files("bot_plugins", "scripts")
        if room not in path.parents
        for node, name in imports(path)
        if any(is_within(name, module) for module in SPARK)
    ] == []


def test_documented_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.M))
    named = {
        (page.name, target)
        for page in PROJECT.glob("*.md")
        for target in re.findall(r"(?:^\$ |^ {4}|`)make ([a-z-]+)", page.read_text(), re.M)
    }
    assert {(page, target) for page, target in named if target not in targets} == set()
    assert {"demo", "test"} <= {target for page, target in named if page == "README.md"}
