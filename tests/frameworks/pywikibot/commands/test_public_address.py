"""The public address that is accepted, and what is said about it."""

from __future__ import annotations

import pytest

from bot_plugins.frameworks.pywikibot.commands.public_address import (
    is_own_machine,
    proxy_lines,
    public_origin,
)

PUBLIC = "https://review.example.org"


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (PUBLIC, PUBLIC),
        ("HTTPS://Review.Example.org/ ", PUBLIC),
        (f"{PUBLIC}:443", PUBLIC),
        (f"{PUBLIC}:8443/", f"{PUBLIC}:8443"),
        ("https://[::1]:8443", "https://[::1]:8443"),
    ],
)
def test_an_address_is_read_as_an_origin(text: str, origin: str) -> None:
    assert public_origin(text) == origin


WRONG = (
    "", "review.example.org", "http://review.example.org", f"{PUBLIC}/copyedit", f"{PUBLIC}?x",
    "https://", "https://user@review.example.org", "https://a b", "https://x:99999", "https://x;y",
    "https://x\\y", "https://ex\u0430mple.org", "javascript:alert(1)",
)  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_another_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"must (begin with https|be)"):
        public_origin(text)


def test_which_addresses_only_this_machine_reaches() -> None:
    assert all(map(is_own_machine, ("127.0.0.1", "127.8.9.1", "::1", "localhost")))
    assert not any(map(is_own_machine, ("0.0.0.0", "::", "192.168.1.1", "server", "")))  # noqa: S104


def test_the_lines_of_a_proxy() -> None:
    lines = "\n".join(proxy_lines(PUBLIC, "127.0.0.1:8642"))
    assert "proxy_pass http://127.0.0.1:8642; proxy_set_header Host $http_host;" in lines
    assert "review.example.org { reverse_proxy 127.0.0.1:8642 }" in lines
    assert "no\nsign-in with an account of the wiki (OAuth)" in lines
