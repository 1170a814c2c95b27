"""What settings and exceptions leave of a proposal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.control.exceptions import Exceptions
from bot_plugins.apps.maintenance.control.narrowing import is_excluded, kept
from bot_plugins.apps.maintenance.control.settings import WikiSettings
from bot_plugins.core.edits import apply_edits
from bot_plugins.core.engine import propose
from tests.strategies import sloppy, titles

TEXT = "By then the war had began , they said. It was the the lake of of fire."
ALL_MENDED = "By then the war had begun, they said. It was the lake of fire."
MENDED = {
    "nothing is listed": (Exceptions(), WikiSettings(), ALL_MENDED),
    "a phrase": (
        Exceptions(phrases=("had began",)),
        WikiSettings(),
        "By then the war had began , they said. It was the lake of fire.",
    ),
    "a phrase that ends before the slip": (
        Exceptions(phrases=("war had",)),
        WikiSettings(),
        ALL_MENDED,
    ),
    "a word": (
        Exceptions(),
        WikiSettings(words_excluded=("lake",)),
        "By then the war had begun, they said. It was the the lake of of fire.",
    ),
    "a word with another capital": (
        Exceptions(),
        WikiSettings(words_excluded=("Lake",)),
        ALL_MENDED,
    ),
    "a rule": (
        Exceptions(),
        WikiSettings(rules_off=("repeated_word",)),
        "By then the war had begun, they said. It was the the lake of of fire.",
    ),
    "the page": (Exceptions(titles=frozenset({"Ferry"})), WikiSettings(), TEXT),
    "the page, in the settings": (Exceptions(), WikiSettings(pages_excluded=("ferry",)), TEXT),
    "the page, by a pattern": (Exceptions(), WikiSettings(pages_excluded_matching=("rry$",)), TEXT),
    "another page": (Exceptions(by_title={"Boat": ("the the",)}), WikiSettings(), ALL_MENDED),
}


@pytest.mark.parametrize(("exceptions", "settings", "text"), MENDED.values(), ids=MENDED)
def test_what_is_left(exceptions: Exceptions, settings: WikiSettings, text: str) -> None:
    everything = propose(TEXT, title="Ferry")
    proposal, held_back = kept(everything, exceptions, settings)
    assert proposal.text == text
    assert len(proposal.findings) + held_back == len(everything.findings)
    assert bool(proposal.summary) == bool(proposal.findings)
    assert is_excluded("Ferry", settings, exceptions) == (text == TEXT)


def test_nothing_held_back_is_the_same_proposal() -> None:
    everything = propose(TEXT, title="Ferry")
    assert kept(everything, Exceptions(), WikiSettings()) == (everything, 0)


phrases = st.lists(st.text("abdehn ,.", min_size=3, max_size=5), max_size=3).map(tuple)


@given(sloppy, titles, phrases, phrases)
def test_only_ever_less(
    text: str, title: str, listed: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """What is left was proposed, makes the text, and is left again when asked again."""
    exceptions = Exceptions(phrases=listed)
    settings = WikiSettings(words_excluded=tuple(word for word in words if word.strip()))
    whole = propose(text, title=title)
    proposal, held_back = kept(whole, exceptions, settings)
    assert set(proposal.findings) <= set(whole.findings)
    assert len(proposal.findings) + held_back == len(whole.findings)
    assert proposal.text == apply_edits(text, [one.edit for one in proposal.findings])
    assert kept(proposal, exceptions, settings) == (proposal, 0)
