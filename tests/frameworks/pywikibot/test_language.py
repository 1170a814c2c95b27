"""A wiki in another language: its own summaries, and no rules for English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import Wiki, accounts
from tests.harness.wiki.bot_config import pwb_folder

NO_RULES_OF_ITS_OWN = "none of them specific to this language"


@pytest.fixture(scope="module")
def german(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    """Yield a wiki whose language is German."""
    with Wiki(tmp_path_factory.mktemp("german") / "wiki", golden) as wiki:
        wiki.configure("$wgLanguageCode = 'de';")
        yield wiki


@pytest.mark.slow
def test_a_german_wiki_gets_german_summaries(german: Wiki, tmp_path: Path) -> None:
    client = german.client(accounts.AUTHOR)
    client.edit("Mühle", MILL)
    config = pwb_folder(german, tmp_path / "config")
    done = Pwb(config, tmp_path).copyedit("-page:Mühle", "-always", "-task:Benutzer:CopyBot")
    assert done.code == 0, done.said
    assert NO_RULES_OF_ITS_OWN not in done.said
    assert "2  space_after_full_stop" in done.totals
    assert "participle_after_have" not in done.totals
    assert "repeated_word" not in done.totals
    assert client.text("Mühle") == TRUSTED
    assert client.history("Mühle")[0].comment == (
        "Sprachkorrektur: Leerzeichen nach Punkt (2) ([[Benutzer:CopyBot|Auftrag]])"
    )
    done = Pwb(config, tmp_path).copyedit("-page:Mühle", "-language:en")
    rules = [finding["rule"] for row in done.proposals() for finding in row["findings"]]
    assert rules == ["participle_after_have", "repeated_word"]
    assert done.proposals()[0]["summary"].startswith("Sprachkorrektur: began → begun (Verbform)")
    done = Pwb(config, tmp_path).copyedit("-page:Mühle", "-language:cy")
    assert done.code == 0, done.said
    assert NO_RULES_OF_ITS_OWN in done.said
