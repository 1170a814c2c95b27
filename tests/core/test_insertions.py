"""Insertions (an edit's start is its end) are edits like others, all the way to what is saved.

``¦words¦`` marks what is to be inserted. tests/run/saving/test_insertions.py saves them on a wiki.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot_plugins.apps.maintenance.control.exceptions import Exceptions
from bot_plugins.apps.maintenance.new_errors import brought_in
from bot_plugins.apps.maintenance.watching.comparing import ChangeFate as Fate
from bot_plugins.apps.maintenance.watching.comparing import compare
from bot_plugins.apps.scan.found import found_in
from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability, Rule, Suggestion
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.document import Document
from bot_plugins.run.saving.fitting import fit
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide
from bot_plugins.store.exchange.exporting import export_lines
from bot_plugins.store.exchange.importing import import_file
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import Item, every, get
from bot_plugins.store.put import put
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from bot_plugins.ui.display.terminal import finding_lines, plain
from bot_plugins.ui.report import html
from bot_plugins.ui.report.jsonl import json_line
from bot_plugins.ui.report.unified import unified_diff
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.terminal import TerminalReview
from tests.ui.review.conftest import _opened, store
from tests.ui.review.test_terminal import Typist
from tests.ui.review.web.client import Visitor, words

__all__ = ["_opened", "store"]

NAME, SITE = "inserting", "test:en"
OTHERS = ("getting ", "being ")
RULES = RuleSet(frozenset({NAME}), "v1")

REFUSED = {
    "into a template": "A {{a|¦the ¦lake}} here.",
    "into a quotation": 'He said "they ¦have ¦gone" then.',
    "into a link's target": "See [[Lake ¦of ¦Geneva]] there.",
    "into a reference": "It is.<ref>By ¦the ¦author</ref>",
    "on an empty line": "A lake.\n¦Words.¦\n* one",
    "what a link would take in": "The [[lake]]¦s¦ are deep.",
    "a second space": "The ¦ ¦lake is deep.",
    "a line end": "The lake¦.\n\n¦is deep.",
    "markup": "The ¦''deep'' ¦lake.",
    "a mark at the start of a line": "It is.\n¦* ¦The lake.",
    "nothing": "The ¦¦lake.",
    "a signature": "The lake¦ ~~~~¦ is deep.",
}
MADE = {
    "a word": "They will ¦be ¦qualified soon.",
    "a letter": "It was be¦a¦utiful there.",
    "a full stop, at the end": "It was cold¦.¦",
    "a full stop, at a line's end": "It was cold¦.¦\n\nThen it rained.",
    "at the beginning": "¦The ¦lake is deep and cold.",
    "a mark behind a link": "In [[Rome]]¦,¦ they met.",
    "a word before a link": "It is in ¦the ¦[[lake]] there.",
    "before a reference": "It was ¦very ¦cold.<ref>A</ref> Then it rained.",
    "two in a sentence": "They will ¦be ¦qualified and ¦be ¦sent home.",
    "behind what takes two code units": "\U0001d11e\U0001f600 They will ¦be ¦qualified.",
    "in a list": "* They will ¦be ¦qualified.\n* It rained.",
    "a word that stands elsewhere": "They will be there. They will ¦be ¦qualified.",
}


def read(marked: str) -> tuple[str, list[Edit]]:
    """Return a text without the marks, and what is to be inserted."""
    text, edits = "", []
    for number, piece in enumerate(marked.split("¦")):
        if number % 2:
            edits.append(Edit(len(text), len(text), piece))
        else:
            text += piece
    return text, edits


def rule_of(marked: str) -> Rule:
    """Return a rule that inserts so, wherever it finds the words around it on one line."""
    text, edits = read(marked)
    around = [(text[: one.start], one.replacement, text[one.end :]) for one in edits]
    found = [
        (left.rpartition("\n")[2][-_NEAR:], new, right.partition("\n")[0][:_NEAR])
        for left, new, right in around
    ]

    def check(document: Document) -> Iterator[Suggestion]:
        for left, new, right in found:
            behind = re.escape(right) if right else r"(?:\n|\Z)"
            before = f"(?<={re.escape(left)})" if left else r"(?<![^\n])"
            place = re.compile(f"{before}(?!{re.escape(new) or '^^'})(?={behind})")
            for match in place.finditer(document.source):
                edit = Edit(match.start(), match.start(), new)
                yield Suggestion(edit, "a word is missing", Applicability.REVIEW, OTHERS)

    triggers = tuple(re.escape((left + right).strip()) for left, _, right in found)
    return Rule("missing word", Applicability.REVIEW, check, triggers, (), name=NAME)


_NEAR = 12
"""Code points to each side by which a place is found."""


def found(marked: str, revid: int = 1) -> Proposal:
    text, _ = read(marked)
    revision = Revision(text, "Mill", SITE, revid, url="https://wiki.example/Mill", pageid=7)
    return propose_revision(revision, [rule_of(marked)])


def queued(store: Store, marked: str, revid: int = 1, rules: RuleSet = RULES) -> list[Item]:
    put(store, found(marked, revid), rules, start_run(store, "copyedit"))
    return list(every(store, EVERYTHING))


@pytest.mark.parametrize("marked", REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_inserted(marked: str) -> None:
    assert not found(marked)


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_what_may_be_inserted_and_shown(marked: str, tmp_path: Path) -> None:
    text, edits = read(marked)
    mended = marked.replace("¦", "")
    proposal = found(marked)
    assert proposal.text == mended == apply_edits(text, edits)
    assert [one.edit for one in proposal.findings] == edits
    assert {one.before for one in proposal.findings} == {""}
    record = json.loads(json_line(proposal, "proposed"))
    assert [(one["start"], one["end"], one["after"]) for one in record["findings"]] == [
        (one.start, one.end, one.replacement) for one in edits
    ]
    for number, finding in enumerate(proposal.findings, 1):
        shown = plain(finding_lines(proposal, finding, number, len(edits)))
        assert f"{{+{finding.after}+}}" in shown
        assert "[-" not in shown
        assert ("or: getting · being" in shown) is bool(finding.alternatives)
    page = html.page(proposal, 1, "proposed")
    assert page.count("<ins>") == len(edits)
    assert "<del>" not in page
    row = found_in(proposal, 0, "", keep_text=False).as_row()
    assert row["findings"] == record["findings"]
    assert patched(proposal, tmp_path) == mended


def patched(proposal: Proposal, folder: Path) -> str:
    """Return what patch makes of the page's text."""
    program = shutil.which("patch")
    assert program
    file = folder / "Mill"
    file.write_text(proposal.revision.text, encoding="utf-8", newline="")
    subprocess.run([program, "-p1"], input=unified_diff(proposal).encode(), cwd=folder, check=True)
    return file.read_text(encoding="utf-8")


