"""The command line, read without any wiki: what is wrong with it is said by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.core.language_codes import UnknownLanguageError
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions, parsed
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.global_options import names_of
from bot_plugins.run import Mode, SaveFlags


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("-bogus", 'unknown option "-bogus"'),
        ("-mode:ask", 'unknown option "-mode:ask"'),
        ("-chosen_rules", 'unknown option "-chosen_rules"'),
        ("Mill", 'unknown option "Mill"'),
        ("", 'unknown option ""'),
        ("-always:yes", "-always takes no value"),
        ("-summary:", "-summary needs a value"),
        ("-report", "-report needs a value"),
        ("-rules", "-rules needs a value"),
        ("-watch:maybe", "-watch is one of no, yes, preferences, not 'maybe'"),
        ("-stoppage:User:Bot#Stop", "no title contains '#'"),
        ("-maxedits:0", "whole number above 0, not '0'"),
        ("-maxedits:-1", "whole number above 0, not '-1'"),
        ("-maxedits:1.5", "whole number above 0, not '1.5'"),
        ("-maxedits:²", "whole number above 0, not '²'"),
    ],
)
def test_a_mistake_is_named(argument: str, message: str) -> None:
    with pytest.raises(OptionError) as raised:
        parsed([argument])
    assert message in str(raised.value)


def test_a_former_name_of_an_option_still_works() -> None:
    assert parsed(["-settle:3"]).grace == parsed(["-grace:3"]).grace == 3
    assert {"grace", "settle"} <= {*names_of(CopyeditOptions()).all}


def test_no_rule_may_be_left_over() -> None:
    with pytest.raises(OptionError, match="leaves no rule"):
        parsed(["-rules:participle_after_have", "-skiprules:participle_after_have"]).chosen_rules(
            "en"
        )


@pytest.mark.parametrize("option", ["rules", "skiprules", "findrule"])
def test_a_rule_that_does_not_exist_is_named_before_a_wiki_is_asked(option: str) -> None:
    with pytest.raises(UnknownRuleError, match="did you mean participle_after_have"):
        parsed([f"-{option}:base_after_do,participle_after_hve"])


def test_a_language_is_read_as_meant_or_refused() -> None:
    assert parsed(["-language:EN-gb"]).language == "en"
    with pytest.raises(UnknownLanguageError, match="no language 'xx'"):
        parsed(["-language:xx"])


def test_what_is_not_said_is_careful() -> None:
    options = parsed([])
    assert (options.mode, options.flags) == (Mode.DRY, SaveFlags())
    assert (options.folder, options.maxedits) == (Path("copyedit-report"), None)
    assert len(options.chosen_rules("en")) > len(options.chosen_rules("xx")) > 0


def test_lists_grow_and_values_may_hold_colons() -> None:
    options = parsed(
        [
            "-rules:participle_after_have, modal_of",
            "-rules:participle_after_be",
            "-task:User:Bot/Task",
        ]
    )
    assert [rule.name for rule in options.chosen_rules("en")] == [
        "participle_after_have",
        "modal_of",
        "participle_after_be",
    ]
    assert options.style.link == "User:Bot/Task"
    assert parsed(["-ask"]) == CopyeditOptions(ask=True)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("-queue:q.sqlite3", "contradict each other"),
        ("-ask", "-noqueue is for dry runs"),
        ("-always", "-noqueue is for dry runs"),
    ],
)
def test_only_dry_runs_do_without_a_queue(other: str, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        parsed(["-noqueue", other])
    assert parsed([other]).noqueue is False


def test_lists_may_be_named_several_times_and_their_rules_are_known_later() -> None:
    options = parsed(["-typos:Project:Typos, old", "-typos:list.toml", "-rules:typos,typos:the"])
    assert options.typos == ["Project:Typos, old", "list.toml"]
    assert options.rules == ["typos", "typos:the"]
    with pytest.raises(UnknownRuleError):
        parsed(["-rules:typos:the"])
