"""How verbs are used: shares, and a table that tells transitive verbs from others."""

from __future__ import annotations

from bot_plugins.core.tables import table
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.valency import Usage, usage


def test_shares_are_parts_of_all_uses() -> None:
    used = Usage(active=6, objects=3, passive=3, perfect=1)
    assert used.passive_share == 0.3
    assert used.object_share == 0.5


def test_a_verb_that_is_never_seen_has_no_shares() -> None:
    assert usage("no such verb") == Usage()
    assert (Usage().passive_share, Usage().object_share) == (0, 0)


def test_verbs_with_a_passive_are_told_from_verbs_without() -> None:
    assert usage("build").passive_share > 10 * usage("happen").passive_share
    assert usage("build").object_share > 4 * usage("belong").object_share
    assert usage("want").infinitives > usage("eat").infinitives
    assert usage("build").agents < usage("build").passive


def test_a_participle_counts_for_the_verb_that_is_used_most() -> None:
    assert usage("install").passive > usage("instal").passive == 0
    assert usage("premiere").passive > usage("premier").passive == 0


def test_every_row_is_a_verb_with_eight_counts() -> None:
    rows = list(table("bot_plugins.languages.english", "valency"))
    assert all(row[0] in lexicon.verbs() and len(row) == 9 for row in rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for base, *counts in rows:
        used = Usage(*map(int, counts))
        assert used.objects <= used.active, base
        assert used.agents <= used.passive, base
