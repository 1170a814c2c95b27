"""Conversion of rules' suggestions into findings that the guards allow.

This is the only place where a suggestion becomes a finding, so it enforces what holds for every
finding: the guards allow its edit and each of its alternatives, and a finding with alternatives is
not trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot_plugins.core import guards, language
from bot_plugins.core.change import Change, change_by
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Rule, Suggestion
from bot_plugins.document import Document


def findings_of(document: Document, rules: Iterable[Rule]) -> Iterator[Change]:
    """Yield the changes that rules suggest and the guards allow; offsets are in the source."""
    for rule in rules:
        for suggestion in () if rule.lack else rule.check(document):
            if _is_shown(rule, suggestion) and _is_allowed(document, rule, suggestion.edit):
                yield _change(document, rule, suggestion)


def _is_shown(rule: Rule, suggestion: Suggestion) -> bool:
    return rule.shows_doubtful or _applicability(rule, suggestion) is not Applicability.REPORT


def _applicability(rule: Rule, suggestion: Suggestion) -> Applicability:
    return suggestion.applicability or rule.applicability


def _is_allowed(document: Document, rule: Rule, edit: Edit) -> bool:
    return guards.allows(document, edit) and language.may_be(rule.language, document, edit.start)


def _change(document: Document, rule: Rule, suggestion: Suggestion) -> Change:
    edit = suggestion.edit
    applicability = _applicability(rule, suggestion)
    alternatives = tuple(_alternatives(document, suggestion))
    if alternatives and applicability is Applicability.TRUSTED:
        applicability = Applicability.REVIEW  # a person picks
    before = document.source[edit.start : edit.end]
    return change_by(
        rule,
        edit,
        before,
        message=suggestion.message,
        applicability=applicability,
        alternatives=alternatives,
    )


def _alternatives(document: Document, suggestion: Suggestion) -> Iterator[str]:
    """Yield each distinct alternative replacement that the guards allow, once."""
    known = {suggestion.edit.replacement}
    for alternative in suggestion.alternatives:
        if alternative not in known and guards.allows(
            document, replace(suggestion.edit, replacement=alternative)
        ):
            known.add(alternative)
            yield alternative