SUMMARIES = {
    "a word": "Copyedit: + be (missing word)",
    "a letter": "Copyedit: + a (missing word)",
    "a full stop, at the end": "Copyedit: + . (missing word)",
    "two in a sentence": "Copyedit: + be (missing word) ×2",
}


@pytest.mark.parametrize("case", SUMMARIES)
def test_a_summary_says_what_was_inserted(case: str) -> None:
    assert found(MADE[case]).summary == SUMMARIES[case]


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_it_is_kept_and_known_again_and_fits(store: Store, marked: str) -> None:
    _, edits = read(marked)
    items = queued(store, marked)
    assert [Edit(one.change.start, one.change.end, one.change.after) for one in items] == edits
    moved = f"New words stand here.\n\n{marked}"
    assert [one.id for one in queued(store, moved, revid=2)] == [one.id for one in items]
    accepted = [decide(store, "Ann", one.id, ACCEPT) for one in items]
    newer, _ = read(moved)
    fitted = fit(accepted, Revision(newer, "Mill", SITE, 2), [])
    assert fitted.proposal.text == moved.replace("¦", "")
    last = f"More of them.\n\n{moved}"
    again = Revision(read(last)[0], "Mill", SITE, 3)
    refitted = fit(fitted.items, again, [rule_of(last)], {2: newer})
    assert refitted.proposal.text == last.replace("¦", ""), refitted.stale


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_it_is_gone_once_it_is_made(store: Store, marked: str) -> None:
    items = queued(store, marked)
    decide(store, "Ann", items[0].id, ACCEPT)
    text = marked.replace("¦", "")
    put(store, propose_revision(Revision(text, "Mill", SITE, 2, pageid=7), []),
        RULES, start_run(store, "copyedit"))  # fmt: skip
    assert {one.state for one in every(store, EVERYTHING)} == {State.VANISHED}


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_it_is_refused_once_and_for_all(store: Store, marked: str) -> None:
    for item in queued(store, marked):
        decide(store, "Ann", item.id, REJECT)
    newer = RuleSet(RULES.names, "v2")
    states = [one.state for one in queued(store, f"{marked} More.", 2, newer)]
    assert set(states) == {State.REJECTED}


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_it_is_exported_and_imported(store: Store, marked: str, tmp_path: Path) -> None:
    from bot_plugins.store.database import open_store

    queued(store, marked)
    lines = list(export_lines(store))
    with open_store(tmp_path / "other.sqlite") as other:
        import_file(other, io.BytesIO("".join(lines).encode()), "in.jsonl")
        assert list(export_lines(other)) == lines


