"""Links to a wiki that are safe to follow from a report."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urlsplit

_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"


def page_link(url: str) -> str:
    """Return ``url`` if it is a web address, otherwise an empty string."""
    parts = _web_address(url)
    return parts.geturl() if parts else ""


def revision_link(url: str, revid: int) -> str:
    """Return the URL of a revision of the page at ``url``; empty if either is missing."""
    parts = _web_address(url)
    if not parts or revid <= 0:
        return ""
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("oldid=")]
    return parts._replace(query="&".join([*kept, f"oldid={revid}"])).geturl()


def _web_address(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(quote(url, safe=_URL_CHARACTERS, errors="surrogatepass"))
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None
