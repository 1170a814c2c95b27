"""Paragraphs with all their changes marked, from the queue alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Proposal
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide
from bot_plugins.store.findings import Item, around
from bot_plugins.store.states import State
from bot_plugins.ui.review.paragraphs import REACH, SHOWN, MarkedParagraph, paragraphs
from tests.ui.display.build import marked, proposals
from tests.ui.review.build import found, queued
from tests.ui.review.test_worklist import ITEM

TEXT = "The «a|b» mill.\n\nIt had «began|begun». They had «went|gone» home.\n\nAnd «c|d»."


def items_of(proposal: Proposal) -> list[Item]:
    text = proposal.revision.text
    return [
        replace(ITEM, id=number, change=change.placed(text))
        for number, change in enumerate(proposal.findings, 1)
    ]


def paragraph_of(item: Item, others: list[Item]) -> MarkedParagraph:
    [paragraph] = paragraphs([item], others)
    return paragraph


def old_text(paragraph: MarkedParagraph) -> str:
    pieces = [piece for part in paragraph.parts for piece in part.pieces]
    return "".join(text for text, kind in pieces if kind != "added")


def numbers(paragraph: MarkedParagraph) -> list[int]:
    return [part.number for part in paragraph.parts if part.number]


def test_each_paragraph_is_there_once() -> None:
    found = paragraphs(items_of(marked(TEXT)), [])
    assert [numbers(paragraph) for paragraph in found] == [[1], [2, 3], [4]]
    assert old_text(found[1]) == "It had began. They had went home."


def test_a_finding_has_the_others_of_its_paragraph() -> None:
    items = items_of(marked(TEXT))
    assert numbers(paragraph_of(items[1], items)) == [2, 3]
    assert numbers(paragraph_of(items[0], items)) == [1]


def test_what_was_decided_is_marked_as_such(store: Store) -> None:
    queued(store, TEXT)
    decide(store, "Ann", 2, ACCEPT)
    item = found(store, 3)
    paragraph = paragraph_of(item, around(store, [item], REACH, SHOWN))
    marks = {part.number: part for part in paragraph.parts if part.number}
    assert (marks[2].state, marks[3].state) == (State.ACCEPTED, State.OPEN)
    decide(store, "Ann", 3, REJECT)
    paragraph = paragraph_of(found(store, 3), [])
    assert [text for part in paragraph.parts for text, _ in part.pieces if part.number] == ["went"]


def test_the_one_to_decide_is_never_hidden_by_another() -> None:
    [first, *_] = items_of(marked(TEXT))
    same = replace(first, id=9, change=replace(first.change, edit=Edit(4, 5, "z")))
    assert numbers(paragraph_of(same, [first])) == [9]
    assert [numbers(one) for one in paragraphs([first, same], [])] == [[1], [9]]


def test_a_long_paragraph_is_cut_between_words() -> None:
    long = "word " * 100
    [paragraph] = paragraphs(items_of(marked(f"{long}«a|b» {long}«c|d» {long}")), [])
    shown = old_text(paragraph)
    assert shown.startswith("…word ")
    assert shown.endswith("word …")
    assert numbers(paragraph) == [1, 2]


def test_another_text_is_not_joined() -> None:
    one, two = items_of(marked("It «a|b» had «c|d» all."))
    other = replace(two, change=replace(two.change, context_before="It x had "))
    assert [numbers(found) for found in paragraphs([one, other], [])] == [[1], [2]]


@given(proposals())
def test_every_finding_is_in_a_paragraph(proposal: Proposal) -> None:
    items = items_of(proposal)
    found = paragraphs(items, [])
    assert sorted(number for one in found for number in numbers(one)) == [one.id for one in items]
    for item in items:
        assert item.id in numbers(paragraph_of(item, items))