@pytest.mark.parametrize("marked", MADE.values(), ids=MADE)
def test_what_became_of_it_is_seen(store: Store, marked: str) -> None:
    items = [replace(one, state=State.SAVED) for one in queued(store, marked)]
    text, _ = read(marked)
    made = set(compare(items, marked.replace("¦", "")).values())
    back = set(compare(items, text).values())
    assert Fate.TAKEN_BACK not in made
    assert Fate.STANDS not in back
    if len(text) > 20:
        assert (made, back) == ({Fate.STANDS}, {Fate.TAKEN_BACK})


def test_only_what_is_new_is_proposed() -> None:
    old, _ = read("They will ¦be ¦qualified soon.")
    proposal = found("They will ¦be ¦qualified soon. They will ¦be ¦sent home.")
    left = brought_in(proposal, old, [rule_of("They will ¦be ¦qualified soon.")])
    assert [one.edit.start for one in left.findings] == [proposal.findings[1].edit.start]


def test_a_listed_phrase_protects_the_place() -> None:
    text, [edit] = read("They will ¦be ¦qualified soon.")
    for phrase, allowed in (("will qualified", False), ("will", True), ("qualified soon", True)):
        listed = Exceptions(phrases=(phrase,))
        touches = phrase in text and not allowed
        assert listed.allows("Mill", text, edit.start, edit.end) is not touches or allowed


def test_the_terminal_inserts_one_of_several_or_own_words(store: Store) -> None:
    queued(store, MADE["two in a sentence"])
    person = Typist("2e", lines=["all be "])
    TerminalReview(Review(store, "Ann", lambda _: read(MADE["two in a sentence"])[0]), person).run()
    text = person.text
    assert "They will {+be +}qualified" in text
    assert "1 be · 2 getting · 3 being" in text
    assert "Text to insert (proposed: 'be '):" in text
    assert [one.replacement for one in every(store, EVERYTHING)] == ["getting ", "all be "]


def test_the_page_inserts_one_of_several(store: Store) -> None:
    marked = MADE["two in a sentence"]
    queued(store, marked)
    visitor = Visitor(Review(store, "Ann", lambda _: read(marked)[0]))
    shown = visitor.get("/")
    assert "They will <mark><ins>be </ins></mark>qualified" in shown.text
    assert "Accept as be 1 getting 2 being 3" in words(shown)
    assert "nothing → “be ”, or “getting”, or “being”" in shown.text
    assert "They will be qualified" in shown.text
    whole = visitor.get("/finding/1/page").text
    assert '<mark id="change"><ins>be </ins></mark>' in whole
    visitor.post("/finding/1", what="choice3")
    assert "Accepted: nothing → “being ”" in words(visitor.get("/"))
    item = get(store, 1)
    assert item is not None
    assert (item.state, item.replacement) == (State.ACCEPTED, "being ")
    without = "They will qualified and sent home."
    visitor.post("/finding/2", what="sentence", sentence=without)
    other = get(store, 2)
    assert other is not None
    assert other.state is State.REJECTED


def test_the_whole_page_is_shown_only_if_it_is_the_one(store: Store) -> None:
    """Nothing stands everywhere: the words around it tell."""
    queued(store, MADE["a word"])
    visitor = Visitor(Review(store, "Ann", lambda _: "Another text, long enough for the place."))
    assert "not the text that was checked" in words(visitor.get("/finding/1/page"))
    assert re.search("They will <ins>be ", visitor.get("/finding/1/page").text)
