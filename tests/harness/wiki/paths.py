"""Where things are: MediaWiki, php, and the folders of this project."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = HERE / "pages"
PROJECT = HERE.parents[2]
SCRIPTS = PROJECT / "scripts"


def mediawiki() -> Path:
    """Return the folder of MediaWiki's code, which is only ever read.

    The variable has the name MediaWiki itself uses; the default is where
    Debian's package puts it.
    """
    return Path(os.environ.get("MW_INSTALL_PATH", "/usr/share/mediawiki")).resolve()


def php() -> str:
    """Return the command-line PHP to run: the variable ``PHP``, or ``php``."""
    return os.environ.get("PHP", "php")
