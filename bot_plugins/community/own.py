"""Lists of one's own, in TOML or JSON: what to find, what to put there, and examples.

    summary = "house style"            # the kind of slip, for edit summaries
    language = "en"                    # default: every language
    applicability = "review"           # or "report": shown, never in an edit without a person

    [[rule]]
    find = "alot"                      # a word or words; with pattern = true a regular expression
    replace = "a lot"
    keeps = ["The Alot is a river."]   # texts that must stay
    fixes = [["Thanks alot.", "Thanks a lot."]]

Each rule may have a ``name``, ``whole_word = false``, ``match_case = false``, and its own
``summary``, ``language``, ``applicability`` and ``message``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot_plugins.community.entries import KIND, ListedRule, ListError
from bot_plugins.core.language_codes import UnknownLanguageError, read_language
from bot_plugins.core.registry import ANY
from bot_plugins.core.rule import Applicability, Example, Fixes, Keeps

Line = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Level = Literal["review", "report"]
Pair = Annotated[list[Text], Field(min_length=2, max_length=2)]
_MOST_SHOWN = 5
"""Mistakes of a list that one message names."""


class OwnSection(BaseModel):
    """A part of a list: unknown keys are mistakes, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OwnRule(OwnSection):
    """One rule of a list, as it is written."""

    find: Text
    replace: Annotated[str, StringConstraints(max_length=10_000)]
    name: Line | None = None
    pattern: bool = False
    whole_word: bool = True
    match_case: bool = True
    language: Line | None = None
    applicability: Level | None = None
    summary: Line | None = None
    message: Line | None = None
    keeps: tuple[Text, ...] = Field(default=(), strict=False)
    fixes: tuple[Pair, ...] = Field(default=(), strict=False)


class OwnList(OwnSection):
    """A whole list, as it is written; its keys are those of rules that have none."""

    rule: Annotated[tuple[OwnRule, ...], Field(strict=False, min_length=1)]
    language: Line = ANY
    applicability: Level = "review"
    summary: Line = KIND


def is_own(values: object) -> bool:
    """Tell whether the values of a JSON or TOML text are a list of this kind."""
    return isinstance(values, dict) and "rule" in values


def toml_values(text: str) -> dict[str, Any] | None:
    """Return the values of a text in TOML; None if it is none."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def json_values(text: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the values of a text in JSON; None if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def read_own(values: dict[str, Any]) -> Iterator[ListedRule]:
    """Yield the rules of a list.

    Raises:
        ListError: it has mistakes; the message names rule and key.
    """
    try:
        whole = OwnList.model_validate(values)
    except ValidationError as error:
        raise ListError(_told(error, values)) from error
    yield from stated_in(whole)


def stated_in(whole: OwnList) -> Iterator[ListedRule]:
    """Yield the rules of a list whose form was checked.

    Raises:
        ListError: a language does not exist.
    """
    for number, rule in enumerate(whole.rule, 1):
        yield _listed(whole, rule, number)


def _listed(whole: OwnList, rule: OwnRule, number: int) -> ListedRule:
    find, put = rule.find, rule.replace
    if not rule.pattern:
        find, put = _not_made_already(rule) + re.escape(find), put.replace("$", "$$")
    if rule.whole_word and not rule.pattern:
        find = whole_words_only(find, rule.find)
    return ListedRule(
        rule.name or rule.find,
        find,
        put,
        summary=rule.summary or whole.summary,
        language=_language(rule.language or whole.language, number),
        applicability=Applicability(rule.applicability or whole.applicability),
        ignore_case=not rule.match_case,
        follows_case=not (rule.match_case or rule.pattern),
        examples=tuple(_examples(rule)),
        message=rule.message or "",
    )


def _not_made_already(rule: OwnRule) -> str:
    """Return a pattern that fails where the replacement stands already: "a lot" for "lot"."""
    find, put = re.escape(rule.find), rule.replace
    flags = re.NOFLAG if rule.match_case else re.IGNORECASE
    conditions: list[str] = []
    for found in re.finditer(f"(?={find})", put, flags):
        before, after = map(
            re.escape, (put[: found.start()], put[found.start() + len(rule.find) :])
        )
        sides = [f"(?<!{before})"] * bool(before) + [f"(?!{find}{after})"] * bool(after)
        conditions.append(f"(?:{'|'.join(sides)})")
    return "".join(conditions)


def whole_words_only(pattern: str, words: str) -> str:
    """Return a pattern for words that are not parts of longer words."""
    before = r"\b" if re.match(r"\w", words) else ""
    after = r"\b" if re.search(r"\w\Z", words) else ""
    return f"{before}{pattern}{after}"


def _examples(rule: OwnRule) -> Iterator[Example]:
    yield from map(Keeps, rule.keeps)
    yield from (Fixes(before, after) for before, after in rule.fixes)


def _language(code: str, number: int) -> str:
    if code == ANY:
        return ANY
    try:
        return read_language(code)
    except UnknownLanguageError as error:
        raise ListError(f"rule {number}, language: {error}") from error


def _told(error: ValidationError, values: dict[str, Any]) -> str:
    """Say what is wrong, with the place of each mistake."""
    mistakes = error.errors(include_url=False, include_input=False)
    told = [f"{_place(mistake['loc'], values)}: {mistake['msg']}" for mistake in mistakes]
    more = len(told) - _MOST_SHOWN
    return "; ".join(told[:_MOST_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _place(place: tuple[int | str, ...], values: dict[str, Any]) -> str:
    """Return where a mistake is: "rule 3 (alot), replace"."""
    if len(place) < 2 or place[0] != "rule":  # noqa: PLR2004 - a rule and its number
        return ".".join(map(str, place)) or "the list"
    number = int(place[1])
    rule = values["rule"][number]
    name = str(rule.get("name") or rule.get("find") or "")[:40] if isinstance(rule, dict) else ""
    key = ".".join(map(str, place[2:]))
    return f"rule {number + 1}{f' ({name})' if name else ''}{f', {key}' if key else ''}"
