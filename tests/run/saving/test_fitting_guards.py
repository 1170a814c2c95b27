"""Every accepted edit passes the guards before it is saved, wherever it comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.run.saving.fitting import RULE_NAME, fit
from bot_plugins.store.findings import Item
from tests.run.saving.queued import FERRY, RULES
from tests.run.saving.test_fitting import changed, live, proposed


@pytest.mark.parametrize(
    "edited", ["[[written", "{{written", "wrote", "<ref>written", "''w", "~~~~"]
)
@pytest.mark.parametrize("whose", ["edited", "proposed"])
def test_every_replacement_must_pass_the_guards(whose: str, edited: str) -> None:
    [wrote] = [one for one in proposed(FERRY) if one.change.before == "wrote"]
    item = replace(wrote, edited=edited) if whose == "edited" else changed(wrote, after=edited)
    result = fit([item], live(FERRY, 1), RULES)
    assert (result.items, list(result.stale)) == ((), [item.id])
    assert result.stale[item.id].startswith("it ")
    assert result.proposal.text == FERRY


def placed(text: str, start: int, end: int, replacement: str, number: int = 1) -> Item:
    """Return an accepted finding as another program could have written it."""
    [like, *_] = proposed(FERRY)
    return changed(replace(like, id=number), start=start, end=end, before=text[start:end],
                   after=replacement, context_before=text[:start][-300:],
                   context_after=text[end:][:300])  # fmt: skip


LINKS = "[[Ferry]] and [[boat]] are two.\n\nThe ferry is old."
IMPORTED = {
    "a link at the start": (FERRY, [(0, 0, "Buy at https://spam.example/ now. ")]),
    "the page blanked": (FERRY, [(0, len(FERRY), "")]),
    "the page replaced": (FERRY, [(0, len(FERRY), "The ferry is cheap.")]),
    "blanked piece by piece": (FERRY, [(0, 100, ""), (101, len(FERRY), "")]),
    "a redirect": (FERRY, [(0, 0, "#REDIRECT [[Spam]]\n")]),
    "a redirect to its own link": (LINKS, [(0, 0, "#REDIRECT ")]),
    "a signature": (FERRY, [(3, 4, " ~~~~ ")]),
    "within a template": ("{{ferry|is old}} It is.", [(8, 10, "was")]),
}


@pytest.mark.parametrize("case", IMPORTED)
def test_what_another_program_accepted_must_pass_the_guards(case: str) -> None:
    text, edits = IMPORTED[case]
    items = [placed(text, *edit, number) for number, edit in enumerate(edits, 1)]
    result = fit(items, live(text, 1), RULES)
    assert len(result.items) < len(items)
    assert len(result.items) + len(result.stale) == len(items)
    assert 2 * len(result.proposal.text) > len(text)
    assert "spam" not in result.proposal.text.casefold()


@pytest.mark.parametrize(
    "name", ["a\nb", "a\x1bb", "[[Spam]]", "https://spam.example", "x" * 65, ""]
)
def test_a_rule_name_that_would_act_in_a_summary_saves_nothing(name: str) -> None:
    [item, *_] = proposed(FERRY)
    result = fit([changed(item, rule=name)], live(FERRY, 1), RULES)
    assert (result.items, result.stale) == ((), {item.id: RULE_NAME})


def test_words_may_be_inserted_into_prose() -> None:
    item = placed(FERRY, 4, 4, "new ")
    result = fit([item], live(FERRY, 1), RULES)
    assert result.proposal.text == FERRY.replace("The ferry", "The new ferry", 1)
