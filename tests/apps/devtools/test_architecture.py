"""The tree in ARCHITECTURE.md has every package, in the order of the layers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.devtools.architecture import MarkersMissingError, with_tree

PROJECT = """
[[tool.importlinter.contracts]]
type = "layers"
layers = ["top.shown | top.hidden", "ports", "core"]
"""
PACKAGES = {
    "top": "All of it. And more.",
    "top/shown": "What is shown.",
    "top/shown/deep": "Too deep.",
    "core": "The core: rules.",
    "rules/en": "English.",
}
PAGE = "before\n<!-- tree -->\nold\n<!-- end of tree -->\nafter\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    package = tmp_path / "package"
    for name, text in PACKAGES.items():
        (package / name).mkdir(parents=True, exist_ok=True)
        (package / name / "__init__.py").write_text(f'"""{text}"""\n')
    (package / "ports.py").write_text('"""What is needed."""\n')
    return package


def test_packages_stand_in_the_order_of_their_layers(package: Path) -> None:
    lines = with_tree(PAGE, package).splitlines()
    assert lines[:3] == ["before", "<!-- tree -->", "```"]
    assert [" ".join(line.split()) for line in lines[3:-3]] == [
        "top/ All of it.",
        "shown/ What is shown.",
        "ports.py What is needed.",
        "core/ The core: rules.",
    ]
    assert lines[-3:] == ["```", "<!-- end of tree -->", "after"]


def test_a_second_time_changes_nothing(package: Path) -> None:
    once = with_tree(PAGE, package)
    assert with_tree(once, package) == once


@pytest.mark.parametrize("page", ["", "<!-- tree -->\n", "<!-- end of tree -->\n"])
def test_a_page_without_its_comments_is_an_error(page: str, package: Path) -> None:
    with pytest.raises(MarkersMissingError, match="<!-- tree -->"):
        with_tree(page, package)
