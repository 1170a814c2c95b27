"""Telling English from other languages, sentence by sentence."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.foreign import looks_english

FRENCH = "Le roi de la ville est mort dans une grande maison."
GERMAN = "Der König war in der alten Stadt und ist dort gestorben."
MIDDLE_ENGLISH = "Whan that aprille with his shoures soote hath perced."
FOREIGN = {
    "French": (FRENCH, "est"),
    "German": (GERMAN, "war"),
    "old English": (MIDDLE_ENGLISH, "hath"),
    "French behind English": (f"The king died in the old town. {FRENCH}", "roi"),
    "French before English": (f"{FRENCH} The king died in the old town.", "roi"),
    "a list of terms": ("The bhashya vivarana prameya sangraha tika are books.", "tika"),
}
ENGLISH = {
    "English": ("The king was in the old town.", "old"),
    "English before French": (f"The king died in the old town. {FRENCH}", "died"),
    "English behind French": (f"{FRENCH} The king died in the old town.", "died"),
    "names": ("The Brihadaranyaka and Chandogya Upanishads were written in the north.", "written"),
    "a misspelling": ("It occured in the old town and it was wrote down.", "occured"),
    "too few words to tell": ("Er was in.", "was"),
    "no words": ("1900.", "1900"),
    "markup": ("The king {{lang|fr|de la ville est mort dans}} was old.", "king"),
}


@pytest.mark.parametrize(("text", "word"), FOREIGN.values(), ids=FOREIGN)
def test_another_language(text: str, word: str) -> None:
    assert not looks_english(document.read(text), text.index(word))


@pytest.mark.parametrize(("text", "word"), ENGLISH.values(), ids=ENGLISH)
def test_english(text: str, word: str) -> None:
    assert looks_english(document.read(text), text.index(word))
