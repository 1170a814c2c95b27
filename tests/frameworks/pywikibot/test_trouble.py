"""What is wrong with the wiki's name, or with the password, as only Pywikibot has them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")

SETTINGS: dict[str, Any] = {
    "max_retries": 1,
    "retry_wait": 0.1,
    "retry_max": 0.1,
    "socket_timeout": (1, 1),
}


def test_a_name_that_leads_nowhere(client: Client, pwb_as: PwbAs) -> None:
    pwb = pwb_as(**SETTINGS)
    family = pwb.config / "families/copywiki_family.py"
    text = re.sub(r"'127[^']*'", "'nowhere.invalid'", family.read_text())
    family.write_text(text)
    done = pwb.copyedit("-page:Mill", "-always")
    assert done.code == 4, done.said
    assert "Traceback" not in done.said
    assert "try again later" in done.said


def test_no_password_at_hand(wiki: Wiki, client: Client, pwb_as: PwbAs) -> None:
    """Pywikibot would ask for it; under cron nobody is there to answer."""
    client.edit("Mill", MILL)
    pwb = pwb_as(**SETTINGS)
    (pwb.config / "user-password.py").write_text("")
    done = pwb.copyedit("-page:Mill", "-always")
    assert done.code == 3, done.said
    assert "Traceback" not in done.said
    assert "copywiki:en" in done.said
    assert client.text("Mill") == MILL
