"""Noun phrases before verb forms, without a parse."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.noun_subjects import may_disagree

AGREEING = (
    "The dogs were old. The dog was old.",
    "The series was long. The group have left.",
    "The teeth consist of it. His men get it.",
    "The Netherlands is flat.",
    "The GTA02 phones were old. The user's files are here.",
    "Each of them has one. Some of these were old.",
)
DISAGREEING = (
    "The dogs was old.",
    "''The dogs was'' old.",
    "The results of the study shows it.",
    "One of the dogs were old.",
    "The team met. The city have a port.",
    "#The dogs was old.",
    "The GTA02 phones was old.",
    "The user's files is here.",
    "Each of them have one.",
    "Some of these was old.",
    "The old sound card still work.",
    "The agent verify it.",
)


@pytest.mark.parametrize("source", AGREEING)
def test_what_agrees_needs_no_second_look(source: str) -> None:
    assert not may_disagree(source)


@pytest.mark.parametrize("source", DISAGREEING)
def test_what_may_not_agree(source: str) -> None:
    assert may_disagree(source)
