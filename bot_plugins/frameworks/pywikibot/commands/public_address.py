"""What the command line says of the review page's address: -public, -host, and a proxy's lines."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]")


def public_origin(text: str) -> str:
    """Return the public address as an origin, in lower case.

    Raises:
        ValueError: it is not an https address without a path; the message says what is wrong.
    """
    example = "such as https://review.example.org"
    parts = urlsplit(text.strip().lower())
    if parts.scheme != "https":
        raise ValueError(f"must begin with https://, {example}")
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError(f"must be an address, {example}: {error}") from error
    host = parts.netloc.removesuffix(f":{port}")
    if not _HOST.fullmatch(host) or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(f"must be the address of a whole host, {example}")
    return f"https://{host}" + (f":{port}" if port not in (None, 443) else "")


def is_own_machine(host: str) -> bool:
    """Tell whether only this machine reaches an address to listen on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxy_lines(public: str, listening: str) -> list[str]:
    """Return what a reverse proxy with TLS needs to know, for people to copy.

    ``listening`` is the address and port that the page listens on.
    """
    host = urlsplit(public).netloc
    nginx = f"proxy_pass http://{listening}; proxy_set_header Host $http_host;"
    return [
        f"This page speaks plain HTTP on {listening}. Browsers reach it at {public} only through a",
        "reverse proxy with TLS, which you start yourself. Its lines:",
        f"  nginx: location / {{ {nginx} }}",
        f"  Caddy: {host} {{ reverse_proxy {listening} }}",
        "Whoever opens the address below first comes in, and decides under your name. There is no",
        "sign-in with an account of the wiki (OAuth): the page saves with one bot account.",
    ]
