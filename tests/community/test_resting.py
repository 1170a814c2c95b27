"""A rule rests when most of ten or more judged findings were wrong."""

from __future__ import annotations

from bot_plugins.community.figures import wikitext
from bot_plugins.community.resting import ListFigure


def test_few_or_good_judgements_do_not_make_a_rule_rest() -> None:
    assert not ListFigure("few", 9, 0, 9).rests
    assert not ListFigure("half", 10, 6, 4, reverted=1).rests


def test_a_rule_that_people_reject_rests() -> None:
    bad = ListFigure("bad", 12, 5, 5, reverted=1)
    assert bad.rests
    assert bad.reason == "4 of 10 judged changes were right"


def test_the_table_begins_with_the_most_rejected_rules() -> None:
    table = wikitext([ListFigure("typos:a", 9, 8, 0, 1), ListFigure("typos:b", 15, 0, 14, 0)])
    assert table.splitlines()[1:] == [
        "! Rule !! Proposed !! Accepted !! Rejected !! Reverted !! State",
        "|-",
        "| <nowiki>typos:b</nowiki> || 15 || 0 || 14 || 0"
        " || rests: too few of its changes were right",
        "|-",
        "| <nowiki>typos:a</nowiki> || 9 || 8 || 0 || 1 ||",
        "|}",
    ]
