"""Logins: from a file that is its owner's alone, or the environment; never shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from requests import PreparedRequest, Response

from bot_plugins.frameworks.mediawiki.transport import CheckedTransport
from bot_plugins.frameworks.mwclient import site as sites
from bot_plugins.frameworks.mwclient.login import (
    LoginFileError,
    OAuthLogin,
    PasswordLogin,
    settings_of,
)
from bot_plugins.frameworks.mwclient.messages import translator

WIKI = "wiki.example.org"
PASSWORD = f'["{WIKI}"]\nusername = "Bot@app"\npassword = "hidden"\n'
TOKENS = ("consumer_token", "consumer_secret", "access_token", "access_secret")
OAUTH = f'["{WIKI}"]\n' + "".join(f'{name} = "hidden"\n' for name in TOKENS)


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "wikis.toml"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_a_bot_password_is_for_its_account(tmp_path: Path) -> None:
    login = settings_of(WIKI, written(tmp_path, PASSWORD), {}).login
    assert isinstance(login, PasswordLogin)
    assert (login.user, login.username, login.password) == ("Bot", "Bot@app", "hidden")


def test_the_keys_of_a_consumer_are_a_login(tmp_path: Path) -> None:
    login = settings_of(WIKI, written(tmp_path, OAUTH), {}).login
    assert isinstance(login, OAuthLogin)


def test_another_wiki_has_no_login(tmp_path: Path) -> None:
    assert settings_of("other.example.org", written(tmp_path, PASSWORD), {}).login is None
    assert settings_of(WIKI, tmp_path / "missing.toml", {}).login is None


def test_the_environment_comes_first(tmp_path: Path) -> None:
    given = {"COPYEDIT_USERNAME": "Other@app", "COPYEDIT_PASSWORD": "secret"}
    for text in (PASSWORD, OAUTH):
        login = settings_of(WIKI, written(tmp_path, text), given).login
        assert isinstance(login, PasswordLogin)
        assert login.user == "Other"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o666])
def test_a_file_that_others_can_use_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(LoginFileError, match="chmod 600"):
        settings_of(WIKI, written(tmp_path, PASSWORD, mode), {})


MISTAKES = {
    "no TOML": ("[", "is not TOML"),
    "half a login": (f'["{WIKI}"]\nusername = "Bot"\n', "both a username and a password"),
    "half a consumer": (f'["{WIKI}"]\nconsumer_token = "x"\n', "access_secret"),
    "two logins": (OAUTH + 'password = "hidden"\n', "no password"),
    "a misspelt name": (f'["{WIKI}"]\nusrename = "Bot"\n', "usrename"),
    "no wiki": ('username = "Bot"\n', "under the name of a wiki"),
    "an endless wait": (f'["{WIKI}"]\nwait = 1000\n', "wait"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_said_without_the_secret(tmp_path: Path, mistake: str) -> None:
    text, said = MISTAKES[mistake]
    with pytest.raises(LoginFileError) as raised:
        settings_of(WIKI, written(tmp_path, text), {})
    assert said in str(raised.value)
    assert "hidden" not in str(raised.value)


def test_no_secret_is_shown(tmp_path: Path) -> None:
    for text in (PASSWORD, OAUTH):
        settings = settings_of(WIKI, written(tmp_path, text), {})
        assert "hidden" not in f"{settings!r} {settings.login!r}"


ADDRESSES = {
    "https://en.wikipedia.org": ("https", "en.wikipedia.org", "/w/", "en.wikipedia.org"),
    "en.wikipedia.org": ("https", "en.wikipedia.org", "/w/", "en.wikipedia.org"),
    "https://en.wikipedia.org/wiki/Mill": ("https", "en.wikipedia.org", "/w/", "en.wikipedia.org"),
    "http://127.0.0.1:8080/w/api.php": ("http", "127.0.0.1:8080", "/w/", "127.0.0.1:8080"),
    "https://x.org/api.php": ("https", "x.org", "/", "x.org"),
    "https://x.org/mediawiki": ("https", "x.org", "/mediawiki/", "x.org/mediawiki"),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_to_the_api(address: str) -> None:
    site = sites.site_at(address)
    assert (site.scheme, site.host, site.path, sites.name_of(site)) == ADDRESSES[address]


@pytest.mark.parametrize("address", ["", "https://", "ftp://x.org", "https://Bot:hidden@x.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(sites.AddressError, match="write one like"):
        sites.site_at(address)


def test_a_copy_of_a_site_waits_less_and_leaves_the_site_alone() -> None:
    site = sites.site_at("https://x.org")
    site.connection.cookies.set("session", "mine")
    ours = sites.bounded(site)
    assert ours.connection.cookies is site.connection.cookies
    assert (ours.sleepers.max_retries, site.sleepers.max_retries) == (3, 25)
    assert (ours.requests["timeout"], site.requests["timeout"]) == (20, 30)
    assert isinstance(ours.connection.get_adapter("https://x.org"), sites.LagTransport)
    assert not isinstance(site.connection.get_adapter("https://x.org"), sites.LagTransport)


def answered(body: bytes, **headers: str) -> Response:
    """Return an answer as it comes through the transport."""
    response = Response()
    response.status_code, response._content = 200, body
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return response


def test_only_a_wiki_that_lags_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mwclient would send an edit again after any answer with the header."""
    stored, lagging = b'{"edit": {"newrevid": 2}}', b'{"error": {"code": "maxlag"}}'
    for body, said in ((stored, None), (lagging, "30")):
        answer = answered(body, X_Database_Lag="7")
        monkeypatch.setattr(CheckedTransport, "send", lambda *_, answer=answer: answer)
        headers = sites.LagTransport().send(PreparedRequest()).headers
        assert (headers.get("X-Database-Lag"), headers.get("Retry-After")) == (
            said and "7",
            said,
        )


def test_requests_name_the_account() -> None:
    site = sites.site_at("https://x.org", "Bot é")
    assert "(User:Bot%20%C3%A9) mwclient/" in site.connection.headers["User-Agent"]


def test_summaries_are_in_the_wikis_language() -> None:
    for code, said in (("de", "2 weitere"), ("de-at", "2 weitere"), ("tlh", "+2 more")):
        assert said in translator(code)("copyedit-more", {"num": 2})
    with pytest.raises(KeyError):
        translator("de")("copyedit-nothing", {})
