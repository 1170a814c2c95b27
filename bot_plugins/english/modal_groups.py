"""A modal and, behind it, a past or participle where the base form goes.

Whether the base form is meant or a passive that lacks its "be" is for the rules to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot_plugins.document import Document
from bot_plugins.english.lexicon import Verb
from bot_plugins.english.modals import MODALS, is_modal, lost_form, lost_forms
from bot_plugins.english.patterns import trigger, verb_group, words
from bot_plugins.english.surroundings import Surroundings, has_own_subject, surroundings

PATTERN = verb_group(MODALS)


class ModalGroup(NamedTuple):
    """A match of ``PATTERN``, the verb that lost its base form, and the words around."""

    match: re.Match[str]
    verb: Verb
    around: Surroundings


def modal_groups(document: Document) -> Iterator[ModalGroup]:
    """Yield every past or participle that a modal surely rules, from left to right."""
    for match in PATTERN.finditer(document.prose):
        verb = lost_form(match["verb"])
        if verb is None:
            continue
        around = surroundings(document, *match.span())
        if is_modal(match["auxiliary"], around) and has_own_subject(around):
            yield ModalGroup(match, verb, around)


def triggers() -> tuple[str, ...]:
    """Return the triggers of the rules that read ``modal_groups``."""
    return (trigger(MODALS, words(lost_forms())),)
