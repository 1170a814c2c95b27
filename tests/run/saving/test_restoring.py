"""What may be undone: our own edit, back to words that the page had; whatever its row says now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.ports import PastRevision
from bot_plugins.run.saving.restoring import NOT_SHOWN, why_not
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from tests.run.saving.test_recognising import OTHER, SAVE, TIME, revision

ITEM = Item(
    1, "w:en", 1, "Ferry", "", 1, 10, TIME, 1, TIME, change=Change(
        RuleName("participle_after_have"), Applicability.REVIEW, Edit(8, 13, "begun"), "began",
        "", context_before="It had ", context_after=" there."),
    edited=None, state=State.SAVED, reason="",
)  # fmt: skip


def was(before: str) -> Item:
    """Return the finding with other words that it gives back."""
    return replace(ITEM, change=replace(ITEM.change, before=before))


BEFORE = "It had began there. ~~~~ is ''how'' one signs, at https://a.example/b too."
OURS = revision(11)

ALLOWED: dict[str, dict[str, Any]] = {
    "nothing was changed": {},
    "our summary was changed, by a filter": {"one": revision(11, comment="other words")},
    "the wiki merged it, or changed what it stored": {"one": revision(11, sha1=OTHER)},
    "our name is hidden": {"one": revision(11, user=None)},
    "we have another name now": {"one": revision(11, user="Renamed"), "user": "Renamed"},
    "a signature that the page had": {"item": was("~~~~")},
    "markup that the page had": {"item": was("''how''")},
    "a link that the page had": {"item": was("https://a.example/b")},
    "nothing was there before": {"item": was("")},
}


@pytest.mark.parametrize("case", ALLOWED)
def test_our_own_edit_may_be_undone(case: str) -> None:
    assert not reason(**ALLOWED[case])


NOT_OURS = "revision 11 is not the edit of the queue"
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "somebody else's": ({"one": revision(11, user="Ann")}, NOT_OURS),
    "our other edit": ({"one": revision(11, comment="by hand", sha1=OTHER)}, NOT_OURS),
    "the text before it is hidden": ({"before": None}, NOT_SHOWN),
    "a signature": ({"item": was("~~~~~")}, "not have before: it adds a sig"),
    "a magic word": ({"item": was("__NOINDEX__")}, "it adds a magic word"),
    "a link": ({"item": was("//spam.example")}, "it adds a link"),
    "a redirect": ({"item": was("#REDIRECT [[X]]")}, "it adds markup"),
    "other words": ({"item": was("had begun")}, "'had begun', which the page"),
    "a whole page": ({"item": was("x" * 1000)}, "more than 300 characters"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_else_may(case: str) -> None:
    arguments, said = REFUSED[case]
    assert said in reason(**arguments)
    assert len(reason(**arguments)) < 250


def reason(
    one: PastRevision = OURS, item: Item = ITEM, before: str | None = BEFORE, user: str = "Bot"
) -> str:
    return why_not(SAVE, one, [replace(ITEM, id=2), item], before, user)
