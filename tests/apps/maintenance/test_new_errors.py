"""Only what recent edits brought in is proposed, and all of that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.new_errors import brought_in
from bot_plugins.core import registry
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision

RULES = registry.rules_for("en")
SLIP = "The mill had began to grind."
OTHER = "It stood near the the river."


def found(new: str, old: str) -> list[str]:
    """Return what stands there of the changes that are proposed as new."""
    proposal = propose_revision(Revision(new, "Mill"), RULES)
    return [one.before for one in brought_in(proposal, old, RULES).findings]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SLIP, SLIP),
        (SLIP, f"A new paragraph.\n\n{SLIP}"),
        (SLIP, f"{SLIP} It was old."),
        (SLIP, f"It was old. {SLIP}"),
        (SLIP, f"{SLIP}\n\nA new paragraph."),
        (f"{SLIP}\n\nOne.\n\nTwo.", f"One.\n\nTwo.\n\n{SLIP}"),
        (SLIP, SLIP.replace("mill", "old mill")),
        (SLIP, SLIP.replace("grind", "grind corn")),
        (SLIP, SLIP.replace("The mill", "The mill, built in 1911,")),
        (SLIP, SLIP.replace("mill", "windmill")),
        (f"{SLIP} {OTHER}", f"{SLIP} It is gone."),
        (SLIP, "The wheel had began to turn."),
    ],
)
def test_what_stood_there_before_is_left(old: str, new: str) -> None:
    assert found(new, old) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", SLIP, ["began"]),
        ("The mill began to grind.", SLIP, ["began"]),
        (OTHER, f"{OTHER} {SLIP}", ["began"]),
        (SLIP, f"{SLIP} {OTHER}", ["the the"]),
        (SLIP, f"{SLIP} The wheel had began to turn.", ["began"]),
        (SLIP, f"The wheel had began to turn.\n\n{SLIP}", ["began"]),
        ("One mill , it is 7.", "Another wheel , they say.", [" ,"]),
        (SLIP, f"{SLIP}\n\nThe wheel had began to turn.", ["began"]),
        (SLIP, f"{SLIP}\n\n{SLIP}", ["began"]),
        ("They was 7 in all.", "They was 9 in all. They say so.\n\nThey was 7 in all.", ["was"]),
    ],
)
def test_what_is_new_is_proposed(old: str, new: str, told: list[str]) -> None:
    assert found(new, old) == told


def test_what_the_queue_had_mended_stands_for_nothing_new() -> None:
    """The last revision that was read has it; then it was saved, and another one came in."""
    old = "They was 7 in all.\n\nIt is old."
    new = "They was 9 in all.\n\nThey were 7 in all.\n\nIt is old."
    proposal = propose_revision(Revision(new, "Mill"), RULES)
    [known] = propose_revision(Revision(old, "Mill"), RULES).findings
    asked = [known.placed(old)]
    assert [one.before for one in brought_in(proposal, old, RULES, asked).findings] == ["was"]


SUBJECTS = st.sampled_from("mill wheel house town river owner bridge tower".split())
CLEAN = SUBJECTS.map("The {} was old.".format)
SLIPS = SUBJECTS.map("The {} had began to change.".format)


@given(
    st.lists(st.tuples(st.booleans(), SLIPS | CLEAN), max_size=6, unique_by=lambda one: one[1]),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_sentences_that_come_in(sentences: list[tuple[bool, str]], between: str) -> None:
    """Each sentence is new or was there before, in the same order."""
    old = between.join(text for is_new, text in sentences if not is_new)
    new = between.join(text for _, text in sentences)
    expected = sum(is_new and "began" in text for is_new, text in sentences)
    assert len(found(new, old)) == expected
