"""The passive takes the participle: "was publish in" -> "was published in".

Fires for base forms that are hardly ever nouns or adjectives after "be", and for pasts that are not
participles, where the text continues as after a passive: with a preposition, "by" or an adverb, or
by ending. Left alone: nouns ("there was support for it"), adjectives ("was complete"), infinitives
("all you need to do is add a link") and noun clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.grammar import DETERMINERS, SAYING
from bot_plugins.languages.english.lexicon import mere_pasts
from bot_plugins.languages.english.lost_participles import (
    adjectives_like,
    behind_be,
    goes_on,
    is_explained,
)
from bot_plugins.languages.english.patterns import trigger, verb_group, words

BE = ("is", "are", "was", "were", "be", "been", "being")
PATTERN = verb_group(BE)
_BEFORE = frozenset("there what do did does done".split())
"""Words before "be" after which a bare form is a noun or an infinitive."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle."""
    for group in groups(document, PATTERN, behind_be(), _may_be_passive):
        participle = behind_be()[group.word].participle
        if _is_passive(group, participle):
            auxiliary = group.match["auxiliary"]
            message = f"the passive after '{auxiliary}' takes the past participle '{participle}'"
            first, *others = (*adjectives_like(group), participle)
            applicability = Applicability.REPORT if others else None
            edit = Edit(*group.match.span("verb"), first)
            yield Suggestion(edit, message, applicability, tuple(others))


def _may_be_passive(group: Governed) -> bool:
    """Tell from the surrounding words whether a passive may be meant."""
    around, between = group.around, group.match["between"].strip()
    if around.last() in _BEFORE or (between, group.word) == ("first", "place"):
        return False
    if group.match["auxiliary"] == "being" and around.last() in DETERMINERS:
        return False  # "the being saw it"
    following = around.after[0] if around.after else ""
    is_told = following == "that" and behind_be()[group.word].base in SAYING
    return goes_on(group.word, following) or (is_told and group.match["auxiliary"] == "be")


def _is_passive(group: Governed, participle: str) -> bool:
    """Tell from the parse of the corrected sentence whether it is a passive with a subject."""
    parse, auxiliary, verb = group.corrected(participle)
    if verb.tag != "VBN" or not clause.governs(parse, auxiliary, verb):
        return False
    subject = clause.shared_subject(parse, verb)
    if subject is not None and (subject.tag == "EX" or is_explained(parse, subject)):
        return False
    if auxiliary.tag not in clause.FINITE:
        return True
    is_fragment = subject is not None and subject.tag == "WDT" and group.word not in mere_pasts()
    return is_fragment or clause.has_clear_subject(parse, auxiliary, verb)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (trigger(BE, words(behind_be())),),
    confirms=confirming(
        PATTERN.finditer,
        lambda match: match["verb"] in behind_be(),
        lambda text, match: _may_be_passive(Governed(text, match)),
    ),
    examples=(
        Keeps("There was support for it.", "the noun 'support'"),
        Keeps("His aim was work in peace.", "the noun 'work'"),
        Keeps("All he could do was publish in Rome.", "'was' ends a noun clause"),
        Keeps("What it was took years to learn.", "'was' ends a noun clause"),
        Keeps("The being saw it; the game was took place in May.", "a noun, and a different slip"),
        Keeps('It read: "was wrote by me".', "a quotation is verbatim"),
        Keeps("The idea is provide a link by law.", "an infinitive that explains the idea"),
        Fixes("The book was publish in Rome.", "The book was published in Rome."),
        Fixes("Two men are elect from each town.", "Two men are elected from each town."),
        Fixes("It was being repair when it fell.", "It was being repaired when it fell."),
        Fixes("They have been know to sing.", "They have been known to sing."),
        Fixes("The book was wrote by a monk.", "The book was written by a monk."),
        Fixes("Parts of it were took away by floods.", "Parts of it were taken away by floods."),
        Fixes("In Rome, where it was sang by all, they left.",
              "In Rome, where it was sung by all, they left."),
        Fixes("It should be note that the figures are old.",
              "It should be noted that the figures are old."),
        Fixes("A sweet that is make from honey.", "A sweet that is made from honey."),
        Fixes("It was broke up, and is spoke by few.", "It was broken up, and is spoken by few."),
        Fixes("Such walls are dominate.", "Such walls are dominant.", Applicability.REPORT,
              alternatives=("dominated",)),
        Fixes("The leaves are ate raw.", "The leaves are eaten raw."),
    ),
)  # fmt: skip
