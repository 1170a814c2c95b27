"""Regular expressions from a wiki: RE2 runs them or nobody does."""

from __future__ import annotations

import pytest
import re2

from bot_plugins.apps.maintenance.control.patterns import LARGEST, LONGEST, PatternError, compiled
from tests.apps.maintenance.control import is_harmless

REFUSED = {
    "reference to a group": (r"(a+)\1", "invalid escape"),
    "named reference": (r"(?P<a>b)(?P=a)", "RE2 refuses"),
    "lookahead": (r"(?=a)b", "RE2 refuses"),
    "lookbehind": (r"(?<!a)b", "RE2 refuses"),
    "atomic group": (r"(?>a+)b", "RE2 refuses"),
    "possessive": (r"a++b", "RE2 refuses"),
    "nested counts": (r"((((a{10}){10}){10}){10}){10}", "repetition"),
    "counts that pass for small": (r"(\w{100}){10}", "too large"),
    "counts in a count": (r"(.{1,10}){1,90}y", "too large"),
    "huge count": (r"a{100000}", "repetition"),
    "huge class": (r"\pL{150}", "too large"),
    "long": ("a" * 10_000, "10000 characters"),
    "a little long": ("a" * (LONGEST + 1), "201 characters"),
    "open bracket": ("(", "missing )"),
    "open brackets": ("(" * LONGEST, "missing )"),
    "lone surrogate": ("a\ud800", "half of a surrogate pair"),
    "controls": ("(\x1b[31m", "␛"),
}
HARMLESS = (
    r"(a+)+$", r"(a|aa)+$", r"(a|a?)+$", r"(.*a){20}", r"(\w+\s?)*!", r"^(([a-z])+.)+[A-Z]$",
    "(" * 60 + "a" + ")*" * 60, "|".join("ab" * 33), r"(?i)^list of \pL+ \(.*\)$",
    r"^\pL+ \pL+$", "\0",
)  # fmt: skip


@pytest.mark.parametrize(("pattern", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_reason(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError) as refusal:
        compiled(pattern)
    message = str(refusal.value)
    assert reason in message
    assert len(message) < 250
    assert is_harmless(message)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_what_ruins_other_engines_is_linear_here(pattern: str) -> None:
    """An object of RE2 with a small program: time is at most one times the other."""
    found = compiled(pattern)
    assert type(found) is type(re2.compile("a"))
    assert found.programsize <= LARGEST
    assert not found.groups or found.options.never_capture
    found.search("a" * 1_000_000 + "!")


def test_finds_what_it_says() -> None:
    found = compiled(r"^(Deaths|Births) in \d{4}$")
    assert found.search("Deaths in 1954")
    assert not found.search("List of Deaths in 1954")
    assert compiled("(?i)straße").search("Die STRAßE")
