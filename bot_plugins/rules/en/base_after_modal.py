"""A modal takes the base form: "would became" -> "would become", "must contains" -> "must contain".

Where the form may be a participle, a passive that lacks its "be" or a perfect that lacks its
"have" may be meant. The verb's usage and the words after it decide which comes first ("can
considered rare" -> "can be considered rare"); the others are alternatives. Left alone: the nouns
"will", "can", "may", "might" and "must", and clauses that end in a modal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, modal, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.grammar import PRONOUNS
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.patterns import shapes, trigger, verb_group
from bot_plugins.languages.english.repairs import Perfect, with_base
from bot_plugins.languages.english.valency import usage
from bot_plugins.languages.english.wrong_forms import has_form, is_no_base, no_base_of_modals

PATTERN = verb_group(modal.MODALS)
_PERFECT = frozenset("may might could must".split())
"""Modals that often govern a perfect: "may have existed"."""
_GUESSING = frozenset("maybe perhaps possibly presumably probably".split())
"""Adverbs with which other modals govern a perfect, too: "maybe will (have) happened"."""
_LEAST = 0.2
"""Minimum ratio of perfects to infinitives of a verb that is taken for a perfect."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form, or a passive or perfect if one is meant."""
    for group in groups(document, PATTERN, no_base_of_modals(), is_no_base):
        if modal.is_noun(group.parse, group.auxiliary):
            continue
        verb = no_base_of_modals()[group.word]
        if _has_clear_subject(group, verb.base):
            message = f"'{group.auxiliary.lower}' takes the base form of a verb, not '{group.word}'"
            agent = group.word == "found" and group.around.last() in PRONOUNS
            for suggestion in with_base(group, verb, message, perfect=_perfect(group), agent=agent):
                yield _doubted(suggestion) if _joins_past(group) else suggestion


def _has_clear_subject(group: Governed, base: str) -> bool:
    """Tell whether the subject is clear: as it stands or, after a sure modal, in the correction."""
    is_clear = clause.has_clear_subject(group.parse, group.auxiliary, group.verb)
    if group.is_governed and is_clear:
        return True
    return modal.is_clear(group.parse, group.auxiliary) and group.has_clear_subject(base)


def _perfect(group: Governed) -> Perfect:
    """Return how likely a perfect is: a guess at the past has no object ("may have existed").

    Some verbs hardly have group: "the name may refer to a king".
    """
    is_usual = usage(no_base_of_modals()[group.word].base).perfect_ratio >= _LEAST
    if (
        group.auxiliary.lower in {"may", "might"}
        and is_usual
        and not has_object(group.parse, group.verb)
    ):
        return Perfect.FIRST
    is_guess = any(each.lower in _GUESSING for each in group.parse.children(group.verb, "advmod"))
    return Perfect.LAST if is_guess or group.auxiliary.lower in _PERFECT else Perfect.NO


def _joins_past(group: Governed) -> bool:
    """Tell whether the modal may be the mistake: "would relented and gave it back"."""
    return any(joined.tag == "VBD" for joined in group.parse.children(group.verb, "conj"))


def _doubted(suggestion: Suggestion) -> Suggestion:
    return replace(suggestion, applicability=Applicability.REPORT)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (trigger(modal.MODALS, shapes(no_base_of_modals())),),
    confirms=confirming(PATTERN.finditer, has_form),
    examples=(
        Keeps("It is so only where wet ink would spread would scribes in Yemen practise"
               " sizing of skin.", "the subject follows the modal"),
        Keeps("Alexander's will gave all to Rome.", "the noun 'will'"),
        Keeps("The might of Rome began to fade; its might began early.", "the noun 'might'"),
        Keeps("They would found a school; a tin can found there is old.", "a base form and a noun"),
        Keeps("What she could became clear.", "'could' ends a noun clause"),
        Keeps("He did what he could sent from Rome.", "'could' ends a noun clause"),
        Fixes("The village would later became a town.", "The village would later become a town."),
        Fixes("The lamp can worked at night.", "The lamp can work at night."),
        Fixes("It can considered rare.", "It can be considered rare."),
        Fixes("The prize may awarded by the king.", "The prize may be awarded by the king."),
        Fixes("The round can also said to be over.", "The round can also be said to be over."),
        Fixes("The list must contains two names.", "The list must contain two names."),
        Fixes("Copies can found in Rome.", "Copies can be found in Rome."),
        Fixes("They may removed or move the wall.", "They may remove or move the wall."),
        Fixes("The name may referred to a king.", "The name may refer to a king."),
    ),
)  # fmt: skip
