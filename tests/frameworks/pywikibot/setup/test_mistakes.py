"""Mistakes in answers: what is said, and the exit code; nothing is left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.frameworks.pywikibot.setup.newcomer import PASSWORD, Newcomer, answers, options
from tests.harness.wiki import Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")


def nothing(_wiki: Wiki) -> None:
    """Leave the wiki as it is."""


@dataclass(frozen=True)
class Mistake:
    """Answers that differ from right ones (None: not given), the code, and what is said."""

    code: int
    words: str
    given: dict[str, str | None] = field(default_factory=dict)
    make: Callable[[Wiki], object] = nothing
    secret: str = ""


HTML = "<!DOCTYPE html><title>Shop</title><p>Buy!</p>"
MISTAKES = {
    "no address": Mistake(2, '"my wiki" is not an address', {"-wiki": "my wiki"}),
    "no address of the web": Mistake(2, "is not an address", {"-wiki": "ftp://example.org/"}),
    "nothing there": Mistake(
        4, "127.0.0.1:9 does not answer: the connection failed", {"-wiki": "http://127.0.0.1:9/"}
    ),
    "no such host": Mistake(
        4, "did you mean en.wikipedia.org", {"-wiki": "https://en.wikipedia.invalid/wiki/Tea"}
    ),
    "no such code": Mistake(
        2, "there is no wiki wikipedia:simpel; did you mean simple", {"-wiki": "wikipedia:simpel"}
    ),
    "a wiki that fails": Mistake(
        4, "does not answer: it has a trouble of its own (503)", make=lambda wiki: wiki.fault(503)
    ),
    "a wiki that is off": Mistake(4, "does not answer", make=lambda wiki: wiki.kill()),
    "a wiki whose API fails": Mistake(
        4, "does not answer as it should", make=lambda wiki: wiki.fault(500, action="query")
    ),
    "no wiki": Mistake(
        2,
        "is not a page of a wiki that runs on MediaWiki",
        make=lambda wiki: wiki.fault(200, body=HTML),
    ),
    "no such account": Mistake(3, 'CopyWiki has no account "copybott"', {"-account": "copybott"}),
    "no name": Mistake(3, 'CopyWiki has no account ""', {"-account": "@copyedit"}),
    "a wrong password": Mistake(
        3, "CopyWiki refuses the login of CopyBot@copyedit: Incorrect", secret=PASSWORD[::-1]
    ),
    "another bot name": Mistake(
        3, "CopyWiki refuses the login of CopyBot@other", {"-account": "CopyBot@other"}
    ),
    "the account's own password": Mistake(
        3, "never give your own password here", secret=accounts.COPY_BOT.password
    ),
    "an empty password file": Mistake(2, "-passwordfile: it is empty", secret="\n"),  # noqa: S106
    "no password file": Mistake(
        2,
        "-passwordfile: there is no file secrets; did you mean secret?",
        {"-passwordfile": "secrets"},
    ),
    "a login that fails": Mistake(
        4, "does not answer as it should", make=lambda wiki: wiki.fault(500, action="login")
    ),
    "nobody answers": Mistake(2, 'nobody answered "Which wiki"', {"-wiki": None}),
    "nobody has a password": Mistake(2, 'nobody answered "Bot password', {"-passwordfile": None}),
    "a contradiction": Mistake(2, "-trial and -notrial contradict each other", {"-notrial": ""}),
    "an unknown option": Mistake(2, "did you mean", {"-acount": "CopyBot"}),
}


@pytest.mark.wide
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_and_nothing_is_written(person: Newcomer, wiki: Wiki, name: str) -> None:
    mistake = MISTAKES[name]
    given = {**answers(wiki, person.folder), **mistake.given}
    if mistake.secret:
        (person.folder / "secret").write_text(mistake.secret)
    mistake.make(wiki)
    done = person.setup(*options({key: text for key, text in given.items() if text is not None}))
    said = " ".join(done.said.split())
    assert (done.code, mistake.words in said) == (mistake.code, True), done.said
    assert "Traceback" not in said
    assert "ERROR" in said
    assert PASSWORD not in said
    assert accounts.COPY_BOT.password not in said
    assert person.left() == {"secret"}


def test_a_folder_that_cannot_be_written(person: Newcomer, wiki: Wiki) -> None:
    place = person.folder / "secret"
    given = options(answers(wiki, person.folder))
    done = person.setup(*given, PYWIKIBOT_DIR=str(place / "folder"))
    assert (done.code, "cannot write" in done.said) == (2, True), done.said
    assert person.left() == {"secret"}
