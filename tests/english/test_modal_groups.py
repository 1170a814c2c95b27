"""Modal groups: a past or participle that a modal surely rules, and nothing else."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.english.modal_groups import modal_groups, triggers

NONE = [
    "The town will become rich.",
    "His will named a niece.",
    "Those who could fled to Rome.",
    "What she could became clear.",
    "They would found a school.",
]
GROUPS = {
    "The town would later became a city.": ("would", "became", "become"),
    "It can considered rare.": ("can", "considered", "consider"),
}


@pytest.mark.parametrize("text", NONE)
def test_no_modal_group(text: str) -> None:
    assert list(modal_groups(document.read(text))) == []


@pytest.mark.parametrize(("text", "wanted"), GROUPS.items())
def test_a_modal_group(text: str, wanted: tuple[str, str, str]) -> None:
    [(match, verb, around)] = modal_groups(document.read(text))
    assert (match["auxiliary"], match["verb"], verb.base) == wanted
    assert around.before


@pytest.mark.parametrize("text", GROUPS)
def test_the_trigger_sees_what_is_read(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in triggers())
