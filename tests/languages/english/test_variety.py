"""The variety of English that a page's templates ask for."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.variety import AMERICAN, BRITISH, variety

ASKED = {
    "{{Use British English|date=May 2020}}": BRITISH,
    "{{EngvarB}}": BRITISH,
    "{{ use Oxford spelling }}": BRITISH,
    "{{Use British (Oxford) English|date=May 2020}}": BRITISH,
    "{{Use Hiberno-English}}": BRITISH,
    "{{Use New Zealand English}}": BRITISH,
    "{{Use American English|date=May 2020}}": AMERICAN,
    "{{American English}}": AMERICAN,
    "{{Use British English}} {{Use American English}}": "",
    "{{Use dmy dates}}": "",
    "{{lang|en|British English}}": "",
    "Use British English": "",
    "": "",
}


@pytest.mark.parametrize("source", ASKED)
def test_a_page_asks_for_a_variety(source: str) -> None:
    assert variety(source) == ASKED[source]
