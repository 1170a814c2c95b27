"""What must always hold, on any text: see the design's list of promises.

Every property is a promise to the people whose page it is, so each one states it in words.
"""

from __future__ import annotations

from collections.abc import Iterator

import mwparserfromhell
from hypothesis import example, given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Node, Tag, Text

from bot_plugins import document
from bot_plugins.core import guards, prefilter, registry
from bot_plugins.core.edits import apply_edits, compose
from bot_plugins.core.engine import compose_proposal, propose, propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.document.containers import PROSE_TAGS
from bot_plugins.document.markup import LIST_MARKS
from bot_plugins.document.mask import OPAQUE, TRANSPARENT
from tests.strategies import FAR_APART, broken, edits_of, pages, sloppy, titles


def skeleton(text: str) -> list[str]:
    """Return templates, links, tags, ... as text: all that an edit must leave as it was."""
    code = mwparserfromhell.parse(text.replace("\0", "\ufffd"), skip_style_tags=True)
    return [described for node in code.ifilter(recursive=True) for described in _described(node)]


def _described(node: Node) -> Iterator[str]:
    if isinstance(node, Text):
        return
    if isinstance(node, Tag) and str(node.tag) in PROSE_TAGS | LIST_MARKS:
        yield f"<{node.tag} {node.attributes}>"
    else:
        yield str(node)


@given(pages, titles)
@example("a\n\nthe the .\n\n", "")
def test_a_proposal_changes_nothing_outside_its_findings(text: str, title: str) -> None:
    proposal = propose(text, title=title)
    position = shift = 0
    for finding in proposal.findings:
        edit = finding.edit
        assert proposal.text[position + shift : edit.start + shift] == text[position : edit.start]
        shift += edit.growth
        position = edit.end
    assert proposal.text[position + shift :] == text[position:]
    assert len(proposal.text) == len(text) + shift


@given(sloppy, titles)
@example("By then the war had began.\n\nIt. <br {{quote|>}}<!--<ref> x </ref>-->", "")
def test_no_edit_touches_a_masked_character(text: str, title: str) -> None:
    page = document.read(text, title)
    for rule in registry.rules_for("en"):
        proposal = propose(text, title=title, rules=[rule])
        first_pass = [one.edit for one in proposal.findings if "; then " not in one.message]
        assert all(page.editable(edit.start, edit.end) for edit in first_pass)


@given(st.one_of(sloppy, broken), titles)
def test_the_markup_parses_the_same_afterwards(text: str, title: str) -> None:
    proposal = propose(text, title=title)
    assert skeleton(proposal.text) == skeleton(text)


@given(st.one_of(sloppy, broken), titles)
@example("He refered to it. <div>{{x|</div>}}\n\nIn 1960 he begun a life.", "")
@example(f"In 1954 he begun a life. </div{FAR_APART}It was the the lake.", "")
@example(f"It was the the lake.{FAR_APART}In 1954 he begun a life. <div></</div>", "")
@example(f"It was the the lake.{FAR_APART}In 1954 he begun. {{|<b>\n|}}</b>", "")
def test_proposing_again_proposes_nothing(text: str, title: str) -> None:
    proposal = propose(text, title=title)
    again = propose(proposal.text, title=title)
    assert [(one.before, one.after) for one in again.findings] == []


@given(sloppy, titles)
def test_a_finding_names_the_text_it_replaces(text: str, title: str) -> None:
    for finding in propose(text, title=title).findings:
        assert finding.before == text[finding.edit.start : finding.edit.end]
        assert finding.before != finding.after


@given(sloppy, titles)
def test_every_proposal_is_one_a_reader_sees(text: str, title: str) -> None:
    proposal = propose(text, title=title)
    assert bool(proposal) == (" ".join(proposal.text.split()) != " ".join(text.split()))
    assert bool(proposal.summary) == bool(proposal)


@given(sloppy, titles, st.data())
def test_any_choice_of_findings_can_be_applied(text: str, title: str, data: st.DataObject) -> None:
    proposal = propose(text, title=title)
    chosen = [one for one in proposal.findings if data.draw(st.booleans())]
    ordered = sorted(chosen, key=lambda finding: finding.edit)
    partial = compose_proposal(proposal.revision, ordered)
    assert partial.text == apply_edits(text, [finding.edit for finding in chosen])


@given(pages, titles)
def test_prose_is_as_long_as_its_source(text: str, title: str) -> None:
    page = document.read(text, title)
    assert len(page.prose) == len(text)
    for shown, written in zip(page.prose, text, strict=True):
        assert shown in (written, OPAQUE, TRANSPARENT)


@given(pages)
def test_what_is_masked_may_not_be_edited(text: str) -> None:
    page = document.read(text)
    for position, character in enumerate(page.prose):
        if character in (OPAQUE, TRANSPARENT):
            assert not page.editable(position, position + 1)


@given(pages, st.data())
def test_composed_edits_do_what_both_sets_did(text: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(text))
    middle = apply_edits(text, first)
    second = data.draw(edits_of(middle))
    composed = compose(text, first, second)
    assert apply_edits(text, [one.edit for one in composed]) == apply_edits(middle, second)
    assert sorted(index for one in composed for index in one.first) == list(range(len(first)))
    assert sorted(index for one in composed for index in one.second) == list(range(len(second)))


@given(pages, titles, st.data())
def test_guards_answer_for_any_edit(text: str, title: str, data: st.DataObject) -> None:
    page = document.read(text, title)
    for edit in data.draw(edits_of(text)):
        if guards.allows(page, edit):
            parts = edit.replacement.startswith(" ")  # a word from markup, before it is changed
            assert page.editable(edit.start, edit.end) or parts
            assert edit.replacement != text[edit.start : edit.end]


@given(sloppy, titles)
@example("It fell.<ref>Page 5</ref>Teh house is old.", "")
def test_what_is_proposed_may_be_saved(text: str, title: str) -> None:
    """Also where one edit is made of what several passes found."""
    rules = registry.rules_for("en")
    found = propose_revision(Revision(text, title), rules, prefiltering=False).findings
    assert guards.sort_out(document.read(text, title), [one.edit for one in found]) == {}


@given(st.one_of(sloppy, broken))
@example(f"It was the the lake.<div''{FAR_APART}> It was the the lake. ")
def test_what_a_page_hides_stays_hidden(text: str) -> None:
    """The same characters are masked before and after: no edit lays a quotation bare."""
    assert document.read(propose(text).text).hidden == document.read(text).hidden


@given(sloppy, titles)
@example("By then the war had began. a0..0\u202e", "")
@example("By then the war ended.[[]]The end was near.", "")
@example("By then <big>the war ended</big>.<big>The end</big> was near.", "")
@example("By then the war ended.[[end (war)|The end]] was near.", "")
@example("It rained. [[ By then the war had began. It was wrote. {{quote|a}}", "")
@example("It rained. <b By then the war had began. It was wrote.>", "")
def test_a_trigger_never_loses_a_finding(text: str, title: str) -> None:
    page = document.read(text, title)
    for rule in registry.rules_for("en"):
        if not prefilter.of((rule,)).places(text):
            assert [one.edit for one in rule.check(page) if guards.allows(page, one.edit)] == []
