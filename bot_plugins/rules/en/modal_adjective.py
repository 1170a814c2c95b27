"""A modal before an adjective lacks its "be": "It would possible" -> "It would be possible".

Fires for adjectives that cannot be verbs or adverbs, and for "to able to". Left alone: the nouns
"will", "can", "may", "might" and "must", adjectives before their noun, and "can" before an
adverb that lost its ending ("can possible be used").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, modal, parser
from bot_plugins.languages.english.adjectives import ADJECTIVES
from bot_plugins.languages.english.grammar import ADVERBS, BE
from bot_plugins.languages.english.parse import Token
from bot_plugins.languages.english.patterns import SPACE, trigger, verb_group, words
from bot_plugins.languages.english.sentence import Sentence, sentence_at

PATTERN = verb_group(modal.MODALS, words(ADJECTIVES))
_OF_CLAUSE = frozenset({*ADVERBS, "not"}) - frozenset("fully quite really slightly well".split())
"""Adverbs of the clause, which precede "be"; others express the degree of the adjective."""
_KEEPING = frozenset("keep keeps kept leave leaves left make makes made".split())
"""Verbs before a noun and an adjective, with no modal between ("keep it would suitable")."""
INFINITIVE = re.compile(rf"\bto{SPACE}(?P<verb>able|unable)(?={SPACE}to\b)")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to insert "be"."""
    for match in PATTERN.finditer(document.prose):
        sentence = sentence_at(document, match.start("verb"))
        auxiliary = sentence.token(match.start("auxiliary"))
        if auxiliary.tag == "MD" and not modal.is_noun(sentence.parse, auxiliary):
            yield from _suggestion(sentence, match, auxiliary, _degree(match["between"]))
    for match in INFINITIVE.finditer(document.prose):
        sentence = sentence_at(document, match.start("verb"))
        yield from _suggestion(sentence, match, sentence.token(match.start()))


def _degree(between: str) -> str:
    """Return the adverb of degree before the adjective ("sufficiently "), or an empty string."""
    last = between.split()[-1:]
    return f"{last[0]} " if last and last[0] not in _OF_CLAUSE else ""


def _suggestion(
    sentence: Sentence, match: re.Match[str], auxiliary: Token, degree: str = ""
) -> Iterator[Suggestion]:
    start, end = match.span("verb")
    place = sentence.token(start)
    following = sentence.parse.near(place, 1)
    corrected = sentence.changed(start, end, f"be {match['verb']}")
    be = corrected.at(place.start)
    predicates = corrected.children(be, "acomp")
    governs = any(helper.start == auxiliary.start for helper in clause.auxiliaries(corrected, be))
    lost_ending = following is not None and following.lower in BE
    is_predicate = any(predicate.lower == match["verb"] for predicate in predicates)
    is_predicate &= corrected.head(be).lower not in _KEEPING
    if be.tag == "VB" and governs and is_predicate and not lost_ending:
        message = f"'{auxiliary.lower}' needs a verb, and '{match['verb']}' is an adjective"
        yield Suggestion(Edit(start - len(degree), end, f"be {degree}{match['verb']}"), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(trigger(modal.MODALS, words(ADJECTIVES)), r"\bto\s(?:able|unable)\sto\b"),
    examples=(
        Keeps("Alexander's will possible in Rome was lost.", "the noun 'will'"),
        Keeps("The might available to Rome was great.", "the noun 'might'"),
        Keeps("A beer can similar to ours was found.", "the noun 'can'"),
        Keeps("In May possible heirs met.", "the month"),
        Keeps("It can possible be used.", "an adverb is meant"),
        Keeps("It would likely be possible.", "correct as it is"),
        Keeps("What they could available men did.", "'could' ends a noun clause"),
        Keeps("He gave it to able men.", "the preposition 'to'"),
        Keeps("They did all they could, able or not.", "a comma separates them"),
        Keeps("Would able men go there?", "a question"),
        Keeps("They keep the world would eternally suitable for us.", "'would' is too much"),
        Fixes("In summer it would possible to cross.", "In summer it would be possible to cross."),
        Fixes("The users will able to read it.", "The users will be able to read it."),
        Fixes("It may also effective against pain.", "It may also be effective against pain."),
        Fixes(
            "The board would responsible for roads.", "The board would be responsible for roads."
        ),
        Fixes("It would sufficiently unlikely.", "It would be sufficiently unlikely."),
        Fixes("It must not visible from the road.", "It must not be visible from the road."),
        Fixes("They hoped to able to use the name.", "They hoped to be able to use the name."),
        Fixes("It would great if he came.", "It would be great if he came."),
        Fixes("The bridge should suitable for trams.", "The bridge should be suitable for trams."),
    ),
)
