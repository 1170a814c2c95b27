"""{{bots}} and {{nobots}}: whom they let in (https://en.wikipedia.org/wiki/Template:Bots)."""

from __future__ import annotations

import pytest

from bot_plugins.frameworks.mediawiki.leaving_alone import lets_in

CASES = {
    "": True,
    "{{nobots}}": False,
    "{{Nobots}}": False,
    "{{ template:nobots }}": False,
    "{{nobots|CopyBot}}": False,
    "{{nobots|OtherBot, CopyBot}}": False,
    "{{nobots|OtherBot}}": True,
    "{{nobots|all}}": False,
    "{{bots}}": True,
    "{{bots|allow=CopyBot}}": True,
    "{{bots|allow=OtherBot,CopyBot}}": True,
    "{{bots|allow=OtherBot}}": False,
    "{{bots|allow=all}}": True,
    "{{bots|allow=none}}": False,
    "{{bots|deny=CopyBot}}": False,
    "{{bots|deny=OtherBot}}": True,
    "{{bots|deny=all}}": False,
    "{{bots|deny=none}}": True,
    "{{bots|optout=copyedit}}": True,
    "{{bots|allow=CopyBot}} {{nobots}}": False,
    "<!-- {{nobots}} -->": True,
    "<nowiki>{{nobots}}</nowiki>": True,
    "{{nobotsever}}": True,
}


@pytest.mark.parametrize("text", CASES)
def test_whom_a_page_lets_in(text: str) -> None:
    assert lets_in(f"{text} A mill.", "CopyBot") is CASES[text]
