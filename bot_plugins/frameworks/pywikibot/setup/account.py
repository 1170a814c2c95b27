"""The bot's account: its name, its bot password, and a real login that checks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from pywikibot.exceptions import APIError
from pywikibot.login import ClientLoginManager, LoginStatus
from pywikibot.tools import normalize_username

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.errors import one_line
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.setup.wiki import FoundWiki
from bot_plugins.ports import RunStopped

BOT_NAME = "copyedit"
_LABELS = {
    "grant-highvolume": "High-volume (bot) access",
    "grant-editpage": "Edit existing pages",
    "botpasswords-label-create": "Create",
}
"""MediaWiki's messages on the page for bot passwords: the grants that a bot needs beside the basic
rights, which are always given, and the button. Their texts differ by version and language."""
_PAGE = "Special:BotPasswords"
_PASSWORD = re.compile(r"(?:(?P<bot>.+)@)?(?P<password>[0-9a-w]{32,})")
"""A bot password, perhaps after the bot's name as old programs need it (MediaWiki,
``BotPassword::canonicalizeLoginData``). The password of an account itself is refused."""


@dataclass(frozen=True, slots=True)
class BotAccount:
    """An account, the name of its bot password, and that password, empty until it is known."""

    name: str
    bot: str
    password: str = ""

    @property
    def login_name(self) -> str:
        """The name by which a bot logs in."""
        return f"{self.name}@{self.bot}"


def known_account(wiki: FoundWiki, text: str) -> BotAccount:
    """Return the account that a person names, with the bot's name if that follows an @.

    Raises:
        RunStopped: the wiki has no such account, or does not answer.
    """
    name, _, bot = text.rpartition(":")[2].strip().partition("@")
    answer = ApiClient(wiki.site).query(list="users", ususers=name.strip() or "-")
    user = answer["query"]["users"][0]
    if "userid" not in user:
        message = f'{wiki.name} has no account "{name}"; check the letters (capitals count), or log'
        raise RunStopped(f"{message} in there once with your browser", exit_codes.LOGIN)
    return BotAccount(normalize_username(str(user["name"])), bot.strip() or BOT_NAME)


def page_of(wiki: FoundWiki, account: BotAccount) -> str:
    """Return the address of the page on which the wiki makes the account's bot password."""
    return wiki.address(f"{_PAGE}/{quote(account.bot)}")


@cache
def labels_of(wiki: FoundWiki) -> tuple[str, str, str]:
    """Return what is to be ticked there, and the button, in the wiki's own words.

    Raises:
        RunStopped: the wiki does not answer.
    """
    answer = ApiClient(wiki.site).query(meta="allmessages", ammessages="|".join(_LABELS))
    rows = answer["query"].get("allmessages", ())
    texts = {row["name"]: one_line(row.get("content", "")) for row in rows}
    bulk, edit, create = (texts.get(name) or text for name, text in _LABELS.items())
    return bulk, edit, create


def with_password(account: BotAccount, text: str) -> BotAccount:
    """Return an account with its bot password, as the wiki shows it.

    Raises:
        RunStopped: the text cannot be a bot password.
    """
    if not (found := _PASSWORD.fullmatch(text.strip())):
        message = "this is no bot password: the wiki makes them, of 32 small letters and digits"
        raise RunStopped(f"{message}; never give your own password here", exit_codes.LOGIN)
    return BotAccount(account.name, found["bot"] or account.bot, found["password"])


def log_in(wiki: FoundWiki, account: BotAccount) -> list[str]:
    """Log in to a wiki; return what is missing for later edits, a sentence each.

    Raises:
        RunStopped: the wiki refuses the login, or does not answer.
    """
    manager = ClientLoginManager(account.password, wiki.site, account.name)
    manager.login_name = account.login_name
    try:
        manager.login_to_site()
    except APIError as error:
        refused = f"{wiki.name} refuses the login of {account.login_name}: {one_line(error.info)}"
        raise RunStopped(refused, exit_codes.LOGIN) from error
    except TROUBLE as error:
        raise run_stopped(wiki.site, error) from error
    wiki.site._loginstatus = LoginStatus.AS_USER
    answer = ApiClient(wiki.site).query(meta="userinfo", uiprop="rights|groups|blockinfo")
    return [*_missing(wiki, account, answer["query"]["userinfo"])]


def _missing(wiki: FoundWiki, account: BotAccount, user: Mapping[str, Any]) -> Iterator[str]:
    bulk, edit, _ = labels_of(wiki)
    place = f"at {page_of(wiki, account)} and update it; the password stays the same"
    if "blockid" in user:
        yield f"The account is blocked: {one_line(user.get('blockreason') or 'no reason given')}."
    if "edit" not in user["rights"]:
        yield f'It may not edit. Tick "{edit}" {place}.'
    if "bot" not in user["groups"]:
        yield "It has no bot flag. Ask the wiki's community before it saves many pages."
    elif "bot" not in user["rights"]:
        yield f'Its edits would not count as a bot\'s. Tick "{bulk}" {place}.'
