"""Reading the clause around a verb: what rules it, and whether another verb does already.

Deliberately timid: where a word could be read two ways, the reading that forbids a change
wins. Offsets are code points of a document's prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot_plugins.document import OPAQUE, TRANSPARENT
from bot_plugins.english.verbs import verbs

AUXILIARIES = frozenset(
    "am is are was were be been being have has had having do does did will would shall should"
    " can could may might must ought isn't aren't wasn't weren't haven't hasn't hadn't don't"
    " doesn't didn't won't wouldn't can't couldn't shouldn't mustn't cannot".split()
)
SUBJECTS = frozenset("he she they we".split())
"""Pronouns that are subjects and nothing else; "it" and "you" are objects too, "I" a number."""
PRONOUNS = SUBJECTS | frozenset("i it you".split())
SUBJECT_RELATIVES = frozenset("who which that".split())
"""Right before its verb each of these is the verb's subject."""
NOUN_CLAUSE = frozenset(
    "what whatever that which whichever who whom whose whoever where wherever how why all"
    " everything anything nothing something those whether than as if so such little much few"
    " more most every each only not never nor neither rarely seldom hardly scarcely".split()
)
"""Words that may open a relative or noun clause, or turn verb and subject round."""
CONJUNCTIONS = frozenset(
    "and but or yet when while because since although though until after before once"
    " whereas then however".split()
)
SAYING = frozenset(
    "said says say believed claimed stated reported revealed announced thought knew told"
    " argued explained learned showed agreed decided noted wrote hoped feared felt".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into over under about during through"
    " between against among within without near around across along despite"
    " via per towards toward upon".split()
)
DETERMINERS = frozenset(
    "the a an his her its their our my your this these those him them it us me some many"
    " several two three four five".split()
)
BEFORE_SUBJECT = (
    PREPOSITIONS | CONJUNCTIONS | NOUN_CLAUSE | DETERMINERS | AUXILIARIES | SAYING | SUBJECTS
)
"""Words behind which a new noun phrase may start without a relative clause."""
_COMMA = ","
_MOST = 300
"""Code points read to each side; what lies beyond is taken to forbid a change."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_END = re.compile(rf"[.!?;](?=[\s{OPAQUE}\"'”’)]|$)|\n(?=[\n{OPAQUE}])|(?<={OPAQUE})\n")
_ED_FORM = re.compile(r"\w{2,}ed")
_PASTS = frozenset(past for verb in verbs() for past in verb.pasts)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens (words and punctuation marks) of a sentence before and after a place."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def last(self, number: int = 1) -> str:
        """The token ``number`` places before, in lower case; empty at the sentence's start."""
        return self.before[-number].lower() if len(self.before) >= number else ""

    def next(self, number: int = 1) -> str:
        """The token ``number`` places after, in lower case; empty at the sentence's end."""
        return self.after[number - 1].lower() if len(self.after) >= number else ""

    @property
    def rest_of_clause(self) -> tuple[str, ...]:
        """The tokens after, up to a comma that a new clause follows (", and he ...")."""
        for index, (token, following) in enumerate(pairwise(self.after)):
            if token == _COMMA and following.lower() in CONJUNCTIONS | SUBJECT_RELATIVES:
                return self.after[:index]
        return self.after

    @property
    def since_comma(self) -> tuple[str, ...]:
        """The words before, in lower case, back to the nearest punctuation mark."""
        words: list[str] = []
        for token in reversed(self.before):
            if not is_word(token):
                break
            words.append(token.lower())
        return tuple(reversed(words))


def surroundings(prose: str, start: int, end: int) -> Surroundings:
    """Return the tokens around ``prose[start:end]`` within its sentence."""
    left = prose[max(0, start - _MOST) : start]
    ends = [match.end() for match in _END.finditer(left)]
    right = prose[end : end + _MOST]
    stop = _END.search(right)
    return Surroundings(
        _tokens(left[ends[-1] if ends else 0 :]), _tokens(right[: stop.start()] if stop else right)
    )


def is_word(token: str) -> bool:
    """Tell a word from a punctuation mark or a placeholder."""
    return token[:1].isalnum()


def may_be_finite(token: str) -> bool:
    """Tell whether a token could be a clause's verb: an auxiliary, a past, an -ed form."""
    word = token.lower().replace("’", "'")
    return word in AUXILIARIES or word in _PASTS or _ED_FORM.fullmatch(word) is not None


def has_own_subject(around: Surroundings) -> bool:
    """Tell whether the auxiliary between ``around`` surely rules the verb that follows it.

    It does not in "what he had went to charity" or "the life they could led him to ruin",
    where the auxiliary ends a relative clause, nor where verb and subject are turned round.
    """
    last = around.last()
    if last in SUBJECT_RELATIVES:
        return around.last(2) not in NOUN_CLAUSE
    if last in PRONOUNS and around.last(2) not in PREPOSITIONS:
        return _opens_clause(around) and not opens_other_clause(around.since_comma[:-2])
    if last == "," or is_word(last):
        words = len(around.since_comma)
        part = around.before[-words - 1 :] if words else around.before
        return not opens_other_clause(part) and not _joins_two_nouns(part)
    return False


def _joins_two_nouns(tokens: Sequence[str]) -> bool:
    """Tell whether ``tokens`` end in a noun phrase right behind another noun.

    Such a phrase opens a relative clause without "that": "the effect the war (had ...)",
    "the influence Rome (had ...)".
    """
    for index in range(len(tokens) - 1, 0, -1):
        before, token = tokens[index - 1], tokens[index]
        starts = token.lower() in DETERMINERS or (token[0].isupper() and before.islower())
        if starts and is_word(before) and not _may_precede_subject(before):
            return not _opens_with_preposition(tokens[:index])
    return False


def _opens_with_preposition(tokens: Sequence[str]) -> bool:
    """Tell whether ``tokens`` are an introduction ("During the war the king had ...")."""
    words = [token.lower() for token in tokens if is_word(token)]
    return words[0] in PREPOSITIONS and not any(map(may_be_finite, words))


def _may_precede_subject(token: str) -> bool:
    word = token.lower()
    return word in BEFORE_SUBJECT or word.endswith("ly") or may_be_finite(word)


def opens_other_clause(tokens: Sequence[str]) -> bool:
    """Tell whether a word among ``tokens`` may open a relative or noun clause.

    "That" after a verb of saying and "where" after a comma open clauses that lack nothing.
    """
    words = [token.lower() for token in tokens]
    return any(
        word in NOUN_CLAUSE
        and not (word == "that" and before in SAYING)
        and not (word == "where" and before == ",")
        for before, word in pairwise(["", *words])
    )


def _opens_clause(around: Surroundings) -> bool:
    """Tell whether the pronoun right before the place begins its clause."""
    previous, before_that = around.last(2), around.last(3)
    if previous == "that":
        return before_that in SAYING
    if previous == "where":
        return before_that == ","
    return previous in {"", ","} or previous in CONJUNCTIONS or previous.isdigit()


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text.replace(TRANSPARENT, "")))
