"""Rules that a person types instead of writing a list: what to find, and what to put there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot_plugins import document as documents
from bot_plugins.community.building import build
from bot_plugins.community.entries import ListError, named
from bot_plugins.community.own import OwnList, OwnRule, stated_in
from bot_plugins.core import guards
from bot_plugins.core.rule import Rule

_SAMPLE = (
    "Some words stand before it, as they do on every page: {} and more words come after it, so"
    " that it is only a small part of the text, and so that guards judge it as they would there."
)


@lru_cache(maxsize=64)
def typed_rules(typed: tuple[OwnRule, ...]) -> Sequence[Rule]:
    """Return the rules that a person typed.

    Raises:
        ListError: one of them cannot be used; the message says why.
    """
    rules, problems = build(named(stated_in(OwnList(rule=typed)))) if typed else ([], [])
    if problems:
        raise ListError(problems[0].reason)
    return rules


@lru_cache(maxsize=256)
def why_never(typed: OwnRule) -> str:
    """Return why a rule would change no page, whatever it says; empty if it may change some."""
    document = documents.read(_SAMPLE.format(typed.find))
    try:
        [rule] = typed_rules((typed,))
    except ListError as error:
        return str(error)
    edits = [suggestion.edit for suggestion in rule.check(document)]
    refused = guards.sort_out(document, edits)
    if not edits:
        return guards.NOT_PROSE
    return refused[edits[0]] if len(refused) == len(edits) else ""
