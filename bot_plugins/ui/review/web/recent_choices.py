"""The last choices of pages, kept in a cookie of the browser that made them.

A cookie comes from outside: what it says is read as a form is, and shown escaped.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response

from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageChoice
from bot_plugins.ui.review.web.choosing_pages import choice_of, fields_of
from bot_plugins.ui.review.web.cookies import set_cookie

COOKIE = "copyedit_review_choices"
MOST_CHOICES = 5
MOST_BYTES = 3000
"""Bytes of the cookie; browsers take 4096 with its name and attributes (RFC 6265, section 6.1)."""


def recent_choices(wiki: str) -> list[PageChoice]:
    """Return the last choices on a wiki, the newest first."""
    return [choice for site, fields in _entries() if site == wiki and (choice := _choice(fields))]


def remember(answer: Response, wiki: str, choice: PageChoice) -> None:
    """Add a choice to the cookie; the oldest go, and one that is too long is not remembered.

    What was typed to be replaced is left out if that makes it short enough.
    """
    newest = (wiki, fields_of(choice))
    if len(_encoded([newest])) > MOST_BYTES:
        if choice.replacements:
            remember(answer, wiki, replace(choice, replacements=(), only_replacements=False))
        return
    entries = [newest, *(entry for entry in _entries() if entry != newest)][:MOST_CHOICES]
    while len(value := _encoded(entries)) > MOST_BYTES:
        entries.pop()
    set_cookie(answer, COOKIE, value)


Entry = tuple[str, Mapping[str, str]]


def _entries() -> list[Entry]:
    """Return the wikis and the fields that the cookie has; none if it is not ours."""
    value = request.cookies.get(COOKIE, "")
    try:
        rows = json.loads(urlsafe_b64decode(value)) if len(value) <= MOST_BYTES else []
        return [(wiki, fields) for wiki, fields in rows if _is_entry(wiki, fields)][:MOST_CHOICES]
    except (ValueError, TypeError, RecursionError):
        return []


def _is_entry(wiki: object, fields: object) -> bool:
    return (
        isinstance(wiki, str)
        and isinstance(fields, dict)
        and all(isinstance(value, str) for value in fields.values())
    )


def _choice(fields: Mapping[str, str]) -> PageChoice | None:
    try:
        return choice_of(fields)
    except ChoiceError:
        return None


def _encoded(entries: list[Entry]) -> str:
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode(errors="replace")).decode("ascii")
