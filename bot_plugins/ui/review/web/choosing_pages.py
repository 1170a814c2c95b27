"""The form with which a person chooses pages: what it offers, and what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot_plugins.core.rule import Rule
from bot_plugins.run.search import searches_for
from bot_plugins.run.words import counted
from bot_plugins.ui.review.jobs.workbench import (
    MOST_PAGES,
    ChoiceError,
    PageChoice,
    PageCount,
    PageKind,
)

MOST_AT_ONCE = 100_000
"""Pages that may be read at a time."""


@dataclass(frozen=True, slots=True)
class KindField:
    """How a kind of choice is offered: its name, what its field asks for, and how it is told."""

    kind: PageKind
    name: str
    label: str
    told: str


KIND_FIELDS = (
    KindField(PageKind.CATEGORY, "Pages in a category", "Name of the category", "the category {}"),
    KindField(PageKind.SEARCH, "Pages that a search finds", "Words to search for", "the search {}"),
    KindField(
        PageKind.PREFIX, "Pages by the beginning of their title", "The title begins with",
        "titles that begin with {}",
    ),
    KindField(
        PageKind.RECENT, "Pages changed recently", "Within the last hours",
        "pages changed within {} hours",
    ),
    KindField(
        PageKind.LINKS, "Pages that a page links to", "Title of the page with the links",
        "the links on {}",
    ),
    KindField(PageKind.TITLES, "My own list", "Titles, one on each line", "your own list"),
    KindField(
        PageKind.RULE, "Pages where the wiki's search finds a kind of mistake",
        "Kind of mistake", "the search for {}",
    ),
    KindField(
        PageKind.FINDINGS, "Pages where a scan found something", "File with the findings",
        "the findings of {}",
    ),
)  # fmt: skip
_BY_KIND = {entry.kind: entry for entry in KIND_FIELDS}


def choice_of(form: Mapping[str, str]) -> PageChoice:
    """Return the choice that a form sends.

    Raises:
        ChoiceError: no kind is chosen, or the number is not one.
    """
    try:
        kind = PageKind(form.get("kind", ""))
    except ValueError:
        raise ChoiceError("choose one of these kinds of pages") from None
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
        raise ChoiceError(f"the number of pages must be from 1 to {MOST_AT_ONCE:,}")
    return int(text)


def told(choice: PageChoice) -> str:
    """Return a choice in words."""
    return _BY_KIND[choice.kind].told.format(choice.value)


def told_count(count: PageCount) -> str:
    """Return a number of pages in words."""
    return f"{'at least ' * count.is_least}{counted(count.number, 'page')}"


def searchable(rules: list[Rule]) -> list[Rule]:
    """Return the rules that a wiki can be searched for, by the name of the mistake."""
    found = [rule for rule in rules if searches_for(rule).queries]
    return sorted(found, key=lambda rule: (rule.summary, rule.name))
