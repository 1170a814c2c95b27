"""Write the configuration folder (PYWIKIBOT_DIR) that points Pywikibot at a test wiki.

Sources: https://www.mediawiki.org/wiki/Manual:Pywikibot/user-config.py and
https://www.mediawiki.org/wiki/Manual:Pywikibot/BotPasswords.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, Protocol

from tests.harness.wiki import accounts, paths, ports
from tests.harness.wiki.server import Wiki

FAMILY = "copywiki"
CODE = "en"
Login = Literal["password", "botpassword", "wrong"]

# Bounds an outage to seconds. Pywikibot's defaults wait about 22 minutes for
# every request that fails. No throttle: the wiki is ours alone.
SETTINGS: dict[str, object] = {
    "max_retries": 2,
    "retry_wait": 1,
    "retry_max": 2,
    "socket_timeout": (3.05, 20),
    "write_maxlag": 5,
    "put_throttle": 0,
    "minthrottle": 0,
    "maxthrottle": 1,
    "noisysleep": 3,
    "log": [],
    "user_script_paths": [str(paths.SCRIPTS)],
}

_FAMILY_FILE = '''\
"""A test wiki on this machine."""

from pywikibot import family


class Family(family.Family):
    name = {name!r}
    langs = {langs!r}

    def scriptpath(self, code):
        return '/w'

    def protocol(self, code):
        return 'http'
'''


class ServedAt(Protocol):
    """A wiki that was started, or a proxy before it."""

    @property
    def port(self) -> int:
        """The port on this machine."""


def pwb_folder(
    wiki: ServedAt,
    path: Path,
    *,
    account: accounts.Account = accounts.COPY_BOT,
    login: Login = "password",
    **settings: object,
) -> Path:
    """Write the folder for a wiki that was started, and return its full path.

    ``login`` chooses the account's own password, its bot password (CopyBot has
    one) or a wrong one. ``settings`` are lines of user-config.py and win over
    SETTINGS. All files are the owner's alone: Pywikibot insists on that.
    """
    folder = path.resolve()
    (folder / "families").mkdir(parents=True, exist_ok=True)
    langs = {CODE: f"{ports.HOST}:{wiki.port}"}
    family = _FAMILY_FILE.format(name=FAMILY, langs=langs)
    _write(folder / "families" / f"{FAMILY}_family.py", family)
    _write(folder / "user-password.py", _password_line(account, login))
    _write(folder / "user-config.py", _config(account, {**SETTINGS, **settings}))
    return folder


def mwclient_folder(
    wiki: ServedAt,
    path: Path,
    *,
    account: accounts.Account = accounts.COPY_BOT,
    login: Login = "password",
    **settings: object,
) -> Path:
    """Write the folder COPYEDIT_DIR for mwclient, and return its full path.

    ``settings`` are those of ``login.LoginSettings``.
    """
    folder = path.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    is_app = login == "botpassword"
    name = f"{account.name}@{accounts.BOT_APP}" if is_app else account.name
    password = accounts.BOT_APP_PASSWORD if is_app else account.password
    given = {
        "username": name,
        "password": "not the password" if login == "wrong" else password,
        "retries": 2,
        "wait": 0.5,
        **settings,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in given.items() if value is not None]
    table = f'["{ports.HOST}:{wiki.port}"]'
    _write(folder / "wikis.toml", "\n".join([table, *lines]) + "\n")
    return folder


def add_wiki(wiki: Wiki, folder: Path, family: str) -> None:
    """Let a folder's account look after another running wiki too, as ``family``:en."""
    langs = {CODE: f"{ports.HOST}:{wiki.port}"}
    _write(
        folder / "families" / f"{family}_family.py", _FAMILY_FILE.format(name=family, langs=langs)
    )
    with (folder / "user-config.py").open("a", encoding="utf-8") as file:
        file.write(f"usernames[{family!r}][{CODE!r}] = usernames[{FAMILY!r}][{CODE!r}]\n")


def _config(account: accounts.Account, settings: dict[str, object]) -> str:
    lines = [
        f"family = {FAMILY!r}",
        f"mylang = {CODE!r}",
        f"usernames[{FAMILY!r}][{CODE!r}] = {account.name!r}",
        "password_file = 'user-password.py'",
        *(f"{name} = {value!r}" for name, value in settings.items()),
    ]
    return "\n".join(lines) + "\n"


def _password_line(account: accounts.Account, login: Login) -> str:
    secrets = {
        "password": repr(account.password),
        "botpassword": f"BotPassword({accounts.BOT_APP!r}, {accounts.BOT_APP_PASSWORD!r})",
        "wrong": repr("not the password"),
    }
    return f"({account.name!r}, {secrets[login]})\n"


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)  # before the secret is in it
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
