"""A few passes of the trials.

``python -m tests.apps.maintenance.trial`` makes many, also on MariaDB.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apps.maintenance.killing import kill_and_count
from tests.apps.maintenance.long_run import Plan, look_after
from tests.apps.maintenance.slips import RULES, Slip, brought_back, mended, standing, without
from tests.apps.maintenance.trial_reports import killed_report, long_report


@pytest.mark.parametrize("rule", RULES)
def test_slips_are_known_again(rule: str) -> None:
    """The accounts are only as good as this."""
    one, other = Slip(rule, 7), Slip(rule, 48)
    text = f"{one.wrong}\n\n{other.mended}"
    assert (standing(text), mended(text)) == ({one}, {other})
    assert without(text, [one]) == f"{one.mended}\n\n{other.mended}"
    assert brought_back(text, [other]) == f"{one.wrong}\n\n{other.wrong}"


@pytest.mark.slow
def test_passes_over_wikis_that_are_edited(empty_golden: Path, tmp_path: Path) -> None:
    done = look_after(tmp_path / "trial", empty_golden, Plan(passes=3, edits=36))
    assert not done.wrong, long_report(done)
    assert sum(one.saves for one in done.accounts)


@pytest.mark.slow
def test_passes_beside_somebody_who_saves_directly(empty_golden: Path, tmp_path: Path) -> None:
    plan = Plan(passes=4, edits=48, direct=True)
    done = look_after(tmp_path / "trial", empty_golden, plan)
    assert not done.wrong, long_report(done)


@pytest.mark.slow
def test_passes_killed_while_the_wiki_fails(empty_golden: Path, tmp_path: Path) -> None:
    done = kill_and_count(tmp_path / "trial", empty_golden, Plan(passes=2, edits=24, wikis=1))
    assert not done.wrong, killed_report(done)
    assert done.kills == 2


@pytest.mark.slow
@pytest.mark.parametrize("mariadb", [False, True], ids=["sqlite", "mariadb"])
def test_many_passes(empty_golden: Path, tmp_path: Path, *, mariadb: bool) -> None:
    plan = Plan(passes=10, edits=300, mariadb=mariadb)
    done = look_after(tmp_path / "trial", empty_golden, plan)
    assert not done.wrong, long_report(done)


@pytest.mark.slow
@pytest.mark.parametrize("mariadb", [False, True], ids=["sqlite", "mariadb"])
def test_many_kills(empty_golden: Path, tmp_path: Path, *, mariadb: bool) -> None:
    plan = Plan(passes=8, edits=160, mariadb=mariadb)
    done = kill_and_count(tmp_path / "trial", empty_golden, plan)
    assert not done.wrong, killed_report(done)
