"""The rows "Find" and "Replace with" of the form that chooses pages: what it shows and sends.

Row 1 has the fields ``find-1``, ``put-1``, ``whole-1`` and ``case-1``; rows left empty are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot_plugins.community.own import OwnRule
from bot_plugins.community.typed import why_never
from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageChoice
from bot_plugins.ui.review.web.texts import say, texts

FEW_ROWS, MORE_ROWS, MOST_ROWS = 5, 5, 40
LONGEST_FIND, LONGEST_PUT = 100, 200
"""Code points of what is found, and of what is put there."""
ONLY = "only-these"
"""The field of the tick by which no other rules are used."""
AGAIN = "form"
"""The field that asks for the form as it was filled in; "more" asks for more rows too."""
_WORDS = re.compile(r"\s*(\w(?:.*\w)?)\s*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class RowError(ChoiceError):
    """A row that cannot be used; ``row`` is its number."""

    def __init__(self, row: int, message: str) -> None:
        super().__init__(message)
        self.row = row


@dataclass(frozen=True, slots=True)
class ReplacementRow:
    """A row of the form, as it was filled in."""

    number: int
    find: str = ""
    put: str = ""
    is_whole: bool = True
    is_case: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return not (self.find.strip() or self.put.strip())

    def rule(self) -> OwnRule:
        """Return the row as a rule: whole words are found without the spaces around them.

        Raises:
            RowError: it cannot be used.
        """
        find, put = unicodedata.normalize("NFC", self.find), unicodedata.normalize("NFC", self.put)
        if self.is_whole and (words := _WORDS.fullmatch(find)):
            find, put = words[1], put.strip()
        self._check(find, put)
        return OwnRule(find=find, replace=put, whole_word=self.is_whole, match_case=self.is_case)

    def _check(self, find: str, put: str) -> None:
        if not find.strip():
            raise self.error("find-empty")
        if len(find) > LONGEST_FIND or len(put) > LONGEST_PUT or _CONTROL.search(find + put):
            raise self.error("find-long", find=LONGEST_FIND, put=LONGEST_PUT)
        if find == put:
            raise self.error("find-same", find=find)

    def error(self, name: str, **parameters: object) -> RowError:
        """Return what is wrong with the row: a message with its number."""
        return RowError(self.number, say(name, num=self.number, **parameters))


def rows_of(form: Mapping[str, str]) -> list[ReplacementRow]:
    """Return the rows that a form sends, the empty ones too."""
    numbers = (number for number in range(1, MOST_ROWS + 1) if f"find-{number}" in form)
    return [
        ReplacementRow(
            number,
            form[f"find-{number}"],
            form.get(f"put-{number}", ""),
            bool(form.get(f"whole-{number}")),
            bool(form.get(f"case-{number}")),
        )
        for number in numbers
    ]


def shown_rows(form: Mapping[str, str]) -> list[ReplacementRow]:
    """Return the rows that the form shows: those sent, and more if asked, but a few at least."""
    sent = {row.number: row for row in rows_of(form)}
    more = MORE_ROWS if form.get(AGAIN) == "more" else 0
    last = min(max(FEW_ROWS, *sent, 0) + more, MOST_ROWS)
    return [sent.get(number) or ReplacementRow(number) for number in range(1, last + 1)]


def are_open(form: Mapping[str, str], rows: Sequence[ReplacementRow]) -> bool:
    """Tell whether the form shows the rows at once: somebody used them, or asked for more."""
    asked = ONLY in form or form.get(AGAIN) == "more"
    return asked or any(not row.is_empty for row in rows)


def replacements_of(form: Mapping[str, str]) -> tuple[OwnRule, ...]:
    """Return the rules that a form's rows make.

    Raises:
        RowError: a row has a mistake.
        ChoiceError: only these rules are to be used, and there are none.
    """
    found: list[tuple[ReplacementRow, OwnRule]] = []
    for row in rows_of(form):
        if not row.is_empty:
            rule = row.rule()
            for earlier, other in found:
                if _is_same(rule, other):
                    raise row.error("find-twice", find=rule.find, other=earlier.number)
            if reason := why_never(rule):
                raise row.error("find-never", find=rule.find, reason=texts().said(reason))
            found.append((row, rule))
    if form.get(ONLY) and not found:
        raise ChoiceError(say("find-none"))
    return tuple(rule for _, rule in found)


def _is_same(rule: OwnRule, other: OwnRule) -> bool:
    """Tell whether two rules can find the same words."""
    if rule.match_case and other.match_case:
        return rule.find == other.find
    return rule.find.casefold() == other.find.casefold()


def row_fields(choice: PageChoice) -> Iterator[tuple[str, str]]:
    """Yield the fields, with their values, that send the rules of a choice."""
    for number, rule in enumerate(choice.replacements, 1):
        yield f"find-{number}", rule.find
        yield f"put-{number}", rule.replace
        if rule.whole_word:
            yield f"whole-{number}", "1"
        if rule.match_case:
            yield f"case-{number}", "1"
    if choice.only_replacements:
        yield ONLY, "1"


def told_replacements(choice: PageChoice) -> list[str]:
    """Return in words what is found and replaced."""
    told = [
        say("find-told" if rule.replace else "find-told-removed", find=rule.find, put=rule.replace)
        for rule in choice.replacements
    ]
    return [*told, say("find-told-only")] if choice.only_replacements else told
