"""A page that is nearly all slips is left alone."""

from __future__ import annotations

import pytest

from bot_plugins import propose, propose_revision
from bot_plugins.core import registry
from bot_plugins.core.prefilter import MOST_PLACES, Place, is_crowded, is_dear
from bot_plugins.core.prefilter.crowd import CLOSEST
from bot_plugins.core.proposal import Revision

SLIPS = "the the of of to to "


@pytest.mark.parametrize(
    ("number", "size", "expected"),
    [
        (0, 0, False),
        (MOST_PLACES, 1, False),
        (MOST_PLACES + 1, CLOSEST * (MOST_PLACES + 1), False),
        (MOST_PLACES + 1, CLOSEST * (MOST_PLACES + 1) - 1, True),
    ],
)
def test_is_crowded(number: int, size: int, expected: bool) -> None:
    assert is_crowded(range(number), size) is expected


@pytest.mark.parametrize("prefiltering", [True, False])
def test_a_list_of_slips_is_left_alone(prefiltering: bool) -> None:
    revision = Revision(f"They had went to the sea. {SLIPS * 30}")
    proposal = propose_revision(revision, registry.rules_for("en"), prefiltering=prefiltering)
    assert not proposal.findings
    assert proposal.text == revision.text


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        ("They had went to the sea and stayed there for most of the summer.\n\n", 1),
        ("He have went home. ", 2),
        ("Lise begun seeing the the light , she said. ", 2),
        ("The the very end . ", 2),
    ],
)
def test_slips_in_many_sentences_are_found(sentence: str, findings: int) -> None:
    assert len(propose(sentence * 100).findings) == 100 * findings


@pytest.mark.parametrize(
    ("number", "more", "expected"),
    [(0, 0, False), (64, 0, False), (65, 0, True), (65, 2000, False)],
)
def test_is_dear(number: int, more: int, expected: bool) -> None:
    data = b"".join(b"%08d" % one for one in range(number)) + b" " * more
    assert is_dear([Place(8 * one, 8 * one + 8, ()) for one in range(number)], data) is expected


def test_the_same_sentence_is_parsed_once() -> None:
    data = b"They did not went to the sea, nor did they stay at home for long that year. " * 900
    assert not is_dear([Place(76 * one + 5, 76 * one + 17, ()) for one in range(900)], data)
