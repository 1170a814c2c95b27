"""The checks before every request, and the security headers of every response.

Each of them prevents an attack: another site's page that sends our forms (cross-site request
forgery), another site's name that resolves to 127.0.0.1 (DNS rebinding), and our page inside
another page (clickjacking).
"""

from __future__ import annotations

from flask import Flask, Response, abort, g, request

from bot_plugins.ui.review.web.access import Access, Session, allows
from bot_plugins.ui.review.web.address import PageAddress
from bot_plugins.ui.review.web.texts import say

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_HEADER = "Content-Security-Policy"
HEADERS = {
    POLICY_HEADER: POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
IN_FRAME = {
    POLICY_HEADER: POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    "X-Frame-Options": "SAMEORIGIN",
}
"""Headers of an answer that one of our own pages shows in a frame."""
OPEN_TO_ALL = frozenset({"static", "pages.enter"})
"""Endpoints that need no session: style sheets and scripts, and the entrance itself."""


def guard(app: Flask, door: Access, address: PageAddress) -> None:
    """Add the checks before every request to ``app``, and the headers to every response."""

    @app.before_request
    def check() -> None:
        """Refuse a request that fails a check."""
        if (request.content_length or 0) > app.config["MAX_CONTENT_LENGTH"]:
            abort(413)
        _check_host(address.hosts)
        _check_source(address.origins)
        session = door.session(request.cookies.get(address.cookie, ""))
        g.session = session
        if session is None:
            if request.endpoint not in OPEN_TO_ALL:
                abort(403, say("not-entered"))
        elif request.method == "POST":
            _check_form(session)

    @app.after_request
    def protect(response: Response) -> Response:
        own = {name: response.headers[name] for name in IN_FRAME if name in response.headers}
        response.headers.update(HEADERS | own)
        return response


def _check_host(hosts: frozenset[str]) -> None:
    if request.host not in hosts:
        abort(400, say("foreign-host"))


def _check_source(origins: frozenset[str]) -> None:
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
    elif origin and origin not in origins:
        is_foreign = True
    if is_foreign:
        abort(403, say("foreign-source"))


def _check_form(session: Session) -> None:
    if not allows(session, request.form.get("token", "")):
        abort(403, say("stale-form"))
