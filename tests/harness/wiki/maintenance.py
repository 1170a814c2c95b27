"""Run MediaWiki's maintenance scripts for a wiki folder.

Source: https://www.mediawiki.org/wiki/Manual:Maintenance_scripts.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.harness.wiki import paths


class MaintenanceError(RuntimeError):
    """A maintenance script failed; the message holds all it printed."""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which MediaWiki's code serves ``folder``.

    MW_CONFIG_FILE, an absolute path, takes the place of the LocalSettings.php
    beside the code (https://www.mediawiki.org/wiki/Manual:MW_CONFIG_FILE).
    """
    return {
        **os.environ,
        "MW_INSTALL_PATH": str(paths.mediawiki()),
        "MW_CONFIG_FILE": str(folder / "LocalSettings.php"),
    }


def run(folder: Path, script: str, *arguments: str, configured: bool = True) -> str:
    """Run ``maintenance/<script>.php`` and return what it printed.

    ``configured`` is False only for the installer, which refuses to run on a
    finished wiki. Raises MaintenanceError if the script fails.
    """
    command = [paths.php(), str(paths.mediawiki() / "maintenance" / f"{script}.php"), *arguments]
    done = subprocess.run(
        command,
        env=environment(folder) if configured else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MaintenanceError(f"{script} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def import_dump(folder: Path, dump: Path) -> None:
    """Import an export XML whose authors have accounts on the wiki.

    Importing the same file twice adds every revision twice. The two other
    scripts are what importDump.php itself tells people to run afterwards
    (https://www.mediawiki.org/wiki/Manual:ImportDump.php).
    """
    run(folder, "importDump", "--username-prefix=", "--quiet", str(dump))
    run(folder, "rebuildrecentchanges")
    run(folder, "initSiteStats", "--update")
    run(folder, "runJobs")
