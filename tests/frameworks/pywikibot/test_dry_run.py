"""A dry run shows, reports and saves nothing; it could not if it tried."""

from __future__ import annotations

import json
import re
import sys

import pytest

from tests.frameworks.pages import ALL, MILL, RULES
from tests.frameworks.pywikibot.command import REPORT, Pwb, copyedit
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")


def test_a_dry_run_proposes_and_saves_nothing(wiki: Wiki, client: Client, pwb_as: PwbAs) -> None:
    revid = client.edit("Mill", MILL)
    before, logged = client.revision_ids(), len(wiki.log())
    done = pwb_as(login="wrong").copyedit("-page:Mill")
    assert done.code == 0, done.said
    assert "Copyedit on copywiki:en: dry run, nothing will be saved" in done.said
    assert "[-began-]{+begun+}" in done.said
    assert "Nothing was saved: this was a dry run." in done.totals
    actions = {line["params"]["action"] for line in wiki.log()[logged:]}
    assert actions <= {"query", "paraminfo"}
    assert client.revision_ids() == before
    [proposal] = done.proposals()
    assert [one["rule"] for one in proposal["findings"]] == RULES
    assert (proposal["title"], proposal["revid"]) == ("Mill", revid)
    assert (proposal["site"], proposal["outcome"]) == ("copywiki:en", "proposed")
    assert f"Summary: {proposal['summary']}" in " ".join(done.said.split())  # it is wrapped
    assert proposal["summary"] == (
        "Copyedit: began → begun (verb form); the the → the (repeated word);"
        " space after full stop (2)"
    )


def test_the_report_is_whole_and_its_diff_applies(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", "A pond lies beside the mill.")
    done = pwb.copyedit("-page:Mill", "-page:Pond", "-report:for/review")
    folder = done.folder / "for/review"
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "<title>" in page
    assert page.rstrip().endswith("</html>")
    assert "Mill" in page
    assert "To decide on these changes: <" in page
    assert ">pwb copyedit_review -run:" in page
    (done.folder / "Mill").write_text(MILL, encoding="utf-8")
    patched = pwb.run_afresh(["patch", "-p1", "-i", "for/review/changes.diff"])
    assert patched.code == 0, patched.said
    assert (done.folder / "Mill").read_text(encoding="utf-8") == ALL


@pytest.mark.slow
def test_without_a_queue_no_database_is_imported(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    command = [sys.executable, "-X", "importtime", *copyedit(["-page:Mill", "-noqueue"])]
    done = pwb.run_afresh(command)
    assert done.code == 0, done.said
    assert done.outcomes() == [("Mill", "proposed")]
    imported = set(re.findall(r"^import time:.*\| +(\w+)$", done.said, re.MULTILINE))
    assert "pywikibot" in imported
    assert not imported & {"sqlalchemy", "alembic", "pymysql"}


def test_no_report_writes_no_file(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    done = pwb.copyedit("-page:Mill", "-noreport")
    assert done.code == 0, done.said
    assert "Report:" not in done.said
    assert not (done.folder / REPORT).exists()


def test_after_a_dry_run_pywikibot_itself_sends_no_edit(
    wiki: Wiki, client: Client, pwb: Pwb
) -> None:
    client.edit("Mill", MILL)
    before, logged = client.revision_ids(), len(wiki.log(action="edit"))
    done = pwb.driver("save_after_dry_run", "Mill")
    assert done.code == 0, done.said
    assert json.loads(done.said.splitlines()[-1]) == {
        "code": 0,
        "methods of the reader": ["moved_to", "page_text", "read", "recheck", "title"],
    }
    assert len(wiki.log(action="edit")) == logged
    assert client.revision_ids() == before
