"""Flask's test client as a browser would use it, and as an attacker would."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web import Access, create_app

PORT = 8642
HOST = f"127.0.0.1:{PORT}"
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Visitor:
    """A browser; it comes in at once unless it is told not to."""

    def __init__(
        self,
        review: Review,
        door: Access | None = None,
        *,
        enters: bool = True,
        desk: Desk | None = None,
    ) -> None:
        self.door = door or Access()
        self.client: FlaskClient = create_app(review, self.door, PORT, desk).test_client()
        self.form_token = ""
        if enters:
            assert self.get(f"/enter?token={self.door.token}").status_code == 303
            self.form_token = _TOKEN.findall(self.get("/all?rule=none").text)[0]

    def get(self, path: str, host: str = HOST, **headers: str) -> TestResponse:
        """Ask for a page; ``Sec_Fetch_Site="none"`` gives a header."""
        return self.client.get(
            path, base_url=f"http://{host}", headers=_headers(headers), buffered=True
        )

    def post(self, path: str, host: str = HOST, **fields: str) -> TestResponse:
        """Send a form with the token of the page, unless ``token`` is another."""
        return self.send(path, fields, host=host)

    def send(
        self, path: str, fields: Mapping[str, object], host: str = HOST, **headers: str
    ) -> TestResponse:
        """Send a form with headers."""
        form = {"token": self.form_token, **fields}
        return self.client.post(
            path, data=form, base_url=f"http://{host}", headers=_headers(headers)
        )


def _headers(named: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in named.items()}


def words(answer: TestResponse) -> str:
    """Return what is to be read on a page."""
    text = re.sub(
        r"<(?:head|script|style).*?</(?:head|script|style)>", " ", answer.text, flags=re.S
    )
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


@pytest.fixture
def visitor(review: Review) -> Iterator[Visitor]:
    """Yield a browser that was let in."""
    yield Visitor(review)
