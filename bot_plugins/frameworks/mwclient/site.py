"""mwclient: the site at an address, with bounded waiting and checked answers."""

from __future__ import annotations

import copy
from typing import Any
from urllib.parse import quote, urlsplit

import mwclient
import requests
from mwclient.sleep import Sleepers
from requests import PreparedRequest, Response

from bot_plugins import __version__
from bot_plugins.frameworks.mediawiki.transport import LONGEST_WAIT, CheckedTransport

AGENT = f"pywikibot-copyedit/{__version__}"
MOST_RETRIES = 3
RETRY_SECONDS = 10.0
"""mwclient waits no, one and two times as long before its tries: with these limits half a minute.
With its own defaults it waits about two hours for each request that fails."""
OLDEST = (1, 27)
"""The first version of MediaWiki with the logins and tokens that mwclient uses."""
LONGEST_SILENCE = 20.0
"""Seconds. If the answer to an edit comes later than that, the edit is looked for in the page's
history."""
_LAG, _RETRY_AFTER = "X-Database-Lag", "Retry-After"
_LAGS = b'"maxlag"'
"""What an answer contains that refuses a request because of lag."""
_ARTICLES = "/wiki/"
_SETTINGS = ("auth", "headers", "cookies", "proxies", "verify", "cert", "params", "max_redirects")


class AddressError(ValueError):
    """An address that is not a wiki's; the message says what an address looks like."""


class LagTransport(CheckedTransport):
    """Lets mwclient wait only for a wiki that lags, and says how long if the wiki does not.

    mwclient sends a request again after any answer with the header, also an edit.
    """

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """Send a request; return its answer, or pass on what ``requests`` raises."""
        response = super().send(request, *args, **kwargs)
        if _LAG in response.headers:
            if _LAGS in response.content:
                response.headers.setdefault(_RETRY_AFTER, str(LONGEST_WAIT))
            else:
                del response.headers[_LAG]
        return response


def site_at(address: str, user: str = "") -> mwclient.Site:
    """Return the site at an address, without asking it anything.

    ``address`` is a host name, or the address of the main page, an article, or api.php. ``user``
    is the account that requests name (https://foundation.wikimedia.org/wiki/Policy:User-Agent).

    Raises:
        AddressError: it cannot be read.
    """
    scheme, host, path = _parts(address)
    agent = f"{AGENT} (User:{quote(user)})" if user else AGENT
    return mwclient.Site(host, path=path, scheme=scheme, do_init=False, clients_useragent=agent)


def name_of(site: mwclient.Site) -> str:
    """Return a wiki's name, for the queue and for people: its host, and its path if unusual."""
    path = str(site.path).strip("/")
    return str(site.host) if path == "w" else f"{site.host}/{path}".rstrip("/")


def bounded(
    site: mwclient.Site,
    *,
    retries: int = MOST_RETRIES,
    wait: float = RETRY_SECONDS,
    timeout: float = LONGEST_SILENCE,
) -> mwclient.Site:
    """Return a copy of a site, with the same session, that waits less and checks every answer.

    ``wait`` and ``timeout`` are seconds. The site itself stays as it is.
    """
    ours = copy.copy(site)
    ours.connection = session = requests.Session()
    for name in _SETTINGS:
        setattr(session, name, getattr(site.connection, name))
    session.trust_env = site.connection.trust_env
    transport = LagTransport()
    for scheme in ("https://", "http://"):
        session.mount(scheme, transport)
    ours.sleepers = Sleepers(retries, wait)
    given = site.requests.get("timeout")
    is_shorter = isinstance(given, int | float) and given < timeout
    ours.requests = {**site.requests, "timeout": given if is_shorter else timeout}
    ours.tokens = {}
    # mwclient would ask for more than it needs, in a form that is not checked here.
    ours.site_init = lambda: None
    ours.version = site.version or OLDEST
    return ours


def sent(site: mwclient.Site) -> int:
    """Return how many requests a bounded site has sent, including those that failed."""
    transport: LagTransport = site.connection.get_adapter("https://")
    return transport.sent


def _parts(address: str) -> tuple[str, str, str]:
    """Return scheme, host and path of an address; the path is that of api.php."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username:
        raise AddressError(
            f"{address!r} is not the address of a wiki: write one like https://en.wikipedia.org"
        )
    path = parts.path.removesuffix("api.php").removesuffix("index.php")
    if path in ("", "/") or path.startswith(_ARTICLES):
        path = "/" if parts.path.endswith(".php") else "/w/"
    return parts.scheme, parts.netloc, path if path.endswith("/") else f"{path}/"
