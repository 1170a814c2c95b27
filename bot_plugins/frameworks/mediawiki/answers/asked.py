"""The parameters of a request to the API, against which its answer is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

_API = "/api.php"
_FORM = "application/x-www-form-urlencoded"
_NAMING = ("titles", "pageids", "revids")


@dataclass(frozen=True, slots=True)
class RequestParameters:
    """The parameters of a request (https://www.mediawiki.org/wiki/API:Main_page)."""

    params: Mapping[str, str]

    def has(self, *names: str) -> bool:
        """Tell whether one of these parameters was given."""
        return any(self.params.get(name) for name in names)

    def values(self, name: str) -> set[str]:
        """Return the values of a parameter that may have several (API:Data_formats)."""
        return {value for value in self.params.get(name, "").split("|") if value}

    @property
    def action(self) -> str:
        """The API module that was called."""
        return self.params.get("action", "")

    @property
    def named(self) -> int:
        """How many pages or revisions were named."""
        return sum(len(self.values(name)) for name in _NAMING)

    @property
    def names_pages(self) -> bool:
        """Whether the request is about named pages, and not about those of a list."""
        return bool(self.named) and not self.has("generator", "list")

    @property
    def goes_on(self) -> bool:
        """Whether the request continues an earlier answer (API:Continue)."""
        return any(name.endswith(("continue", "offset")) for name in self.params)

    def __str__(self) -> str:
        about = [f"{name}={self.params[name]}" for name in _ABOUT if self.has(name)]
        return f"action={self.action}" + (f" ({', '.join(about)})" if about else "")


_ABOUT = ("list", "generator", "prop", "meta", "siprop")


def asked_of(url: str, body: object, kind: str) -> RequestParameters | None:
    """Return the parameters of a request to the API; None for any other request.

    ``body`` and ``kind`` are the request's body and Content-Type.
    """
    address = urlsplit(url)
    if not address.path.endswith(_API):
        return None
    pairs = parse_qsl(address.query, keep_blank_values=True)
    if isinstance(body, str | bytes) and kind.startswith(_FORM):
        text = body.decode("ascii", "replace") if isinstance(body, bytes) else body
        pairs += parse_qsl(text, keep_blank_values=True)
    params = dict(pairs)
    return RequestParameters(params) if params.get("format") == "json" else None
