"""A sentence as a person edits it, and what that decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.store.decisions import ACCEPT, REJECT
from bot_plugins.store.findings import Item
from bot_plugins.ui.review.sentence import edited, sentence_of
from tests.ui.display.build import marked
from tests.ui.review.test_worklist import ITEM

TEXT = "Dr. Lee came. By then the «war had began|war had begun» here. It rained.\n\nMore."


def item_of(text: str, number: int = 0) -> Item:
    proposal = marked(text)
    change = proposal.findings[number].placed(proposal.revision.text)
    return Item(**{name: getattr(ITEM, name) for name in ITEM.__slots__} | {"change": change})


def test_it_is_the_sentence_with_the_change_made() -> None:
    sentence = sentence_of(item_of(TEXT), "en")
    assert sentence.text.strip() == "By then the war had begun here."
    assert sentence.text[sentence.start : sentence.end] == "war had begun"


def test_browsers_count_in_units_of_utf16() -> None:
    sentence = sentence_of(item_of("The 𝄞 had «began|begun» here."))
    assert (sentence.start, sentence.end) == (11, 16)


EDITS = {
    "nothing": ("begun", "It had «began|begun» early.", "It had begun early."),
    "the words": ("started", "It had «began|begun» early.", "It had started early."),
    "an insertion": (" all", "He ate« it|» up.", "He ate all up."),
    "at the start": ("X", "«A|B» word.", "X word."),
}


@pytest.mark.parametrize("case", EDITS)
def test_only_the_marked_words(case: str) -> None:
    wanted, text, typed = EDITS[case]
    item = item_of(text)
    found = edited(item, sentence_of(item), typed)
    assert (found.verdict.replacement or item.replacement, found.beside) == (wanted, ())


def test_what_stood_there_is_a_rejection() -> None:
    item = item_of("It had «began|begun» early.")
    assert edited(item, sentence_of(item), "It had began early.").verdict == REJECT


def test_other_words_are_changes_of_their_own() -> None:
    text = "It was old. It had «began|begun» too early there."
    item = item_of(text)
    found = edited(item, sentence_of(item), sentence_of(item).text.replace("early there", "soon"))
    assert found.verdict == ACCEPT
    [change] = found.beside
    plain = marked(text).revision.text
    assert apply_edits(plain, [item.edit, change.edit]).endswith("It had begun too soon.")
    assert plain[change.start : change.end] == change.before
    assert change == change.placed(plain)


def test_an_insertion_beside_is_not_made_twice() -> None:
    item = item_of("It went« ,|,» and «it|it» goed.")
    found = edited(item, sentence_of(item), "It went, and it walked.")
    assert (found.verdict, [change.after for change in found.beside]) == (ACCEPT, ["walked"])
    inserted = item_of("It went«|,» and goed.")
    found = edited(inserted, sentence_of(inserted), "It went, and walked.")
    assert (found.verdict, [change.after for change in found.beside]) == (ACCEPT, ["walked"])


WORDS = st.lists(st.sampled_from(["the", "mill", "had", "began", " ", ",", "."]), max_size=9)


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_edits_make_the_sentence_that_was_typed(
    left: list[str], before: list[str], right: list[str], typed: list[str]
) -> None:
    texts = ["".join(words) for words in (left, before, right, typed)]
    item = item_of(f"{texts[0]}«{texts[1]}|begun»{texts[2]}")
    sentence = sentence_of(item)
    found = edited(item, sentence, texts[3])
    own = item.change.before if found.verdict == REJECT else found.verdict.replacement
    own = item.replacement if own is None else own
    plain = "".join(texts[:3])
    edits = [Edit(item.change.start, item.change.end, own), *(one.edit for one in found.beside)]
    whole = (
        plain[: sentence.offset],
        plain[sentence.offset + len(sentence.left + sentence.before + sentence.right) :],
    )
    assert apply_edits(plain, edits) == f"{whole[0]}{texts[3]}{whole[1]}"
