"""A change as a reader of the page sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.devtools.as_read import REACH, SHOWN, ChangeAsRead, seen
from bot_plugins.core.edits import Edit
from tests.ui.display.build import marked

MARKUP = (
    "{{ }} [[ ]] | <ref> </ref> ''' '' \n = the word. <!-- --> {| |} <math> &nbsp; \ufdd2 \ud800"
)


def looked(text: str) -> ChangeAsRead:
    proposal = marked(text)
    return seen(proposal.revision.text, proposal.findings[0].edit)


@pytest.mark.parametrize(
    ("text", "sentence", "corrected"),
    [
        ("They did not «went|go» home.", "They did not went home.", "They did not go home."),
        ("Yes. He «go|goes» on. No.", "He go on.", "He goes on."),
        ("''He'' of [[Mill|the mill]] «go|goes».", "He of the mill go.", "He of the mill goes."),
        ("He<ref>Said , he.</ref> «go|goes».", "He go.", "He goes."),
        ("He<ref name=a/> <references/>«go|goes».", "He go.", "He goes."),
        ("It is {{convert|5|km}} «far|long».", "It is … far.", "It is … long."),
        ("If <math>x^2</math> «hold|holds».", "If … hold.", "If … holds."),
        ("A<!-- b -->&nbsp;«c|d».", "A\xa0c.", "A\xa0d."),
        ("* one\n* he «go|goes»\n* two", "he go", "he goes"),
        ("We saw the «[[the |[[»river]].", "We saw the the river.", "We saw the river."),
        ("It can «|be »seen.", "It can seen.", "It can be seen."),
        ("He left «.|. »Then it rained. Yes.", "He left .Then it rained.", None),
        ("<ref>{{cite|{{x}}}}</ref>He «go|goes».", "He go.", "He goes."),
        ("A \ufdd2 «c|d».", "A \ufffd c.", "A \ufffd d."),
    ],
)
def test_the_sentence_is_shown_without_markup(
    text: str, sentence: str, corrected: str | None
) -> None:
    found = looked(text)
    assert found.left + found.before + found.right == sentence
    if corrected is not None:
        assert found.left + found.after + found.right == corrected


def test_what_is_around_the_sentence_is_apart() -> None:
    found = looked("Early.\n\nFirst one. He «go|goes» on. Last one.\n\nLate.")
    assert (found.earlier, found.later) == ("Early.\n\nFirst one. ", "Last one.\n\nLate.")


def test_no_more_is_read_than_is_needed() -> None:
    lines = "\n".join(f"Line {number} of many." for number in range(10 * REACH))
    found = looked(f"{lines}\nHe «go|goes» on.\n{lines}")
    assert (found.left, found.right) == ("He ", " on.")
    assert max(len(found.earlier), len(found.later)) <= SHOWN
    assert found.earlier.splitlines()[1].startswith("Line ")


@given(st.lists(st.sampled_from(MARKUP.split(" ")), max_size=40).map(" ".join), st.data())
def test_any_text_and_place_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = seen(text, Edit(start, end, "new"))
    assert len(found.earlier + found.later) <= 2 * SHOWN
