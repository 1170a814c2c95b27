"""The page's address on the web: what a page behind a proxy answers."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.web import Access, create_app
from bot_plugins.ui.review.web.address import PageAddress
from tests.ui.review.build import queued

PUBLIC = "https://review.example.org"
COOKIE = "__Host-copyedit_review"


def test_without_a_proxy_it_is_this_machines() -> None:
    address = PageAddress(8642)
    assert (address.base, address.is_secure) == ("http://127.0.0.1:8642", False)
    assert address.origins == {"http://127.0.0.1:8642", "http://localhost:8642"}


def test_behind_a_proxy_only_its_address_is_answered(store: Store) -> None:
    """Whatever the headers of a proxy say: none of them is read."""
    queued(store)
    door = Access()
    client = create_app(Review(store, "Ann"), door, 8642, public=PUBLIC).test_client()
    enter = f"/enter?token={door.token}"
    for host in ("127.0.0.1:8642", "evil.example", "review.example.org:8642"):
        forwarded = {"X-Forwarded-Host": "review.example.org", "X-Forwarded-Proto": "https"}
        assert client.get(enter, base_url=f"http://{host}", headers=forwarded).status_code == 400
    answer = client.get(enter, base_url="http://review.example.org")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert all(word in cookie for word in ("; Secure", "; HttpOnly", "; Path=/", "SameSite=Strict"))
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    ("origin", "code"),
    [(PUBLIC, 403), ("http://review.example.org", 403), ("https://evil.example", 403)],
)
def test_only_its_own_origin_sends_forms(store: Store, origin: str, code: int) -> None:
    """Our own origin is refused for the token only, as the words say."""
    queued(store)
    door = Access()
    client = create_app(Review(store, "Ann"), door, 8642, public=PUBLIC).test_client()
    base = PUBLIC
    client.get(f"/enter?token={door.token}", base_url=base)
    answer = client.post("/undo", base_url=base, headers={"Origin": origin})
    assert answer.status_code == code
    assert ("load the page again" in answer.text) == (origin == PUBLIC)
