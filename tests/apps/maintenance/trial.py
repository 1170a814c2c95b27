"""Let ``pwb copyedit_maintenance`` look after wikis that people go on editing, pass after pass.

    python -m tests.apps.maintenance.trial --passes 30 --edits 2000 [--kills] [--direct] [--mariadb]
        [--seed N]

Two wikis, a task on each in one configuration. Between the passes other accounts write pages
with slips, mend some, move and delete pages, and take back what the bot saved: some of it, and
all that one rule does. A reviewer decides about what waits. The stop page is changed while a
pass goes on. Then the wikis' own histories, what texts they were asked for, and the queue must
agree: nothing proposed or saved twice, nothing read twice, nothing repeated that was taken back,
nothing lost. With ``--kills`` passes are killed (-9) while people edit and the wikis fail; with
``--direct`` somebody also saves by ``pwb copyedit -always`` between them, with the same queue.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.apps.maintenance.killing import Killed, kill_and_count
from tests.apps.maintenance.long_run import Done, Plan, look_after
from tests.apps.maintenance.trial_reports import killed_report, long_report
from tests.harness.wiki import build_golden


def main() -> int:
    """Run the command line; return 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=30)
    parser.add_argument("--edits", type=int, default=2000, help="by others, on all wikis")
    parser.add_argument("--wikis", type=int, choices=(1, 2), default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", action="store_true", help="kill as many passes")
    parser.add_argument("--direct", action="store_true", help="-always between the passes")
    parser.add_argument("--mariadb", action="store_true")
    chosen = parser.parse_args()
    plan = Plan(
        chosen.passes, chosen.edits, chosen.seed, chosen.wikis, chosen.mariadb, chosen.direct
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        golden = build_golden(folder / "golden", {})
        done: Done | Killed
        if chosen.kills:
            done = kill_and_count(folder / "trial", golden, plan)
            print(killed_report(done))
        else:
            done = look_after(folder / "trial", golden, plan)
            print(long_report(done))
    return 1 if done.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
