"""Pronouns and the verb forms behind them, without a parse."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.pronoun_subjects import may_disagree
from bot_plugins.rules.en.pronoun_agreement import PATTERN


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He was ill.", False),
        ("They were ill.", False),
        ("These plates are old.", False),
        ("They always went.", False),
        ("They was ill.", True),
        ("It consist of it.", True),
        ("These was the last.", True),
    ],
)
def test_whether_another_form_goes_with_a_pronoun(text: str, wanted: bool) -> None:
    assert any(map(may_disagree, PATTERN.finditer(text))) is wanted
