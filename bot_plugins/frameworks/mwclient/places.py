"""mwclient: the folder with the file of logins and the queue, and a session from its settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bot_plugins.core.nearest import no_such_file
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.frameworks.mwclient.kept_sessions import kept
from bot_plugins.frameworks.mwclient.login import (
    FILE,
    LoginFileError,
    PasswordLogin,
    settings_of,
)
from bot_plugins.frameworks.mwclient.site import bounded, name_of, site_at

QUEUE = "copyedit.sqlite3"
"""The queue's file in the folder, used if no other place is named."""
_FOLDER, _QUEUE = "COPYEDIT_DIR", "COPYEDIT_QUEUE"


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder: the one that COPYEDIT_DIR names, or .copyedit in the home folder."""
    named = environment.get(_FOLDER)
    return Path(named) if named else Path.home() / ".copyedit"


def queue_place(named: str = "") -> str | Path:
    """Return the queue's place: as named, or as COPYEDIT_QUEUE names, or in the folder.

    The folder is made if it is missing, for its owner alone.
    """
    if named or (named := os.environ.get(_QUEUE, "")):
        return named
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place / QUEUE


def session(address: str, logins: str = "") -> MwclientApi:
    """Return the API of the wiki at an address, with its login, asking it nothing yet.

    ``logins`` is the file of logins, by default the one in the folder; sessions are kept beside it.

    Raises:
        AddressError: it is not an address.
        LoginFileError: the file cannot be used.
    """
    file = Path(logins) if logins else folder() / FILE
    if logins and not file.exists():
        raise LoginFileError(no_such_file(file))
    wiki = name_of(site_at(address))
    settings = settings_of(wiki, file, os.environ)
    login = settings.login
    site = site_at(address, login.user if login else "")
    ours = bounded(site, retries=settings.retries, wait=settings.wait, timeout=settings.timeout)
    if isinstance(login, PasswordLogin):
        login = kept(login, wiki, file.parent)
    return MwclientApi(ours, login, settings.maxlag)
