"""mwclient: the account that logs in, from a file that only its owner can read, or the environment.

A login is never on the command line, where other users of the machine and the shell's history
would see it.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mwclient
from mwclient.errors import LoginError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from requests_oauthlib import OAuth1

from bot_plugins.frameworks.mwclient.client import MAXLAG, SessionLogin
from bot_plugins.frameworks.mwclient.site import LONGEST_SILENCE, MOST_RETRIES, RETRY_SECONDS

FILE = "wikis.toml"
"""The file of logins, in the folder of ``places``."""
VARIABLES = "COPYEDIT_"
"""How the names of environment variables begin that give a login: COPYEDIT_USERNAME, ..."""
_SECRETS = ("username", "password", "consumer_token", "consumer_secret", "access_token",
            "access_secret")  # fmt: skip
_TOKENS = _SECRETS[2:]


class LoginFileError(ValueError):
    """The file of logins cannot be used; the message says why, and what to do."""


class LoginSettings(BaseModel):
    """What the file of logins says about one wiki: the login, and how long to wait.

    A login is ``username`` and ``password``, best a bot password (``Name@label``,
    https://www.mediawiki.org/wiki/Manual:Bot_passwords), or the four values of an owner-only
    consumer (https://www.mediawiki.org/wiki/OAuth/Owner-only_consumers). ``wait``, ``timeout``
    and ``maxlag`` are seconds.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    username: str = ""
    password: str = Field(default="", repr=False)
    consumer_token: str = Field(default="", repr=False)
    consumer_secret: str = Field(default="", repr=False)
    access_token: str = Field(default="", repr=False)
    access_secret: str = Field(default="", repr=False)
    retries: int = Field(default=MOST_RETRIES, ge=0, le=10)
    wait: float = Field(default=RETRY_SECONDS, ge=0, le=60)
    timeout: float = Field(default=LONGEST_SILENCE, gt=0, le=120)
    maxlag: int = Field(default=MAXLAG, ge=1, le=60)

    @property
    def login(self) -> SessionLogin | None:
        """How to log in; None without any login.

        Raises:
            LoginFileError: part of it is missing, or there are two.
        """
        tokens = [getattr(self, name) for name in _TOKENS]
        if any(tokens):
            if not all(tokens) or self.password:
                raise LoginFileError(f"a login by OAuth has {', '.join(_TOKENS)}, and no password")
            return OAuthLogin(self.username, *tokens)
        if bool(self.username) != bool(self.password):
            raise LoginFileError("a login has both a username and a password")
        return PasswordLogin(self.username, self.password) if self.username else None


@dataclass(frozen=True, repr=False)
class PasswordLogin:
    """A login with an account's own password, or with a bot password."""

    username: str
    password: str

    @property
    def user(self) -> str:
        """The account's name."""
        return self.username.partition("@")[0].replace("_", " ")

    def log_in(self, site: mwclient.Site) -> None:
        """Log in; pass on what mwclient raises.

        Raises:
            LoginError: mwclient's, also if the wiki asks for more than a password.
        """
        if "@" in self.username:
            site.login(self.username, self.password)
            return
        asked = site.clientlogin(username=self.username, password=self.password)
        if asked is not True:
            more = "it asks for more than a password; make a bot password at Special:BotPasswords"
            raise LoginError(site, "UI", more)


@dataclass(frozen=True, repr=False)
class OAuthLogin:
    """The keys of an owner-only OAuth 1 consumer, which sign every request."""

    user: str
    consumer_token: str
    consumer_secret: str
    access_token: str
    access_secret: str

    def log_in(self, site: mwclient.Site) -> None:
        """Sign requests from now on, as mwclient does."""
        site.connection.auth = OAuth1(
            self.consumer_token, self.consumer_secret, self.access_token, self.access_secret
        )


@dataclass
class OwnLogin:
    """The session of somebody's own bot, which has logged in already."""

    site: mwclient.Site
    _is_begun: bool = False

    @property
    def user(self) -> str:
        """The account's name; empty if nobody has logged in."""
        return str(self.site.username) if getattr(self.site, "logged_in", False) else ""

    def log_in(self, site: mwclient.Site) -> None:
        """Log in again if the session was lost and mwclient knows a password.

        Pass on what mwclient raises.
        """
        if self._is_begun and site.credentials:
            site.login()
        self._is_begun = True


def settings_of(wiki: str, file: Path, environment: Mapping[str, str]) -> LoginSettings:
    """Return what is said about a wiki, by its name; the environment has the last word.

    Raises:
        LoginFileError: the file can be read by others, or has a mistake.
    """
    found = _read(file).get(wiki, {}) if file.exists() else {}
    given = {
        name: environment[VARIABLES + name.upper()]
        for name in _SECRETS
        if environment.get(VARIABLES + name.upper())
    }
    if given:
        found = {name: value for name, value in found.items() if name not in _SECRETS}
    try:
        settings = LoginSettings.model_validate({**found, **given})
        settings.login  # noqa: B018 - raises for half a login
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise LoginFileError(f"{file}: {wiki}: {place}: {first['msg']}") from None
    except LoginFileError as error:
        raise LoginFileError(f"{file}: {wiki}: {error}") from None
    return settings


def is_private(found: os.stat_result) -> bool:
    """Tell whether nobody but its owner can read or write a file, as far as the system says."""
    return os.name != "posix" or not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _read(file: Path) -> dict[str, Any]:
    """Read the file, if nobody but its owner can."""
    try:
        with file.open("rb") as opened:
            if not is_private(os.fstat(opened.fileno())):
                raise LoginFileError(
                    f"{file} can be read or written by others: it must be yours alone;"
                    f" chmod 600 {file}"
                )
            read = tomllib.loads(opened.read().decode("utf-8"))
    except OSError as error:
        raise LoginFileError(f"cannot read {file}: {error.strerror or error}") from error
    except ValueError as error:
        if isinstance(error, LoginFileError):
            raise
        raise LoginFileError(f"{file} is not TOML: {' '.join(str(error).split())}") from error
    wrong = [name for name, value in read.items() if not isinstance(value, dict)]
    if wrong:
        raise LoginFileError(f'{file}: {wrong[0]} belongs under the name of a wiki: ["HOST"]')
    return read
