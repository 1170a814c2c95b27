"""Links to a wiki that are safe to follow from a report, or from the review page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, quote, urlsplit

_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"


def page_link(url: str) -> str:
    """Return ``url`` if it is a web address, otherwise an empty string."""
    parts = _web_address(url)
    return parts.geturl() if parts else ""


def revision_link(url: str, revid: int) -> str:
    """Return the URL of a revision of the page at ``url``; empty if either is missing."""
    return _asked(url, {"oldid": revid}) if revid > 0 else ""


def history_link(url: str) -> str:
    """Return the URL of the history of the page at ``url``; empty if that is no web address."""
    return _asked(url, {"action": "history"})


def edit_link(url: str, section: int | None = None) -> str:
    """Return the URL of the wiki's editor for the page at ``url``, or for one of its sections.

    Sections are numbered as by ``document.sections``. It is empty if ``url`` is no web address.
    """
    return _asked(url, {"action": "edit"} | ({} if section is None else {"section": section}))


def _asked(url: str, parameters: Mapping[str, object]) -> str:
    """Return an address with parameters, in place of those of the same names that it has."""
    parts = _web_address(url)
    if not parts:
        return ""
    pairs = filter(None, parts.query.split("&"))
    kept = [pair for pair in pairs if pair.partition("=")[0] not in parameters]
    asked = [f"{name}={value}" for name, value in parameters.items()]
    return parts._replace(query="&".join([*kept, *asked])).geturl()


def _web_address(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(quote(url, safe=_URL_CHARACTERS, errors="surrogatepass"))
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None
