"""A dry run puts its proposals into the queue: once, and never what was refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot_plugins.core import exit_codes
from bot_plugins.store import database, decisions, filters, findings
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails
from bot_plugins.store.states import State
from tests.frameworks.pages import MILL, RULES
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.harness.wiki import Client, Wiki, dump

pytestmark = pytest.mark.usefixtures("fresh")

OTHER = "A paragraph more.\n\n" + MILL.replace("The owner sold it soon after the the war.", "")
"""MILL, moved down by somebody who also took the last slip away."""


def queued(pwb: Pwb) -> list[findings.Item]:
    with database.open_store(pwb.folder / "q.sqlite3") as queue:
        return findings.listed(queue, filters.EVERYTHING)


def decide(pwb: Pwb, *verdicts: DecisionDetails) -> None:
    """Decide about the first findings, in the order of the page."""
    with database.open_store(pwb.folder / "q.sqlite3") as queue:
        for item, verdict in zip(findings.listed(queue), verdicts, strict=False):
            decisions.decide(queue, "Ada", item.id, verdict)


def dry_run(pwb: Pwb, *arguments: str) -> Ended:
    done = pwb.copyedit("-page:Mill", "-noreport", "-queue:q.sqlite3", *arguments)
    assert done.code == 0, done.said
    return done


def test_what_is_proposed_waits_in_the_queue(client: Client, pwb: Pwb) -> None:
    revid = client.edit("Mill", MILL)
    done = dry_run(pwb)
    assert "Queue q.sqlite3: 4 changes added for review." in done.totals
    found = queued(pwb)
    assert [item.change.rule for item in found] == RULES
    assert {item.state for item in found} == {State.OPEN}
    first = found[0]
    assert (first.site, first.title, first.revid) == ("copywiki:en", "Mill", revid)
    assert (first.change.before, first.replacement, first.change.line) == ("began", "begun", 1)
    assert first.pageid > 0
    assert first.url.endswith("/Mill")


@pytest.mark.wide
def test_a_newer_revision_keeps_what_was_decided(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    dry_run(pwb)
    decide(pwb, ACCEPT, REJECT, NOT_AN_ERROR)
    assert "0 changes added for review, 4 known already." in dry_run(pwb).totals
    client.edit("Mill", OTHER)
    done = dry_run(pwb)
    assert "0 changes added for review" in done.totals
    states = [item.state for item in queued(pwb)]
    assert states == [State.ACCEPTED, State.REJECTED, State.NOT_AN_ERROR, State.VANISHED]
    assert queued(pwb)[0].change.line == 3


@pytest.mark.wide
def test_by_default_it_is_beside_the_configuration(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    assert pwb.copyedit("-page:Mill", "-noqueue", "-noreport").code == 0
    file = pwb.config / "copyedit.sqlite3"
    known = file.exists()  # another test of this module may have made it
    done = pwb.copyedit("-page:Mill", "-noreport")
    assert done.code == 0, done.said
    assert file.exists()
    assert f"Queue {file}: 4 changes added" in done.totals or known


def test_no_queue_if_none_is_wanted(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    done = pwb.copyedit("-page:Mill", "-noreport", "-noqueue")
    assert done.code == 0, done.said
    assert "Queue" not in done.said


@pytest.mark.parametrize("address", ["no/such/folder/q.sqlite3", "postgresql://a:secret@b/c"])
def test_a_queue_that_cannot_be_opened_is_named(pwb: Pwb, address: str) -> None:
    done = pwb.copyedit("-prefixindex:Mill", "-noreport", f"-queue:{address}")
    assert done.code == exit_codes.QUEUE, done.said
    assert "cannot open" in done.said or "a queue cannot be in postgresql" in done.said
    assert "secret" not in done.said
    assert "Traceback" not in done.said


def test_an_export_of_the_wiki_is_queued_under_its_name(
    wiki: Wiki, pwb: Pwb, tmp_path: Path
) -> None:
    export = dump.write_dump(tmp_path / "pages.xml", {"Mill": MILL})
    done = pwb.copyedit(f"-xml:{export}", "-noreport", "-queue:q.sqlite3")
    assert done.code == 0, done.said
    assert "not from a wiki in your configuration" in done.said
    assert not (pwb.folder / "q.sqlite3").exists()
    text = export.read_text(encoding="utf-8")
    home = f"<base>http://127.0.0.1:{wiki.port}/w/index.php/Main_Page</base>"
    export.write_text(re.sub(r"<base>[^<]*</base>", home, text), encoding="utf-8")
    done = pwb.copyedit(f"-xml:{export}", "-noreport", "-queue:q.sqlite3")
    assert done.code == 0, done.said
    assert {item.site for item in queued(pwb)} == {"copywiki:en"}
