"""The checks before every request, and the security headers of every response.

Each of them prevents an attack: another site's page that sends our forms (cross-site request
forgery), another site's name that resolves to 127.0.0.1 (DNS rebinding), and our page inside
another page (clickjacking).
"""

from __future__ import annotations

from flask import Flask, Response, abort, g, request

from bot_plugins.ui.review.web.access import Access, Session, allows
from bot_plugins.ui.review.web.texts import say

NAMES = ("127.0.0.1", "localhost")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
OPEN_TO_ALL = frozenset({"static", "pages.enter"})
"""Endpoints that need no session: style sheets and scripts, and the entrance itself."""


def guard(app: Flask, door: Access, port: int) -> None:
    """Add the checks before every request to ``app``, and the headers to every response."""
    hosts = {f"{name}:{port}" for name in NAMES}
    cookie = cookie_name(port)

    @app.before_request
    def check() -> None:
        """Refuse a request that fails a check."""
        _check_host(hosts)
        _check_source()
        session = door.session(request.cookies.get(cookie, ""))
        g.session = session
        if session is None:
            if request.endpoint not in OPEN_TO_ALL:
                abort(403, say("not-entered"))
        elif request.method == "POST":
            _check_form(session)

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def cookie_name(port: int) -> str:
    """Return the cookie's name, with the port: ports share cookies, and two reviews may run."""
    return f"copyedit_review_{port}"


def _check_host(hosts: set[str]) -> None:
    if request.host not in hosts:
        abort(400, say("foreign-host"))


def _check_source() -> None:
    """Refuse what another site's page sends or embeds; links to us are allowed.

    Without a referrer, browsers give "null" as a form's origin: then Sec-Fetch-Site must show
    that it is ours (https://www.w3.org/TR/fetch-metadata/, https://fetch.spec.whatwg.org/).
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    origin = request.headers.get("Origin", "")
    is_link = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    ours = ("", "same-origin") if request.method == "POST" else ("", "same-origin", "none")
    is_foreign = site not in ours and not is_link
    if origin == "null":
        is_foreign = is_foreign or site != "same-origin"
    elif origin and origin != f"http://{request.host}":
        is_foreign = True
    if is_foreign:
        abort(403, say("foreign-source"))


def _check_form(session: Session) -> None:
    if not allows(session, request.form.get("token", "")):
        abort(403, say("stale-form"))
