"""Be + base form: "was publish in" -> "was published in".

A passive needs the participle. Fires for verbs that are no nouns ("was publish"), and for
others only where a noun cannot stand ("was name the", "was support by"). Left alone: nouns
("there was support for"), relative and noun clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import DETERMINERS, PREPOSITIONS
from bot_plugins.english.lexicon import Form, Verb
from bot_plugins.english.modals import intransitives
from bot_plugins.english.patterns import trigger, verb_group, words
from bot_plugins.english.surroundings import Surroundings, has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.unseen import UNSEEN

BE = ("is", "are", "was", "were", "been")
PATTERN = verb_group(BE)
COUNTABLE = frozenset(
    "arrest base release record show name call award transfer attack give".split()
)
"""Verbs whose nouns are counted: a bare singular after "be" can be no noun."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle for a base form that "be" rules."""
    for match in PATTERN.finditer(document.prose):
        verb = _verb(match["verb"])
        if verb is None:
            continue
        around = surroundings(document, *match.span())
        if _is_passive(verb, around) and has_own_subject(around):
            message = (
                f"after '{match['auxiliary']}' the passive takes the participle"
                f" '{verb.participle}', not the base form '{verb.base}'"
            )
            yield Suggestion(Edit(*match.span("verb"), verb.participle), message)


def _verb(word: str) -> Verb | None:
    """Return the transitive verb of which ``word`` is the base and nothing like an adjective."""
    if lexicon.forms(word) != {Form.BASE}:
        return None
    if word not in COUNTABLE and set(lexicon.classes(word)) & set("jr"):
        return None
    return None if word in intransitives() else lexicon.verbs().get(word)


def _is_passive(verb: Verb, around: Surroundings) -> bool:
    following = around.next()
    if around.last() in {"there", "what", "do", "did", "does", "done"}:
        return False
    if following == "by":
        return True
    is_noun = "n" in lexicon.classes(verb.base)
    if following in DETERMINERS - {"no", "both", "all"}:
        return not is_noun or following in {"the", "a", "an"}
    if not is_noun:
        return following in PREPOSITIONS or following == "to"
    return verb.base in COUNTABLE and following in PREPOSITIONS - {"of"}


def _triggers() -> Iterator[str]:
    verbs = frozenset(filter(_verb, lexicon.verbs()))
    nouns = frozenset(verb for verb in verbs if "n" in lexicon.classes(verb))
    by_or_article = {"by", "the", "a", "an"}
    groups = {nouns - COUNTABLE: by_or_article, nouns & COUNTABLE: by_or_article | PREPOSITIONS,
              verbs - nouns: DETERMINERS | PREPOSITIONS | {"to"}}  # fmt: skip
    for group, after in groups.items():
        behind = rf"(?:\s?[<{{]|\s{UNSEEN}(?i:{words(after)}))"
        yield trigger(BE, words(group) + behind)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: tuple(_triggers()),
    examples=(
        Leaves("There was support for it.", "the noun 'support'"),
        Leaves("His aim was work in peace.", "the noun 'work'"),
        Leaves("All he could do was publish in Rome.", "a noun clause"),
        Leaves("What they did was introduce the law.", "a noun clause"),
        Leaves("It was close to home, clear of snow and open to all.", "adjectives"),
        Leaves("It was become a town.", "an old perfect"),
        Fixes("The book was publish in Rome.", "The book was published in Rome."),
        Fixes("He was name the best.", "He was named the best."),
        Fixes("The law was support by the king.", "The law was supported by the king."),
        Fixes("They have been know to sing.", "They have been known to sing."),
        Fixes("The monk was arrest in May.", "The monk was arrested in May."),
    ),
)
