"""The form with which a person chooses pages: what it offers, and what was sent."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.core.rule import Rule
from bot_plugins.core.title_lists import titles_in
from bot_plugins.run.conditions import Conditions
from bot_plugins.run.search import searches_for
from bot_plugins.ui.review.jobs.workbench import (
    MOST_PAGES,
    ChoiceError,
    PageChoice,
    PageCount,
    PageKind,
)
from bot_plugins.ui.review.web.replacements import ONLY, replacements_of, row_fields
from bot_plugins.ui.review.web.texts import say, texts

MOST_AT_ONCE = 100_000
"""Pages that may be read at a time."""


KINDS = (
    PageKind.CATEGORY, PageKind.SEARCH, PageKind.PREFIX, PageKind.RECENT, PageKind.LINKS,
    PageKind.LINKING, PageKind.TEMPLATE, PageKind.EDITOR, PageKind.WATCHED, PageKind.RANDOM,
    PageKind.TITLES, PageKind.RULE, PageKind.FINDINGS,
)  # fmt: skip
"""The kinds of choices in the form's order; the messages "kind-..." name them."""
TREE = "subcategories"
"""The field of a category's tick: the pages of its subcategories too."""


TYPOS = "typos"
"""The field of the tick for the wiki's own typo list."""
SKIP_FIELDS = ("skip-categories", "least-changes", "substantive", "without-text", "with-text")
"""The fields that say which pages are left alone."""


def choice_of(form: Mapping[str, str]) -> PageChoice:
    """Return the choice that a form sends.

    Raises:
        ChoiceError: no kind is chosen, the number is not one, or a replacement has a mistake.
    """
    try:
        kind = PageKind(form.get("kind", ""))
    except ValueError:
        raise ChoiceError(say("choose-kind")) from None
    value = form.get(kind, "").strip()
    if kind is PageKind.CATEGORY and form.get(TREE):
        kind = PageKind.TREE
    return PageChoice(
        kind,
        value,
        most_of(form.get("most", "")) or MOST_PAGES,
        tuple(dict.fromkeys(titles_in(form.get("skip-categories", "")))),
        _conditions(form),
        typos=bool(form.get(TYPOS)),
        replacements=replacements_of(form),
        only_replacements=bool(form.get(ONLY)),
    )


def _conditions(form: Mapping[str, str]) -> Conditions:
    least = form.get("least-changes", "").strip()
    if least and not (least.isascii() and least.isdecimal() and len(least) <= len("9999")):
        raise ChoiceError(say("leave-fewer-wrong"))
    return Conditions(
        least_changes=int(least or 0) or None,
        substantive=bool(form.get("substantive")),
        with_text=form.get("with-text", "").strip(),
        without_text=form.get("without-text", "").strip(),
    )


def fields_of(choice: PageChoice) -> dict[str, str]:
    """Return the fields of a form that sends a choice; those that are empty are left out."""
    is_tree = choice.kind is PageKind.TREE
    kind = PageKind.CATEGORY if is_tree else choice.kind
    return {
        "kind": str(kind),
        str(kind): choice.value,
        **({TREE: "1"} if is_tree else {}),
        **({TYPOS: "1"} if choice.typos else {}),
        "most": str(choice.most),
        **{name: value for name, value in _skip_fields(choice).items() if value},
        **dict(row_fields(choice)),
    }


def _skip_fields(choice: PageChoice) -> dict[str, str]:
    wanted = choice.conditions
    values = (
        "\n".join(choice.skipped_categories),
        str(wanted.least_changes or ""),
        "1" if wanted.substantive else "",
        wanted.without_text,
        wanted.with_text,
    )
    return dict(zip(SKIP_FIELDS, values, strict=True))


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


def told_skips(choice: PageChoice) -> list[str]:
    """Return in words which pages are left alone."""
    wanted, categories = choice.conditions, choice.skipped_categories
    return [
        *([say("leave-told-categories", names="; ".join(categories))] if categories else ()),
        *([say("leave-told-fewer", num=wanted.least_changes)] if wanted.least_changes else ()),
        *([say("leave-told-small")] if wanted.substantive else ()),
        *([say("leave-told-with", text=wanted.without_text)] if wanted.without_text else ()),
        *([say("leave-told-without", text=wanted.with_text)] if wanted.with_text else ()),
    ]


def told_count(count: PageCount) -> str:
    """Return a number of pages in words."""
    return say("pages-at-least" if count.is_least else "pages-count", num=count.number)


def searchable(rules: list[Rule]) -> list[Rule]:
    """Return the rules that a wiki can be searched for, by the name of the mistake."""
    found = [rule for rule in rules if searches_for(rule).queries]
    return sorted(found, key=lambda rule: (rule.summary, rule.name))
