"""A few kills; ``python -m tests.run.saving.kills`` makes many, also on MariaDB."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.wiki import Wiki
from tests.kin import kin
from tests.run.saving.kills import Plan, kill_and_count, report


@pytest.mark.parametrize("way", kin(["save", "always", "ask"], ["save"]))
def test_killed_again_and_again_everything_is_saved_once(
    fresh: Wiki, tmp_path: Path, way: str
) -> None:
    queue = str(tmp_path / "killed.sqlite")
    done = kill_and_count(fresh, queue, tmp_path, Plan(kills=3, pages=6, seed=7, way=way))
    assert done.kills  # the work may be done before the last of them
    assert done.account.wrong == (), report(done)
    assert done.account.edited
    if way == "save":  # otherwise what others mend first is never proposed
        assert sum(done.account.states.values()) == 3 * 6
