"""A small API client that shares nothing with Pywikibot, to check its work.

Source of every parameter: https://www.mediawiki.org/wiki/API:Main_page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import requests

TIMEOUT_SECONDS = 30.0
AGENT = "copyedit-tests"
"""By which requests of the tests are known in the wiki's log."""


class ApiError(RuntimeError):
    """The wiki refused; ``code`` is MediaWiki's word for why, such as ``readonly``."""

    def __init__(self, code: str, info: str) -> None:
        """Keep the code and the explanation."""
        super().__init__(f"{code}: {info}")
        self.code = code


@dataclass(frozen=True)
class HistoryEntry:
    """One revision in a page's history. ``timestamp`` is ISO 8601 in UTC."""

    revid: int
    parentid: int
    user: str
    comment: str
    minor: bool
    tags: tuple[str, ...]
    timestamp: str


class Client:
    """One session with the API at ``url``; anonymous until ``login``.

    Every method raises ApiError when the wiki refuses, and
    requests.RequestException when it answers with an HTTP error or not at all.
    """

    def __init__(self, url: str) -> None:
        """Make a session for ``url``, the address of api.php."""
        self.url = url
        self._token = ""
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy must not see loopback requests
        self._session.headers["User-Agent"] = AGENT

    def call(self, action: str, **params: object) -> dict[str, Any]:
        """Send a POST request and return the answer; parameters that are None are left out."""
        sent = {"action": action, "format": "json", "formatversion": 2, **params}
        data = {name: str(value) for name, value in sent.items() if value is not None}
        response = self._session.post(self.url, data=data, timeout=TIMEOUT_SECONDS)
        if not response.ok:
            raise requests.HTTPError(f"{response.status_code}: {response.text}", response=response)
        answer: dict[str, Any] = response.json()
        if error := answer.get("error"):
            raise ApiError(error["code"], error["info"])
        return answer

    def write(self, action: str, **params: object) -> dict[str, Any]:
        """Like ``call``, with a CSRF token, and return what is under the action's name."""
        if not self._token:
            answer = self.call("query", meta="tokens")
            self._token = answer["query"]["tokens"]["csrftoken"]
        result: dict[str, Any] = self.call(action, token=self._token, **params)[action]
        return result

    def login(self, name: str, password: str) -> None:
        """Log in with a main or a bot password; ApiError with the reason if that fails."""
        answer = self.call("query", meta="tokens", type="login")
        token = answer["query"]["tokens"]["logintoken"]
        login = self.call("login", lgname=name, lgpassword=password, lgtoken=token)["login"]
        if login["result"] != "Success":
            raise ApiError(login["result"], str(login.get("reason", "")))
        self._token = ""

    def user(self) -> str:
        """Return the name of who is logged in, or an address; writing goes by a new token."""
        answer = self.call("query", meta="userinfo|tokens")["query"]
        self._token = answer["tokens"]["csrftoken"]
        return str(answer["userinfo"]["name"])

    def edit(self, title: str, text: str | None, **params: object) -> int:
        """Save ``text`` as the page; return its newest revision id, old if nothing changed.

        ``text`` is None for edits that say it otherwise, such as ``undo=revid``.
        """
        result = self.write("edit", title=title, text=text, **params)
        if result["result"] != "Success":
            raise ApiError(result["result"], str(result))
        return int(result["newrevid"]) if "newrevid" in result else self.history(title)[0].revid

    def delete(self, title: str, **params: object) -> None:
        """Delete the page; needs a sysop."""
        self.write("delete", title=title, **params)

    def move(self, title: str, to: str, **params: object) -> None:
        """Rename the page, leaving a redirect unless ``noredirect=1``."""
        self.write("move", **{"from": title, "to": to, **params})

    def protect(self, title: str, protections: str = "edit=sysop", **params: object) -> None:
        """Protect the page for good; ``edit=all`` lifts that. Needs a sysop."""
        self.write("protect", title=title, protections=protections, **params)

    def rollback(self, title: str, user: str) -> None:
        """Take back the last edits of the page, all by ``user``. Needs a sysop."""
        token = self.call("query", meta="tokens", type="rollback")["query"]["tokens"]
        self.call("rollback", title=title, user=user, token=token["rollbacktoken"])

    def block(self, user: str, **params: object) -> None:
        """Block the account until ``unblock``, or until ``expiry``. Needs a sysop.

        Without ``autoblock=1`` the address stays free, and all share 127.0.0.1.
        """
        self.write("block", user=user, **{"expiry": "never", **params})

    def unblock(self, user: str, **params: object) -> None:
        """Lift the account's block. Needs a sysop."""
        self.write("unblock", user=user, **params)

    def exists(self, title: str) -> bool:
        """Return whether there is such a page."""
        return "missing" not in self._page(title, prop="info")

    def text(self, title: str) -> str:
        """Return the page's wikitext; KeyError if there is no such page."""
        return self.latest(title)[1]

    def latest(self, title: str) -> tuple[int, str]:
        """Return the latest revision's id and wikitext; KeyError if there is no such page."""
        page = self._page(title, prop="revisions", rvprop="ids|content", rvslots="main")
        revision = page["revisions"][0]
        return revision["revid"], str(revision["slots"]["main"]["content"])

    def text_of(self, revid: int) -> str:
        """Return a revision's wikitext; KeyError if the wiki does not show it."""
        answer = self.call(
            "query", revids=revid, prop="revisions", rvprop="content", rvslots="main"
        )
        return str(answer["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"])

    def history(self, title: str) -> list[HistoryEntry]:
        """Return the newest 500 revisions at most, newest first; KeyError if no such page."""
        wanted = "ids|user|comment|flags|tags|timestamp"
        page = self._page(title, prop="revisions", rvprop=wanted, rvlimit="max")
        return [
            HistoryEntry(
                revid=row["revid"],
                parentid=row["parentid"],
                user=row["user"],
                comment=row["comment"],
                minor=row["minor"],
                tags=tuple(row["tags"]),
                timestamp=row["timestamp"],
            )
            for row in page["revisions"]
        ]

    def revision_ids(self) -> dict[str, int]:
        """Return title -> newest revision id of every page in every namespace.

        Two equal answers mean that nothing at all was saved in between.
        """
        found: dict[str, int] = {}
        more: dict[str, object] = {"generator": "allrevisions", "garvlimit": "max", "prop": "info"}
        while more:
            answer = self.call("query", **more)
            for page in answer.get("query", {}).get("pages", []):
                found[page["title"]] = page["lastrevid"]
            more = {**more, **answer["continue"]} if "continue" in answer else {}
        return found

    def _page(self, title: str, **params: object) -> dict[str, Any]:
        page: dict[str, Any] = self.call("query", titles=title, **params)["query"]["pages"][0]
        return page
