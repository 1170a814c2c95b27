"""Finds the wiki that a person means, from the address of any of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pywikibot
from pywikibot import config
from pywikibot.comms import http
from pywikibot.exceptions import APIError, FatalServerError, UnknownFamilyError
from pywikibot.family import Family
from pywikibot.site import APISite
from pywikibot.site_detect import WikiHTMLPageParser

from bot_plugins.core import exit_codes
from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.ports import RunStopped

EXAMPLE = "https://en.wikipedia.org/wiki/Tea"
_API = "/api.php"
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|\[::1\]")
_MOBILE = re.compile(r"(^|\.)m\.")
_NAME = re.compile(r"(?P<family>[a-z]\w*):(?P<code>[a-z][\w-]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FoundWiki:
    """A wiki that answers; ``page_address`` is a page's address, with $1 for its title."""

    site: APISite
    name: str
    page_address: str

    @property
    def full_name(self) -> str:
        """The wiki as Pywikibot names it: family and code."""
        return f"{self.site.family.name}:{self.site.code}"

    @property
    def api(self) -> str:
        """The address of api.php; empty for a wiki of a family that Pywikibot knows."""
        file = config.family_files.get(self.site.family.name, "")
        return file if file.endswith(_API) else ""

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read what is sent there."""
        address = urlsplit(self.page_address)
        return address.scheme == "https" or bool(_LOOPBACK.fullmatch(address.hostname or ""))

    def address(self, title: str) -> str:
        """Return the address of a page."""
        return self.page_address.replace("$1", title)


def find(text: str) -> FoundWiki:
    """Return the wiki that ``name_of`` makes of a text, if it answers.

    Raises:
        RunStopped: the text names no wiki, or the wiki does not answer.
    """
    family, code = name_of(text)
    wiki = f"{family}:{code}"
    try:
        site = pywikibot.Site(code, family)
        general = ApiClient(site).answer(meta="siteinfo", siprop="general")["query"]["general"]
    except TROUBLE as error:
        if isinstance(error, APIError) and error.code == "readapidenied":
            reason = "shows nothing to people who are not logged in, so setup cannot look at it"
            message = f"{wiki} {reason}; write user-config.py by hand, from user-config.py.sample"
            raise RunStopped(message, exit_codes.LOGIN) from error
        raise run_stopped(None, error, wiki) from error
    origin = f"{site.protocol()}://{site.hostname()}"
    return FoundWiki(site, str(general["sitename"]), origin + general["articlepath"])


def name_of(text: str) -> tuple[str, str]:
    """Return the family and code of a wiki: of an address, a host, or Pywikibot's name for it.

    The page of a host that no family has is fetched, and the wiki added to
    ``config.family_files``, as a family of its own.

    Raises:
        RunStopped: the text names no wiki, or nothing answers at its address.
    """
    if (named := _NAME.fullmatch(text)) and named["family"] in config.family_files:
        return named["family"], _checked_code(named["family"], named["code"])
    url = _address_in(text)
    hosts = dict(_hosts())
    host = urlsplit(url).netloc.lower()
    desktop = _MOBILE.sub(r"\1", host)
    if same := {host, desktop, f"www.{desktop}"} & {*hosts}:
        return hosts[same.pop()]
    api = _api_of(url, did_you_mean(host, hosts))
    if known := hosts.get(urlsplit(api).netloc):
        return known
    name = _family_name(urlsplit(api).netloc)
    config.family_files[name] = api
    return name, name


def _checked_code(family: str, code: str) -> str:
    codes = Family.load(family).langs
    if code not in codes:
        hint = did_you_mean(code, codes, "give the address of one of its pages")
        raise RunStopped(f"there is no wiki {family}:{code}; {hint}", exit_codes.USAGE)
    return code


def _address_in(text: str) -> str:
    """Return the address in a text, complete with https:// if that was left out."""
    url = text.strip("<> ")
    url = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(url)
        is_page = parts.scheme in ("http", "https") and "@" not in parts.netloc
        is_address = is_page and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or re.search(r"\s", url):
        message = f'"{text}" is not an address; copy one from your browser, such as {EXAMPLE}'
        raise RunStopped(message, exit_codes.USAGE)
    return url


def _hosts() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the hosts of the wikis that Pywikibot knows, with family and code."""
    for name in config.family_files:
        try:
            family = Family.load(name)
        except UnknownFamilyError:  # a file that cannot be imported
            continue
        yield from ((family.hostname(code), (name, code)) for code in family.langs)


def _api_of(url: str, hint: str) -> str:
    """Return the address of api.php that a wiki's page names in its head (EditURI).

    Raises:
        RunStopped: nothing answers there, or the answer is no page of MediaWiki.
    """
    host = urlsplit(url).netloc
    try:
        answer = http.fetch(url)
    except (*TROUBLE, OSError) as error:
        reason = f"{host} does not answer: {_reason(error)}"
        advice = hint or "check the address, or try again later"
        raise RunStopped(f"{reason}; {advice}", exit_codes.UNAVAILABLE) from error
    parser = WikiHTMLPageParser(answer.url)
    try:
        parser.feed(answer.text)
    except (AssertionError, ValueError):  # a page that contradicts itself
        parser.server = None
    if parser.server is None:
        reason = f"{url} is not a page of a wiki that runs on MediaWiki"
        advice = hint or "give the address of one of its articles"
        raise RunStopped(f"{reason}; {advice}", exit_codes.USAGE)
    return f"{parser.server}{parser.scriptpath}{_API}"


def _reason(error: Exception) -> str:
    """Return in plain words why nothing answered."""
    if isinstance(error, FatalServerError):
        return "its certificate is not valid, or its answer is none"
    if isinstance(error, ConnectionError):  # Python's own: Pywikibot raises it for a name
        return "there is no such name on the internet, or you are offline"
    if code := re.match(r"\d{3}\b", str(error)):
        return f"it has a trouble of its own ({code[0]})"
    return "the connection failed or took too long"


def _family_name(host: str) -> str:
    """Return a new family's name, made from a host; Pywikibot allows letters and digits."""
    name, _, port = re.sub(r"^(www|wiki)\.", "", host).partition(":")
    labels = name.split(".")
    has_top_level = len(labels) > 1 and labels[-1].isalpha()
    name = re.sub(r"[^a-z0-9]", "", "".join(labels[:-1] if has_top_level else labels)) + port
    name = name if name[:1].isalpha() else f"wiki{name}"
    while name in config.family_files:
        name += "wiki"
    return name
