"""What a text says about each change: first what it must not be taken to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.watching.comparing import ChangeFate, compare
from tests.apps.maintenance.watching.saved import items, new, old

PAGE = (
    "The mill was old.\n\nBy then the war had «began|begun» and «broke|broken» all that stood"
    " in the north« ,|,» they said. Nobody went out.\n* The «the the|the» end\n* The mill\n"
)
NEW, OLD = new(PAGE), old(PAGE)
S, B, U = ChangeFate.STANDS, ChangeFate.TAKEN_BACK, ChangeFate.UNKNOWN

NOT_TAKEN_BACK = [
    pytest.param(NEW, [S, S, S, S], id="as it was saved"),
    pytest.param(f"Before.\n\n{NEW}\n\nAfter.", [S, S, S, S], id="text around it"),
    pytest.param("", [U, U, U, U], id="blanked"),
    pytest.param("All is new here.", [U, U, U, U], id="written anew"),
    pytest.param(
        NEW.replace("By then the war had begun and broken", "The war broke out then; it ruined"),
        [U, U, S, S],
        id="the sentence rewritten",
    ),
    pytest.param(NEW.replace("begun", "started"), [U, S, S, S], id="another word put there"),
    pytest.param(
        NEW.replace("had begun and broken", "has ruined") + "He wrote: 'the war had began and so'",
        [U, U, S, S],
        id="rewritten, and the old words quoted elsewhere",
    ),
    pytest.param(f"{NEW}\n\n{OLD}", [U, U, U, U], id="both stand"),
    pytest.param(NEW.replace("the war had", "the long war had"), [S, S, S, S], id="a word before"),
]
TAKEN_BACK = [
    pytest.param(OLD, [B, B, B, B], id="all of it"),
    pytest.param(NEW.replace("begun", "began"), [B, S, S, S], id="the first only"),
    pytest.param(NEW.replace("broken", "broke"), [S, B, S, S], id="its neighbour only"),
    pytest.param(NEW.replace("north,", "north ,"), [S, S, B, S], id="a space"),
    pytest.param(NEW.replace("* The the end", "* The the the end"), [S, S, S, B], id="in a list"),
    pytest.param(f"New.\n\n{OLD}".replace("mill", "barn"), [B, B, B, B], id="other edits around"),
    pytest.param(
        OLD.replace("By then the war", "Then, at last, war"), [B, B, B, B], id="reworded before it"
    ),
    pytest.param(
        OLD.replace("all that stood in the north", "every single house there"),
        [B, U, U, B],
        id="reworded after it",
    ),
]


def verdicts(page: str, text: str) -> list[ChangeFate]:
    return list(compare(items(page), text).values())


@pytest.mark.parametrize(("text", "expected"), [*NOT_TAKEN_BACK, *TAKEN_BACK])
def test_what_the_text_says(text: str, expected: list[ChangeFate]) -> None:
    assert verdicts(PAGE, text) == expected


@pytest.mark.parametrize(
    "page",
    [
        "«the |»the", "the« the|»", "«The the|The»", "a« ,|,» b« ,|,» c", "«a|b»\n«a|b»", "«|a»",
        "«.|. »It", "(«[|(»", "x «a|aa» x", "x «aa|a» x",
    ],
)  # fmt: skip
def test_short_lines_full_of_signs(page: str) -> None:
    assert B not in verdicts(page, new(page))
    assert S not in verdicts(page, old(page))


WORDS = st.lists(st.sampled_from(["a", "b", "«a|b»", "«a a|a»", "«|c»", ",", "\n"]), min_size=1)


@given(WORDS, st.text("ab ,\n", max_size=30))
def test_never_says_what_is_not_so(words: list[str], more: str) -> None:
    page = " ".join(words)
    assert B not in verdicts(page, new(page))
    assert S not in verdicts(page, old(page))
    assert len(verdicts(page, more)) == page.count("«")
