"""From what rules suggest in a document to findings: what may be made, and how far it may go.

This is the only place where a suggestion becomes a finding, so what holds for every finding is
seen to here: the guards allow its edit and each of its alternatives, and what has alternatives is
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
    """Yield what rules suggest in a document and the guards allow; offsets are of its source."""
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
    """Yield each other replacement once: those that differ and that the guards allow."""
    known = {suggestion.edit.replacement}
    for one in suggestion.alternatives:
        if one not in known and guards.allows(document, replace(suggestion.edit, replacement=one)):
            known.add(one)
            yield one
