"""Errors of a wiki or an account, as messages that a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from pywikibot import config, exceptions
from pywikibot.data.api import Request
from pywikibot.family import Family
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.errors import (
    first_line,
    read_only,
    refused_account,
    unavailable,
)
from bot_plugins.frameworks.mediawiki.transport import LONGEST_WAIT
from bot_plugins.frameworks.pywikibot.client.transport import OutOfMemoryError, transport
from bot_plugins.ports import RunStopped

TROUBLE = (exceptions.Error, ConnectionError)
"""What Pywikibot raises when a wiki fails; ConnectionError if its host name does not resolve."""
MOST_RETRIES = 3
LONGEST_SILENCE = 20
"""Seconds. With its own defaults Pywikibot waits about 22 minutes for each request that fails. With
these limits, a wiki that refuses requests has 35 seconds to recover, a lagging wiki 90, and a
silent wiki is given up after two minutes. If the answer to an edit comes later than that, the edit
is looked for in the page's history."""


def bound_waiting() -> None:
    """Limit the wait in an outage: retry fewer times and wait less than Pywikibot would."""
    config.max_retries = min(config.max_retries, MOST_RETRIES)
    config.retry_wait = min(config.retry_wait, LONGEST_WAIT)
    config.retry_max = min(config.retry_max, LONGEST_WAIT)
    transport()
    config.socket_timeout = _bounded(config.socket_timeout)


def _bounded(timeout: object) -> float | tuple[float, ...]:
    """Limit a timeout of ``requests``: a number, or a pair for connecting and reading."""
    if isinstance(timeout, tuple | list):
        return tuple(_seconds(part) for part in timeout)
    return _seconds(timeout)


def _seconds(timeout: object) -> float:
    """Limit a timeout in seconds; None, which means to wait forever, becomes the longest one."""
    return min(timeout, LONGEST_SILENCE) if isinstance(timeout, int | float) else LONGEST_SILENCE


def configured_wiki() -> str:
    """Return the name of the wiki that user-config.py or the command line chose."""
    return f"{config.family}:{config.mylang}"


def configured_user() -> str:
    """Return the account configured for that wiki; empty if there is none."""
    accounts = config.usernames.get(config.family, {})
    return str(accounts.get(config.mylang) or accounts.get("*") or "")


def wiki_at(url: str) -> str:
    """Return the name of the configured family's wiki at ``url``; empty if there is none.

    No wiki is asked. ``url`` is the origin that an XML export names.
    """
    family = Family.load(config.family)
    host = urlsplit(url).netloc
    codes = [code for code in family.langs if family.hostname(code) == host]
    return f"{family.name}:{codes[0]}" if codes else ""


def run_stopped(site: APISite | None, error: Exception, wiki: str = "") -> RunStopped:
    """Return the reason why a run cannot go on after ``error``, and how to fix it.

    ``site`` is None if Pywikibot could not create it; then ``wiki`` names the wiki, by default the
    configured one.

    Raises:
        MemoryError: the run ran out of memory; the wiki did not fail.
    """
    if isinstance(error, RunStopped):
        return error
    if isinstance(error, OutOfMemoryError):
        raise MemoryError(str(error)) from error
    wiki = f"{site.family.name}:{site.code}" if site else wiki or configured_wiki()
    code = getattr(error, "code", "")
    if refused := refused_account(wiki, code):
        return refused
    if isinstance(error, exceptions.NoUsernameError | exceptions.UserRightsError):
        message = f"cannot log in to {wiki}: {first_line(error)}; check user-config.py"
        return RunStopped(f"{message} and the password file", exit_codes.LOGIN)
    if mistake := _mistake(error, wiki):
        return RunStopped(mistake, exit_codes.USAGE)
    is_odd = isinstance(error, exceptions.FatalServerError)  # a query would fail in the same way
    if site and not is_odd and (closed := read_only(wiki, _general(site))):
        return closed
    return unavailable(wiki, error)


def _mistake(error: Exception, wiki: str) -> str:
    """Return what is wrong with a name in the configuration; empty for other errors."""
    if isinstance(error, exceptions.SiteDefinitionError):
        return (
            f"there is no wiki {wiki}: {first_line(error)}; correct its name, or add it to"
            " the folder families beside user-config.py"
        )
    if isinstance(error, exceptions.InvalidTitleError):
        return f"not a page title: {first_line(error)}"
    return ""


def _general(site: APISite) -> Mapping[str, Any]:
    """Return what the wiki says about itself; empty if it does not answer at once."""
    asked = {"action": "query", "meta": "siteinfo", "siprop": "general", "formatversion": "2"}
    try:
        request = Request(site=site, use_get=True, max_retries=0, parameters=asked)
        general: Mapping[str, Any] = request.submit()["query"]["general"]
    except (*TROUBLE, KeyError):
        return {}
    return general
