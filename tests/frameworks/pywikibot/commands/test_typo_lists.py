"""Lists are read from files and pages, and their rejected rules rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.core import registry
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.commands.typo_lists import use_lists

LIST = r'<Typo word="the" find="\bteh\b" replace="the"/><Typo word="bad" find="(" replace="x"/>'


class Pages:
    """A wiki with one page."""

    def page_text(self, title: str) -> str | None:
        """Return its text."""
        return LIST if title == "Project:Typos" else None


@pytest.fixture(autouse=True)
def _without_lists() -> Iterator[None]:
    yield
    registry.use_lists(())


def test_a_missing_list_is_no_option() -> None:
    with pytest.raises(OptionError, match=r"-typos: .*no file or page Project:Typo$"):
        use_lists(["Project:Typo"], Pages())
    with pytest.raises(OptionError, match=r"-typos: .*no file Project:Typos"):
        use_lists(["Project:Typos"], None)


def test_the_rules_of_lists_are_rules_like_others(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST.replace("teh", "hte"), encoding="utf-8")
    lists = use_lists(["Project:Typos", str(tmp_path / "list.txt")], Pages())
    assert lists.notes[0].startswith("-typos: Project:Typos: 1 left out: typos:bad: ")
    assert [name for name, _ in lists.texts] == ["Project:Typos", str(tmp_path / "list.txt")]
    rule = registry.find("typos:the")
    assert rule.name in [other.name for other in registry.rules_for("de")]
    assert registry.rules_for("en", "typos") == (rule,)
    registry.use_lists(())
    with pytest.raises(registry.UnknownRuleError):
        registry.find("typos:the")
