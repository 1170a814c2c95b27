"""mwclient: a session that outlives a run, in a file that only its owner can read.

A wiki remembers some things for a session: AbuseFilter, of what it has warned, so that the same
edit, sent again, is confirmed. And a session that is still good needs no login.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from http.cookiejar import LoadError, LWPCookieJar
from pathlib import Path
from urllib.parse import quote

import mwclient

from bot_plugins.frameworks.mwclient.login import PasswordLogin, is_private


@dataclass
class KeptLogin:
    """A login that first tries the session of an earlier run, in ``file``."""

    login: PasswordLogin
    file: Path
    _is_tried: bool = False

    @property
    def user(self) -> str:
        """The account's name."""
        return self.login.user

    def log_in(self, site: mwclient.Site) -> None:
        """Go on with the session of an earlier run, or log in; pass on what mwclient raises."""
        is_first, self._is_tried = not self._is_tried, True
        if is_first and self._is_resumed(site):
            return
        site.connection.cookies.clear()
        self.login.log_in(site)
        with suppress(OSError):  # then the next run logs in again
            _write(self.file, site)

    def _is_resumed(self, site: mwclient.Site) -> bool:
        """Use the cookies of the file; tell whether the wiki knows the account by them."""
        if not (cookies := _read(self.file)):
            return False
        for cookie in cookies:
            site.connection.cookies.set_cookie(cookie)
        try:
            answer = site.raw_api("query", "GET", meta="userinfo", formatversion="2")
            found = answer["query"]["userinfo"]
            return "anon" not in found and found["name"] == self.user
        except (KeyError, TypeError, ValueError):  # an error, or no answer of the API
            return False


def kept(login: PasswordLogin, wiki: str, folder: Path) -> KeptLogin:
    """Return a login whose session is kept in a folder, for this wiki and this login alone."""
    name = f"session-{quote(wiki, safe='')}-{quote(login.username, safe='')}.lwp"
    return KeptLogin(login, folder / name)


def _read(file: Path) -> LWPCookieJar | None:
    """Return the cookies of a file, if it is there and nobody but its owner can read it."""
    jar = LWPCookieJar(file)
    try:
        if not _is_ours_alone(file.stat()):
            return None
        jar.load(ignore_discard=True)
    except (OSError, LoadError, ValueError):
        return None
    return jar


def _is_ours_alone(found: os.stat_result) -> bool:
    return is_private(found) and (os.name != "posix" or found.st_uid == os.getuid())


def _write(file: Path, site: mwclient.Site) -> None:
    """Write the cookies of a site to a file, at once and for its owner alone."""
    jar = LWPCookieJar()
    for cookie in site.connection.cookies:
        jar.set_cookie(cookie)
    number, new = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}")  # with mode 600
    os.close(number)
    try:
        jar.save(new, ignore_discard=True)
        Path(new).replace(file)
    finally:
        Path(new).unlink(missing_ok=True)
