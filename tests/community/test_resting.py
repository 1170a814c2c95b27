"""A rule rests when most of ten or more judged findings were wrong."""

from __future__ import annotations

from bot_plugins.community.figures import ListFigure, wikitext
from bot_plugins.community.resting import Judgements, resting


def test_few_or_good_judgements_do_not_make_a_rule_rest() -> None:
    by_rule = {"few": Judgements(0, 9), "half": Judgements(5, 10), "woken": Judgements(0, 50)}
    assert resting(by_rule, ["woken"]) == {}


def test_a_rule_that_people_reject_rests() -> None:
    assert resting({"bad": Judgements(4, 10)}, []) == {"bad": "4 of 10 judged changes were right"}


def test_the_table_begins_with_the_most_rejected_rules() -> None:
    table = wikitext([ListFigure("typos:a", 9, 8, 0, 1), ListFigure("typos:b", 5, 0, 4, 0)])
    assert table.splitlines()[3:] == [
        "| <nowiki>typos:b</nowiki> || 5 || 0 || 4 || 0",
        "|-",
        "| <nowiki>typos:a</nowiki> || 9 || 8 || 0 || 1",
        "|}",
    ]
