"""Cookies: the session, and what a reader chose about the page itself, which a browser keeps."""

from __future__ import annotations

from flask import current_app, request
from werkzeug.wrappers import Response

from bot_plugins.ui.review.web.address import PageAddress

YEAR = 365 * 24 * 3600
"""Seconds for which a browser keeps a choice."""
KEYS, OFF = "copyedit_keys", "off"
"""Whether single keys act; they do unless the cookie says ``OFF``."""


def address() -> PageAddress:
    """Return the address of this app."""
    found: PageAddress = current_app.extensions["address"]
    return found


def set_cookie(answer: Response, name: str, value: str, seconds: int | None = YEAR) -> None:
    """Set a cookie that no script reads, and no other site's page sends.

    Without ``seconds``, it lasts until the browser is closed.
    """
    is_secure = address().is_secure
    answer.set_cookie(
        name, value, max_age=seconds, secure=is_secure, httponly=True, samesite="Strict"
    )


def has_single_keys() -> bool:
    """Tell whether a key without Ctrl or Alt acts, as the reader wants it."""
    return request.cookies.get(KEYS, "") != OFF
