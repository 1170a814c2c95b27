"""Unusual pages, command lines and configurations: handled, or refused in one clear line."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest

from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import PWB, SECONDS, Ended, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

SLIP = "The mill stood here.The town grew."
MENDED = "The mill stood here. The town grew."
WORDS = "the old mill by river ran for many years and its owner sold grain to towns".split()
PAGES = {
    "Unclosed": f"{SLIP}\n\n'''Bold [[link {{{{template | <ref>note <!-- comment",
    "Right to left": f"جسر الرمان هو جسر قديم. \u200f{SLIP}\u200e\n\nגשר הרימון הוא גשר ישן.",
    "Four bytes": f"𝄞 The 🏗 mill 𝕸. {SLIP} 🎼\n\nA 👨‍👩‍👧 family.",
    'Quotes "and" it\'s': SLIP,
    "Slashes/and/more": SLIP,
    "Ünïcode – Ω 日本語 𝄞": SLIP,
    "50% of it & more; so?": SLIP,
    "-page": SLIP,
    "C++": SLIP,
}


def prose(size: int) -> str:
    """Return about ``size`` bytes of words, always the same."""
    chosen = random.Random(1911)  # noqa: S311 - nothing secret
    lines = []
    while size > 0:
        line = " ".join(chosen.choices(WORDS, k=80)).capitalize() + ".\n\n"
        lines.append(line)
        size -= len(line)
    return "".join(lines)


def test_unusual_pages_are_edited_exactly(client: Client, pwb: Pwb) -> None:
    for title, text in PAGES.items():
        client.edit(title, text)
    done = pwb.copyedit(*(f"-page:{title}" for title in PAGES), "-always")
    assert done.code == 0, done.said
    assert f"{len(PAGES)} pages saved." in done.totals
    assert {title: client.text(title) for title in PAGES} == {
        title: text.replace(SLIP, MENDED) for title, text in PAGES.items()
    }


@pytest.mark.slow
def test_a_page_of_two_megabytes(client: Client, pwb: Pwb) -> None:
    text = f"{prose(2_000_000)}{SLIP}"
    client.edit("Long", text)
    done = pwb.copyedit("-page:Long", "-always", "-rules:space_after_full_stop")
    assert done.code == 0, done.said
    assert "1 page saved." in done.totals
    assert client.text("Long") == text.replace(SLIP, MENDED)


@pytest.mark.wide
def test_ten_thousand_nested_braces(client: Client, pwb: Pwb) -> None:
    text = f"{SLIP}\n\n{'{{' * 10_000}\n\n{'[[' * 10_000}"
    client.edit("Braces", text)
    client.edit("Mill", MILL)
    done = pwb.copyedit("-page:Braces", "-page:Mill", "-always")
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert client.text("Braces") in (text, text.replace(SLIP, MENDED))


WRONG_OPTIONS = {
    "an unknown option": (["-page:Mill", "-bogus"], 'unknown option "-bogus"'),
    "no pages": ([], "no generator"),
    "a misspelt rule": (
        ["-page:Mill", "-rules:participle_after_hve"],
        "did you mean participle_after_have",
    ),
    "ask and always": (["-page:Mill", "-ask", "-always"], "contradict each other"),
    "no number": (["-page:Mill", "-always", "-maxedits:abc"], "whole number above 0, not 'abc'"),
    "no such namespace": (["-page:Mill", "-ns:Nowhere"], "Nowhere"),
    "a limit without a number": (["-page:Mill", "-limit:abc"], "abc"),
    "no such export": (["-xml:missing.xml"], "missing.xml"),
    "no such wiki": (["-page:Mill", "-site:nowhere:en"], "user-config.py, and -site"),
    "no such language": (["-page:Mill", "-site:copywiki:xx"], "user-config.py, and -site"),
    "no such page": (["-page:Mlil"], "no page Mlil on copywiki:en; did you mean Mill?"),
    "no such category": (["-cat:Nothing"], "there is no category Nothing on copywiki:en"),
    "a title that was divided": (["-page:The", "mill"], "pwb copyedit -page:'The mill'"),
    "a bare title": (["Mill"], "pwb copyedit -page:Mill"),
    "a misspelt option": (["-pge:Mill"], "pwb copyedit -page:Mill"),
    "two dashes": (["--page=Mill"], "pwb copyedit -page:Mill"),
    "no such language of texts": (["-page:Mill", "-language:xx"], "there is no language 'xx'"),
    "no such list": (["-file:missing.txt"], "there is no file missing.txt"),
    "no claims": (["-page:Mill", "-onlyif:P31=Q5"], "needs Wikibase"),
    "no database": (["-mysqlquery:SELECT 1"], "-mysqlquery: "),
    "no number for Pywikibot": (["-page:Mill", "-maxlag:x"], "cannot read -maxlag:x"),
    "no wiki for Pywikibot": (["-page:Mill", "-site:a:b:c"], "cannot read -site:a:b:c"),
    "a misspelt wiki": (["-page:Mill", "-site:copywki:en"], "did you mean copywiki?"),
    "an impossible title": (["-page:[["], "-page:[[ cannot be used: '[[' contains"),
}


def assert_refused(done: Ended, message: str) -> None:
    """Assert exit code 2, one clear line and no traceback."""
    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert any(message in line for line in done.said.splitlines()), done.said


@pytest.mark.wide
@pytest.mark.parametrize("mistake", WRONG_OPTIONS)
def test_a_mistake_on_the_command_line(client: Client, pwb: Pwb, mistake: str) -> None:
    client.edit("Mill", MILL)
    options, message = WRONG_OPTIONS[mistake]
    assert_refused(pwb.copyedit(*options), message)
    assert client.text("Mill") == MILL


def test_a_report_where_a_file_is_in_the_way(client: Client, pwb: Pwb, tmp_path: Path) -> None:
    client.edit("Mill", MILL)
    (tmp_path / "occupied").write_text("mine")
    done = pwb.copyedit("-page:Mill", "-always", "-report:occupied")
    assert_refused(done, "Cannot write the report into occupied")
    assert (tmp_path / "occupied").read_text() == "mine"
    assert client.text("Mill") == MILL


def test_a_report_where_nobody_may_write(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    done = pwb.copyedit("-page:Mill", "-always", "-report:/proc/report")
    assert_refused(done, "Cannot write the report into /proc/report")
    assert client.text("Mill") == MILL


def test_a_disk_that_is_full_ends_the_run(client: Client, pwb: Pwb, tmp_path: Path) -> None:
    client.edit("Mill", MILL)
    (tmp_path / "copyedit-report").mkdir()
    (tmp_path / "copyedit-report/changes.diff").symlink_to("/dev/full")
    done = pwb.copyedit("-page:Mill")
    assert_refused(done, "Cannot write the report into copyedit-report: No space left")


def test_a_config_that_is_no_python(pwb_as: PwbAs) -> None:
    """Pywikibot reads it, and speaks, before our script begins."""
    pwb = pwb_as()
    (pwb.config / "user-config.py").write_text("family = 'copywiki\n")
    done = pwb.copyedit("-page:Mill")
    assert done.code != 0
    assert "user-config.py" in done.said
    assert "SyntaxError" in done.said


def test_a_config_with_an_unknown_family(pwb_as: PwbAs) -> None:
    done = pwb_as(family="nowhere").copyedit("-page:Mill")
    assert_refused(done, "Family nowhere does not exist")
    assert_refused(done, "check family and mylang in user-config.py, and -site")


@pytest.mark.slow
def test_output_that_nobody_reads_ends_the_run_quietly(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PWB, "copyedit", "-page:Mill"],
        env=pwb.environment(),
        cwd=pwb.folder,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    os.close(writing)
    assert done.returncode == 130, done.stderr
    assert "Traceback" not in done.stderr
