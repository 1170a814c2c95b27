"""The address of the review page: this machine's own, or that of a reverse proxy with TLS.

Nothing that a proxy adds to a request (X-Forwarded-For and the like) is read: the public address is
given at the start, so there is nothing that such a header could say.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

NAMES = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class PageAddress:
    """Where browsers find the page: ``public`` ("https://review.example.org"), or this machine."""

    port: int
    public: str = ""

    @property
    def base(self) -> str:
        """What all addresses of the page begin with."""
        return self.public or f"http://{NAMES[0]}:{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The values of the header Host that are ours."""
        if self.public:
            return frozenset({urlsplit(self.public).netloc})
        return frozenset(f"{name}:{self.port}" for name in NAMES)

    @property
    def origins(self) -> frozenset[str]:
        """The origins of our own pages."""
        return frozenset(f"{urlsplit(self.base).scheme}://{host}" for host in self.hosts)

    @property
    def is_secure(self) -> bool:
        """Whether cookies travel by TLS only."""
        return bool(self.public)

    @property
    def cookie(self) -> str:
        """The session cookie's name.

        Ports share cookies, and two reviews may run, so it has the port. By TLS, the beginning
        ``__Host-`` keeps other hosts of the domain from setting it
        (draft-ietf-httpbis-rfc6265bis, section 4.1.3.2).
        """
        return "__Host-copyedit_review" if self.public else f"copyedit_review_{self.port}"
