"""Access to the review page: a one-time address, then a session cookie.

Other users of this machine can reach its ports too, and so can any page open in a browser.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from threading import Lock

MOST_SESSIONS = 16


@dataclass(slots=True)
class Session:
    """An admitted browser: its cookie, the token of its forms, and the next notice to show."""

    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    notice: str = ""
    decided: int = 0

    def take_notice(self) -> str:
        """Return the notice and clear it."""
        notice, self.notice = self.notice, ""
        return notice


class Access:
    """Issues tokens, each of which admits a browser once.

    ``tell`` is called with the current token when a used token comes back: a closed browser has
    lost its cookie, and so whoever started the review can go on.
    """

    def __init__(self, tell: Callable[[str], object] | None = None) -> None:
        self._lock = Lock()
        self._tell = tell
        self._used: list[str] = []
        self._sessions: list[Session] = []
        self.token = secrets.token_urlsafe(32)

    def enter(self, token: str) -> Session | None:
        """Return a new session for an unused token; None for any other."""
        with self._lock:
            if _equal(token, self.token):
                self._used = [*self._used, self.token][-MOST_SESSIONS:]
                self.token = secrets.token_urlsafe(32)
                session = Session()
                self._sessions = [*self._sessions, session][-MOST_SESSIONS:]
                return session
            was_used = any(_equal(token, used) for used in self._used)
        if was_used and self._tell:
            self._tell(self.token)
        return None

    def session(self, cookie: str) -> Session | None:
        """Return the session with a cookie; None if there is none."""
        found = [session for session in self._sessions if _equal(cookie, session.cookie)]
        return found[0] if found else None


def allows(session: Session, form_token: str) -> bool:
    """Tell whether a form's token is that of the session."""
    return _equal(form_token, session.form_token)


def _equal(first: str, other: str) -> bool:
    """Compare two strings in a time that does not reveal where they differ."""
    return compare_digest(first.encode("utf-8", "replace"), other.encode())
