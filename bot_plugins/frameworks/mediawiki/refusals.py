"""What the API's errors about an edit mean for a run, with messages for people.

Codes: https://www.mediawiki.org/wiki/API:Errors_and_warnings, and those of the extensions.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.frameworks.mediawiki.errors import STOPPING
from bot_plugins.ports import (
    EditConflict,
    EditRefused,
    PageGone,
    PageSkipped,
    RunStopped,
    UndoFailed,
)

_STOPPING = STOPPING | {
    "assertuserfailed",
    "assertbotfailed",
    "notloggedin",
    "lockmanager-fail-conflict",
}
"""Codes that concern the account or the wiki, not the page."""
_BLOCKED = frozenset({"blocked", "autoblocked"})
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_UNKNOWN_MESSAGE = re.compile(r"⧼(?P<key>[^⧽]+)⧽")
"""How MediaWiki shows a message that it has no text for (Message::format)."""
_MOST = 400
"""Characters kept of a reason."""


class ApiError(Exception):
    """An error with which the wiki answered: its code, its words, and what else is with it."""

    def __init__(self, code: str, info: str, data: Mapping[str, Any]) -> None:
        super().__init__(f"{code}: {info}")
        self.code, self.info, self.data = code, info, data


def outcome_of(api: WikiApi, error: ApiError) -> Exception:
    """Return the run's exception for an error with which the wiki refused an edit."""
    if error.code in _BLOCKED and _is_partial(error.data):
        return PageSkipped("the account is blocked from editing this page")
    if error.code in _STOPPING:
        return api.stopped(error)
    if error.code in _KNOWN:
        return _KNOWN[error.code]()
    return EditRefused(f"the wiki refuses the edit: {_reason(api, error)}")


def refusal(answer: Mapping[str, Any]) -> EditRefused:
    """Return the run's exception for an answer to an edit that says "Failure"."""
    if "captcha" in answer:
        return EditRefused(
            "the wiki asks for a captcha, which only a person can solve: give the account the"
            ' right "skipcaptcha", or log in with one that has it',
            exit_codes.LOGIN,
        )
    said = (answer.get(key) for key in ("spamblacklist", "info", "message", "code", "result"))
    reason = next((_text(part) for part in said if part), "it gives no reason")
    return EditRefused(f"the wiki refuses the edit: {reason}")


def _is_partial(data: Mapping[str, Any]) -> bool:
    about = data.get("blockinfo")
    return isinstance(about, Mapping) and bool(about.get("blockpartial"))


def _reason(api: WikiApi, error: ApiError) -> str:
    """Return the wiki's own words, without the API's usage advice."""
    rule = error.data.get("abusefilter")
    name = _text(rule.get("description", "")) if isinstance(rule, Mapping) else ""
    info = _own_words(api, error.info).replace("$1", name)
    said = _text(info) or f"it answers {error.code}"
    return f"{said} (filter: {name})" if name and name not in said else said


def _own_words(api: WikiApi, info: str) -> str:
    """Return the text of a message; if the wiki itself defines it, the API gives only its key.

    For such errors ApiMessage::inLanguage does not read pages of the namespace MediaWiki.
    """
    unknown = _UNKNOWN_MESSAGE.fullmatch(info)
    if not unknown:
        return info
    key = unknown["key"]
    try:
        answer = api.query(meta="allmessages", ammessages=key, uselang="content")
        return str(answer["query"]["allmessages"][0]["content"])
    except (RunStopped, LookupError, TypeError):
        return key


def _text(value: object) -> str:
    """Return a message without markup, on one line, cut to a readable length."""
    shown = _LINK.sub(r"\1", _TAG.sub("", str(value)).replace("'''", "").replace("''", ""))
    words = " ".join(html.unescape(shown).split())
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _gone() -> PageGone:
    return PageGone("deleted or moved away meanwhile")


def _closed() -> PageSkipped:
    return PageSkipped("protected: this account may not edit it")


_KNOWN: Mapping[str, Callable[[], Exception]] = {
    "editconflict": EditConflict,
    "articleexists": EditConflict,
    "undofailure": lambda: UndoFailed("later edits changed the same place"),
    **dict.fromkeys(("missingtitle", "pagedeleted", "nosuchpageid", "nocreate-missing"), _gone),
    **dict.fromkeys(
        (
            "protectedpage", "cascadeprotected", "protectedtitle", "protectednamespace",
            "protectednamespace-interface", "customcssprotected", "customjsprotected",
            "customjsonprotected",
        ),
        _closed,
    ),
}  # fmt: skip
"""Codes that say what is wrong with the page."""
