"""``pwb copyedit_queue -figures:`` on a real wiki: the table of lists' rules on its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.community.figures import MARKS
from bot_plugins.core import exit_codes
from bot_plugins.store.decisions import ACCEPT, REJECT
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.frameworks.pywikibot.test_queueing import decide
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

FIGURES = "Project:Copyedit figures"
ROW = "| <nowiki>typos:mill</nowiki> || 2 || 1 || 1 || 0 ||"


def queue(pwb: Pwb, *arguments: str) -> Ended:
    return pwb.run([*PWB, "copyedit_queue", "-queue:q.sqlite3", *arguments], {})


@pytest.fixture
def judged(client: Client, pwb: Pwb, tmp_path: Path) -> Pwb:
    """A queue with two changes of a list's rule, one accepted and one rejected."""
    (tmp_path / "list.txt").write_text('<Typo word="mill" find="myll" replace="mill"/>')
    client.edit("Mill", "The myll was old. The myll was sold.")
    done = pwb.copyedit("-page:Mill", "-typos:list.txt", "-queue:q.sqlite3", "-noreport")
    assert done.code == 0, done.said
    decide(pwb, ACCEPT, REJECT)
    return pwb


@pytest.mark.wide
def test_it_is_saved_in_its_place_if_it_has_changed(judged: Pwb, client: Client) -> None:
    client.edit(FIGURES, f"Ours:\n{MARKS.begin}{MARKS.end}\nYours.")
    before = client.revision_ids()
    simulated = queue(judged, f"-figures:{FIGURES}", "-simulate")
    assert "1 rule, simulated, nothing was saved" in " ".join(simulated.said.split())
    assert client.revision_ids() == before
    done = queue(judged, f"-figures:{FIGURES}")
    assert done.code == 0, done.said
    text = client.text(FIGURES)
    assert text.startswith(f'Ours:\n{MARKS.begin}\n{{| class="wikitable sortable"\n! Rule !! ')
    assert text.endswith(f"\n{ROW}\n|}}\n{MARKS.end}\nYours.")
    assert client.history(FIGURES)[0].comment == "Figures of one rule of lists"
    before = client.revision_ids()
    assert "1 rule, as before" in queue(judged, f"-figures:{FIGURES}").said
    assert client.revision_ids() == before
    assert f"{ROW}\n|}}" in queue(judged, "-figures").said


@pytest.mark.wide
def test_other_text_is_never_replaced(judged: Pwb, client: Client) -> None:
    client.edit(FIGURES, "Yours.")
    for page, reason in ((FIGURES, "it has other text"), ("Pond", "not in the user or the")):
        done = queue(judged, f"-figures:{page}")
        assert done.code == exit_codes.USAGE, done.said
        assert reason in " ".join(done.said.split())
    assert client.text(FIGURES) == "Yours."


@pytest.mark.wide
def test_without_figures_it_says_so_and_saves_nothing(pwb: Pwb, client: Client) -> None:
    client.edit("Mill", "The the mill was old.")
    assert pwb.copyedit("-page:Mill", "-queue:q.sqlite3", "-noreport").code == 0
    before = client.revision_ids()
    done = queue(pwb, "-figures")
    assert done.code == exit_codes.DONE
    assert "No rule of a list has proposed anything yet: there are no figures." in done.said
    saving = queue(pwb, f"-figures:{FIGURES}")
    assert f"there are no figures. {FIGURES} was not saved." in " ".join(saving.said.split())
    assert client.revision_ids() == before
