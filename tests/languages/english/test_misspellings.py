"""codespell's corrections: only those that are certain, and none without codespell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.languages.english import lexicon, misspellings, vocabulary
from bot_plugins.languages.english.misspellings import SHORTEST, WORD, all_misspellings, correction
from bot_plugins.languages.english.surroundings import Surroundings

NONE = {
    "short": "hte-",
    "two corrections": "abandonded-or",
    "spelling of another country": "labour",
    "name": "trotskyite",
    "a word": "receive",
}
NOT_SEARCHED = ("reCieve", "recieve.com", "recieve-like", "@recieve", "recieve2", "x/recieve")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget what was read before and after."""
    forget()
    yield
    forget()


def forget() -> None:
    own = (misspellings._dictionary, misspellings._doubtful)
    for cached in (correction, all_misspellings, *own):
        cached.cache_clear()


@pytest.mark.parametrize("word", NONE.values(), ids=NONE)
def test_what_is_not_corrected(word: str) -> None:
    assert correction(word) == ""


@pytest.mark.parametrize("text", NOT_SEARCHED)
def test_a_part_of_a_name_is_no_word(text: str) -> None:
    assert WORD.search(text) is None


def test_a_correction_is_one_known_kind_of_word() -> None:
    found = {wrong: correction(wrong) for wrong in misspellings._dictionary()}
    assert len(list(filter(None, found.values()))) > 10_000
    for wrong, right in found.items():
        if right:
            assert len(wrong) >= SHORTEST or wrong in misspellings.common(), wrong
            assert right.replace(" ", "").isalpha(), wrong
            assert right != wrong
            assert wrong not in lexicon.known() or right in vocabulary.frequent(), wrong


def test_a_rare_word_of_the_lexicon_is_a_misspelling_of_a_far_more_frequent_one() -> None:
    assert correction("desireable") == "desirable"
    assert "desireable" in lexicon.known()
    assert correction("demagogs") == ""


def test_a_misspelling() -> None:
    assert correction("recieve") == "receive"
    assert "recieve" in all_misspellings()
    assert "receive" not in all_misspellings()


def test_without_codespell_the_own_list_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspellings, "find_spec", lambda _: None)
    folder = misspellings._folder.__wrapped__()
    monkeypatch.setattr(misspellings, "_folder", lambda: folder)
    assert misspellings.missing().startswith("codespell is not installed")
    assert correction("recieve") == "receive"
    assert correction("abandonning") == ""
    assert all_misspellings() == frozenset(misspellings.common())


def test_a_list_that_codespell_no_longer_has_counts_as_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "dictionary.txt").write_text("abandonning->abandoning\nabouve->above, about,\n")
    monkeypatch.setattr(misspellings, "_folder", lambda: tmp_path)
    assert (correction("abandonning"), correction("abouve")) == ("abandoning", "")


def test_the_own_list_is_sound() -> None:
    """Each is no word, is spelled in one way, and stands for a word that is not on the list."""
    own = misspellings.common()
    assert len(own) > 1_500
    for wrong, right in own.items():
        assert wrong not in lexicon.known(), wrong
        assert right.replace(" ", "").isalpha() and right.islower(), wrong
        assert right not in own, wrong


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("", "the town", False),
        ("It ended .", "the", False),
        ("met", "Holm", True),
        ("", "", True),
        ("", ", J. N.", True),
        ("", "Holm", True),
        ("", "avec", True),
        ("", "was", True),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(before: str, after: str, wanted: bool) -> None:
    around = Surroundings(tuple(before.split()), tuple(after.split()))
    assert misspellings.is_name("friend", around) is wanted
