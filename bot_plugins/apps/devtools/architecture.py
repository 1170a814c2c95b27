"""The tree in bot_plugins/ARCHITECTURE.md, and the list of modules in a package's README.

Packages and modules are described by their docstrings' first sentences.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

_BEGIN, _END = "<!-- tree -->\n", "<!-- end of tree -->\n"
_DEEPEST = 2
"""Levels of packages that are shown; deeper ones are left out."""
_LEFT_OUT = re.compile(r"rules/\w+|store/migrations")
_COLUMN = 24
_MADE = "`python -m bot_plugins docs` writes this page from the modules' first sentences.\n"


class MarkersMissingError(ValueError):
    """A page lacks the two comments that enclose the tree."""


def with_tree(page: str, package: Path) -> str:
    """Return ``page`` with the tree of ``package`` between its two comments.

    Raises:
        MarkersMissingError: the page lacks one of the comments.
    """
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise MarkersMissingError(f"the tree stands between {_BEGIN.strip()} and {_END.strip()}")
    return f"{before}{_BEGIN}```\n{''.join(_lines(package))}```\n{_END}{after}"


def index(package: Path) -> str:
    """Return a page that lists the modules of a package, by name."""
    modules = sorted(file for file in package.glob("*.py") if file.name != "__init__.py")
    rows = [f"| [{file.stem}]({file.name}) | {_first_sentence(file)} |\n" for file in modules]
    title = _first_sentence(package / "__init__.py")
    return f"# {title}\n\n{_MADE}\n| Module | what it is for |\n|---|---|\n{''.join(rows)}"


def _lines(package: Path) -> Iterator[str]:
    """Yield the lines of the tree, layer by layer, in the order of pyproject.toml."""
    for layer in dict.fromkeys(name.split(".")[0] for name in _layers(package.parent)):
        if (file := package / f"{layer}.py").exists():
            yield _line(file.name, 0, file)
            continue
        for inside in sorted((package / layer).rglob("__init__.py"), key=lambda file: file.parent):
            place = inside.parent.relative_to(package)
            depth = len(place.parts)
            if depth <= _DEEPEST and not _LEFT_OUT.fullmatch(place.as_posix()):
                yield _line(f"{place.name}/", depth - 1, inside)


def _layers(root: Path) -> Iterator[str]:
    """Yield the names of the layers, the highest first."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    yield from (name.strip() for layer in layers for name in layer.split("|"))


def _line(name: str, depth: int, file: Path) -> str:
    return f"{'  ' * depth}{name}".ljust(_COLUMN) + f"{_first_sentence(file)}\n"


def _first_sentence(file: Path) -> str:
    """Return the first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return re.split(r"(?<=[.!?])\s", " ".join(text.split("\n\n")[0].replace("``", "").split()))[0]
