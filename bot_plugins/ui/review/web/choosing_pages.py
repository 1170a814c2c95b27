"""The form with which a person chooses pages: what it offers, and what was sent."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.core.rule import Rule
from bot_plugins.run.search import searches_for
from bot_plugins.ui.review.jobs.workbench import (
    MOST_PAGES,
    ChoiceError,
    PageChoice,
    PageCount,
    PageKind,
)
from bot_plugins.ui.review.web.texts import say, texts

MOST_AT_ONCE = 100_000
"""Pages that may be read at a time."""


KINDS = (
    PageKind.CATEGORY, PageKind.SEARCH, PageKind.PREFIX, PageKind.RECENT, PageKind.LINKS,
    PageKind.TITLES, PageKind.RULE, PageKind.FINDINGS,
)  # fmt: skip
"""The kinds of choices in the form's order; the messages "kind-..." name them."""


def choice_of(form: Mapping[str, str]) -> PageChoice:
    """Return the choice that a form sends.

    Raises:
        ChoiceError: no kind is chosen, or the number is not one.
    """
    try:
        kind = PageKind(form.get("kind", ""))
    except ValueError:
        raise ChoiceError(say("choose-kind")) from None
    return PageChoice(kind, form.get(kind, "").strip(), most_of(form.get("most", "")) or MOST_PAGES)


def most_of(text: str) -> int | None:
    """Return the largest number of pages that a person wants; None if the field is empty.

    Raises:
        ChoiceError: it is not a number of pages.
    """
    text = text.strip()
    if not text:
        return None
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_AT_ONCE))
    if not (is_number and 0 < int(text) <= MOST_AT_ONCE):
        raise ChoiceError(say("at-number", num=MOST_AT_ONCE))
    return int(text)


def told(choice: PageChoice) -> str:
    """Return a choice in words."""
    is_rule = choice.kind is PageKind.RULE
    value = texts().rule(choice.value) if is_rule else choice.value
    return say(f"kind-{choice.kind}-told", value=value)


def told_count(count: PageCount) -> str:
    """Return a number of pages in words."""
    return say("pages-at-least" if count.is_least else "pages-count", num=count.number)


def searchable(rules: list[Rule]) -> list[Rule]:
    """Return the rules that a wiki can be searched for, by the name of the mistake."""
    found = [rule for rule in rules if searches_for(rule).queries]
    return sorted(found, key=lambda rule: (rule.summary, rule.name))
