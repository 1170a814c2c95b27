"""Pywikibot in this process, for a test wiki: no user-config.py, nothing kept between wikis."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.harness.wiki import Wiki, accounts, ports

_FOLDER = Path(tempfile.mkdtemp("-pywikibot"))
(_FOLDER / "user-config.py").touch()  # not read, but without it the folder counts for nothing
_BEFORE = dict(os.environ)
os.environ |= {"PYWIKIBOT_NO_USER_CONFIG": "2", "PYWIKIBOT_DIR": str(_FOLDER)}
from pywikibot import config, family  # noqa: E402 - it reads the environment
from pywikibot.comms import http  # noqa: E402
from pywikibot.site import APISite  # noqa: E402

from bot_plugins.frameworks.pywikibot.client.transport import Transport  # noqa: E402

os.environ.clear()
os.environ |= _BEFORE  # other tests start processes that read it

QUICK = {"max_retries": 1, "retry_wait": 0.1, "retry_max": 0.1, "socket_timeout": (1, 1)}
"""Little patience with a wiki that fails."""
PATIENT = {"max_retries": 2, "retry_wait": 1, "retry_max": 2, "socket_timeout": (3, 20)}


def settings(**values: object) -> None:
    """Set values of Pywikibot's configuration."""
    for name, value in values.items():
        assert hasattr(config, name)
        setattr(config, name, value)


def site(  # noqa: PLR0913 - what a test steers is passed in
    wiki: Wiki,
    folder: Path,
    account: accounts.Account = accounts.COPY_BOT,
    *,
    kind: type[APISite] = APISite,
    port: int = 0,
    through: Transport | None = None,
) -> APISite:
    """Return a wiki as Pywikibot knows it, for an account; nothing is asked yet, or counted.

    ``kind`` is the class to use, ``port`` that of a server that stands before the wiki's own,
    ``through`` what sends the requests.
    """
    port = port or wiki.port
    name = f"copywiki{port}"
    password = folder / f"{account.name}-password.py"
    password.touch(mode=0o600)
    password.write_text(f"({account.name!r}, {account.password!r})\n", encoding="utf-8")
    settings(password_file=str(password), simulate=False, put_throttle=0, minthrottle=0)
    settings(maxthrottle=1, noisysleep=3, write_maxlag=5, **PATIENT)
    config.usernames[name]["en"] = account.name
    http.cookie_jar.clear()
    adapter = through or Transport()
    for scheme in ("https://", "http://"):
        http.session.mount(scheme, adapter)
    return kind("en", fam=_family(name, f"{ports.HOST}:{port}"), user=account.name)


def _family(name: str, host: str) -> family.Family:
    members = {
        "name": name,
        "langs": {"en": host},
        "scriptpath": lambda self, code: "/w",
        "protocol": lambda self, code: "http",
    }
    made: family.Family = type("Family", (family.Family,), members)()
    return made
