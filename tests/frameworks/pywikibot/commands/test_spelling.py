"""Slips in how a command line is written are told with the line as it is meant."""

from __future__ import annotations

import pytest

from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.generators import NAMES
from bot_plugins.frameworks.pywikibot.commands.global_options import names_of
from bot_plugins.frameworks.pywikibot.commands.spelling import Names, check_spelling

COPYEDIT = names_of(CopyeditOptions(), NAMES)

RIGHT = [
    [],
    ["-page:Harrowmere flood of 1911"],
    ["-page:-page"],
    ["-page:--x=y"],
    ["-search:a=b"],
    ["-ask", "-page:Mill", "-simulate", "-maxlag:5", "-max_retries:3"],
    ["-titleregex:not:Mill", "-grep:(a|b)"],
    ["-summary:Typos: more - and = signs"],
    ["-nothing_like_it:7"],  # an unknown option, which is told as such later
]
SLIPS = {
    "divided by the shell": (
        ["-page:Harrowmere", "flood", "of", "1911", "-ask"],
        'the shell split "flood of 1911"',
        "-page:'Harrowmere flood of 1911' -ask",
    ),
    "divided twice": (["-cat:A", "b", "-cat:C", "d"], "quote", "-cat:'A b' -cat:'C d'"),
    "a bare title": (["Mill"], '"Mill" is not an option', "-page:Mill"),
    "a bare title of words": (["The", "mill"], '"The mill" is not an option', "-page:'The mill'"),
    "a title after a flag": (["-ask", "Mill"], '"Mill" is not an option', "-ask -page:Mill"),
    "a title after a number": (["-limit:5", "Mill"], '"Mill"', "-limit:5 -page:Mill"),
    "a space for the colon": (["-page", "Mill"], "after a colon", "-page:Mill"),
    "a space behind the colon": (["-page:", "Mill"], "after a colon", "-page:Mill"),
    "a space before the colon": (["-page", ":Mill"], "after a colon", "-page:Mill"),
    "an equals sign": (["-page=Mill"], "one dash and a colon", "-page:Mill"),
    "two dashes": (["--page:Mill"], "one dash and a colon", "-page:Mill"),
    "both": (["--page=The mill"], "one dash and a colon", "-page:'The mill'"),
    "two dashes and a space": (["--page", "Mill"], "one dash and a colon", "-page:Mill"),
    "an en dash": (["–page:Mill"], "one dash and a colon", "-page:Mill"),
    "two dashes before a flag": (["--ask"], "one dash and a colon", "-ask"),
    "of Pywikibot's own": (["--site=a:b"], "one dash and a colon", "-site:a:b"),
    "misspelt": (["-pge:Mill"], 'unknown option "-pge:Mill"', "-page:Mill"),
    "in capitals": (["-Page:Mill"], 'unknown option "-Page:Mill"', "-page:Mill"),
    "the singular": (
        ["-rule:participle_after_have"],
        "unknown option",
        "-rules:participle_after_have",
    ),
    "a misspelt flag": (["-simulat"], 'unknown option "-simulat"', "-simulate"),
    "with what a shell reads": (["--page=A & B's"], "one dash", "-page:'A & B'\"'\"'s'"),
    "with a password": (["--ask", "-queue:mysql://u:pw@h/d"], "one dash", "-queue:mysql://u:...@h"),
}


@pytest.mark.parametrize("arguments", RIGHT, ids=" ".join)
def test_what_is_right_is_left_alone(arguments: list[str]) -> None:
    check_spelling(arguments, COPYEDIT)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_what_was_meant(slip: str) -> None:
    arguments, reason, meant = SLIPS[slip]
    with pytest.raises(OptionError) as raised:
        check_spelling(arguments, COPYEDIT)
    assert reason in str(raised.value)
    assert f" {meant}" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "pw@" not in str(raised.value)


def test_bare_words_may_be_what_a_command_takes() -> None:
    check_spelling(["dump.xml", "-limit:3"], Names(["limit"]))
    check_spelling(["-", "-limit:3"], Names(["limit"]))
    with pytest.raises(OptionError, match=r"-limit:3 dump\.xml"):
        check_spelling(["--limit=3", "dump.xml"], Names(["limit"]))
