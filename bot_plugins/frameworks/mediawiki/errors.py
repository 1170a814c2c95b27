"""Errors of a wiki or an account, as messages that a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped

STOPPING = frozenset(
    "blocked autoblocked readonly badtags badtoken permissiondenied writeapidenied ratelimited"
    " tags-apply-not-allowed-one".split()
)
"""API error codes that concern the account or the wiki, not the page (API:Errors)."""
LONGEST = 200
"""Code points of a message."""

_ACCOUNT_CODES = {
    "blocked": "the account is blocked",
    "autoblocked": "the account's address is blocked",
    "permissiondenied": "the account lacks a right it needs",
    "writeapidenied": "the account may not write through the API",
    "badtags": "the change tag does not exist or may not be applied (option tag)",
    "tags-apply-not-allowed-one": "this change tag may not be applied by bots (option tag)",
}


def refused_account(wiki: str, code: str) -> RunStopped | None:
    """Return why a run ends after an API error about the account; None for other errors."""
    if code not in _ACCOUNT_CODES:
        return None
    return RunStopped(f"{wiki} refuses to save: {_ACCOUNT_CODES[code]}", exit_codes.LOGIN)


def read_only(wiki: str, general: Mapping[str, Any]) -> RunStopped | None:
    """Return why a run ends if the wiki's ``siprop=general`` says that it is read-only."""
    if not general.get("readonly"):
        return None
    reason = general.get("readonlyreason") or "no reason given"
    return RunStopped(f"{wiki} is read-only: {reason}; try again later", exit_codes.UNAVAILABLE)


def unavailable(wiki: str, error: Exception) -> RunStopped:
    """Return why a run ends if a wiki fails in any other way."""
    message = f"{wiki} does not answer as it should: {first_line(error)}; try again later"
    return RunStopped(message, exit_codes.UNAVAILABLE)


def one_line(text: object) -> str:
    """Return a text on one line, cut to the length of a message."""
    return " ".join(str(text).split())[:LONGEST]


def first_line(error: Exception) -> str:
    """Return an error's message on one line, without a full stop; its type if it has none."""
    return (one_line(error) or type(error).__name__).rstrip(".")
