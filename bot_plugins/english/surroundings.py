"""Reading the clause around a verb: what rules it, and whether another verb does already.

Deliberately timid: where a word could be read two ways, the reading that forbids a change
wins. Offsets are code points of a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, pairwise

from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    SAYING,
    SUBJECT_RELATIVES,
    SUBJECTS,
)
from bot_plugins.english.lexicon import Form

BEFORE_SUBJECT = (
    PREPOSITIONS | CONJUNCTIONS | RELATIVES | QUANTIFIERS | DETERMINERS | AUXILIARIES | SUBJECTS
) | frozenset("where when why how if whether".split())
"""Words behind which a new noun phrase may start without a relative clause."""
PRO_CLAUSE = frozenset("what whatever everything anything nothing something all".split())
FRONTED = frozenset("only then never rarely seldom hardly scarcely nor neither so thus not".split())
"""Words behind which verb and subject are turned round."""
ARTICLES = frozenset("the a an his her its their our my your this these those".split())
"""Determiners that no adjective goes before, as it may before a number ("the last two")."""
BARE_SUBJECTS = frozenset("people men women children others".split())
"""Plurals that often open a clause without a determiner ("the faith people had grew")."""
NON_FINITE = frozenset("be been being having".split())
COORDINATORS = frozenset({"and", "but", "or", "so"})
SUBORDINATORS = CONJUNCTIONS - COORDINATORS - PREPOSITIONS - {"nor", "then", "however", "thus"}
CLAUSE_OPENERS = (CONJUNCTIONS - COORDINATORS) | frozenset(
    ["", ",", "(", "–", "—", ";", ":", "where", "if", "whether", "why", "how"]
)
_INTRODUCERS = (CONJUNCTIONS - PREPOSITIONS) | {"also"}
"""Words before an introduction that are no part of it."""
_NOUN_OPENERS = DETERMINERS | BARE_SUBJECTS
COMMA = ","
BEFORE_DETERMINER = (PREPOSITIONS | {"", COMMA}) - frozenset("in except like than".split())
"""What a "that" follows which is no relative ("at that time"; but "in that he had")."""
_TOKEN = re.compile(rf"[^\W_]+(?:['’-][^\W_]+)*|{OPAQUE}+|[^\w\s{TRANSPARENT}]")
_UNSEEN = re.compile(
    r"<ref|<!--|\{\{\s*(?:sfn|efn|refn|r|rp|cn|citation needed|fact)\b|['’]s\b", re.I
)
"""What an opaque place may begin with that stands for no word: "[[Rome]]'s" is no quotation."""
_ED_FORM = re.compile(r"\w{2,}ed")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens (words, punctuation marks, placeholders) of a sentence around a place."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    everywhere: frozenset[str] = frozenset()
    """All tokens of the sentence, in lower case; also those of the place itself."""

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
            if token in (";", ":") or (
                token == COMMA and following.lower() in CONJUNCTIONS | SUBJECT_RELATIVES
            ):
                return self.after[:index]
        return self.after

    @property
    def since_mark(self) -> tuple[str, ...]:
        """The words before, in lower case, back to the nearest punctuation mark."""
        first = len(self.before)
        while first and is_word(self.before[first - 1]):
            first -= 1
        return tuple(map(str.lower, self.before[first:]))


def surroundings(document: Document, start: int, end: int) -> Surroundings:
    """Return the tokens of the sentence around ``start`` and ``end``."""
    first, last = document.sentence(start)
    sentence = _tokens(document.prose[first:last], document.source[first:last])
    low, high = sentence.until(start - first), sentence.since(end - first)
    return Surroundings(sentence.words[:low], sentence.words[high:], sentence.lowered)


def is_word(token: str) -> bool:
    """Tell a word from a punctuation mark or a placeholder."""
    return token[:1].isalnum()


def may_be_finite(token: str) -> bool:
    """Tell whether a token could be a clause's verb: an auxiliary, a past, a third person."""
    word = token.lower().replace("’", "'")
    if word in AUXILIARIES:
        return word not in NON_FINITE
    found = lexicon.forms(word)
    if not found:
        return _ED_FORM.fullmatch(word) is not None
    return Form.PAST in found or (Form.THIRD in found and not lexicon.classes(word))


def has_own_subject(around: Surroundings) -> bool:
    """Tell whether the auxiliary between ``around`` surely rules the verb that follows it.

    It does not in "what he had went to charity" or "the life they could led him to ruin",
    where the auxiliary ends a relative clause, nor where verb and subject are turned round.
    """
    if _is_turned_round(around.since_mark):
        return False
    around = Surroundings(_subject(around.before), around.after)
    last = around.last()
    if last in SUBJECT_RELATIVES | {"what"}:
        return around.last(2) not in RELATIVES | QUANTIFIERS
    if last in PRONOUNS and around.last(2) not in PREPOSITIONS:
        return opens_clause(around)
    if last in COORDINATORS:
        return not PRO_CLAUSE & {token.lower() for token in around.before}
    if is_word(last) or last in {COMMA, ")", "]"} or OPAQUE in last:
        part = _own_part(around)
        return bool(part) and not opens_other_clause(part) and not _joins_two_nouns(part)
    return False


def has_verb_before_infinitive(around: Surroundings) -> bool:
    """Tell whether the clause has its verb before the infinitive, outside relative clauses."""
    tokens = [token.lower() for token in around.before]
    if tokens[-2:] == ["in", "order"] or tokens[-1:] == ["only"]:
        return True
    for index in range(len(tokens) - 1, -1, -1):
        if not is_word(tokens[index]):
            return False
        if may_be_finite(tokens[index]):
            while index and tokens[index - 1] in AUXILIARIES:
                index -= 1  # noqa: PLW2901 - back to the verb group's first word
            left = Surroundings(around.before[:index], ())
            return left.last() not in SUBJECT_RELATIVES and has_own_subject(left)
    return False


def _is_turned_round(words: Sequence[str]) -> bool:
    """Tell whether verb and subject are turned round: "only in 1950 could married women"."""
    while words and words[0] in COORDINATORS - {"so"}:
        words = words[1:]
    if not words or set(words) <= FRONTED:
        return bool(words)
    first, second = [*words, ""][:2]
    negative = first in FRONTED - {"so", "then", "thus"}
    return (negative and second in PREPOSITIONS | SUBORDINATORS) or (
        first in PREPOSITIONS and second == "no"
    )


def _subject(before: Sequence[str]) -> tuple[str, ...]:
    """Return ``before`` without what stands in brackets and without adverbs at its end."""
    kept = _unbracketed(before) if ")" in before else [*before]
    while len(kept) > 1 and kept[-1] in ADVERBS:
        kept.pop()
    return tuple(kept)


def _unbracketed(tokens: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for seen in tokens:
        if seen == ")" and "(" in kept:
            del kept[len(kept) - 1 - kept[::-1].index("(") :]
        else:
            kept.append(seen)
    return kept


def opens_clause(around: Surroundings) -> bool:
    """Tell whether the pronoun right before the place begins its clause."""
    previous, before_that = around.last(2), around.last(3)
    if previous == "as":
        return before_that in {"", COMMA}
    if previous == "that":
        return any(map(is_saying, around.before[-8:-2]))
    if previous in COORDINATORS:
        return before_that not in PRONOUNS and not opens_other_clause(around.since_mark[:-2])
    if previous in CLAUSE_OPENERS or previous.isdigit():
        return True
    return _is_introduction(around.before[:-1]) and before_that != ""


def is_saying(token: str) -> bool:
    """Tell whether a token is a form of a verb of saying or thinking."""
    word = token.lower()
    return any(verb.base in SAYING for verb in lexicon.readings(word))


def opens_other_clause(tokens: Sequence[str]) -> bool:
    """Tell whether a word among ``tokens`` may open a relative or noun clause.

    "That" after a verb of saying, "in which" and the like open clauses that lack nothing;
    "that" at the beginning or after a preposition ("at that time") is a determiner.
    """
    words = [token.lower() for token in tokens]
    return any(
        word in RELATIVES
        and not (word == "that" and (before in BEFORE_DETERMINER or is_saying(before)))
        and not (word in ("which", "whom", "whose") and before in PREPOSITIONS)
        for before, word in pairwise(["", *words])
    )


def _own_part(around: Surroundings) -> tuple[str, ...]:
    """Return the tokens before, back to a punctuation mark or subordinating conjunction."""
    words = len(around.since_mark)
    part = around.before[-words - 1 :] if words else around.before
    for index in range(len(part) - 1, 0, -1):
        if part[index - 1].lower() in SUBORDINATORS:
            return part[index:]
    return part


def _joins_two_nouns(tokens: Sequence[str]) -> bool:
    """Tell whether in ``tokens`` a noun phrase begins right behind another noun.

    Such a phrase opens a relative clause without "that": "the effect the war (had ...)",
    "the influence Rome (had ...)", "all the king (had ...)". Behind an introduction it does
    not: "during the war the king (had ...)".
    """
    joints = [
        index for index in range(1, len(tokens)) if _is_joint(tokens[index - 1], tokens[index:])
    ]
    if not joints:
        return False
    first, *others = joints
    return bool(others) or not _is_introduction(tokens[:first])


def _is_joint(before: str, tokens: Sequence[str]) -> bool:
    """Tell whether a noun phrase begins with ``tokens`` that does not continue ``before``."""
    first, *more = tokens
    word = first.lower()
    if not (
        word in _NOUN_OPENERS
        or (word in SUBJECTS and not any(map(may_be_finite, more)))
        or (first[0].isupper() and before.islower())
    ):
        return False
    if before.lower() in QUANTIFIERS:
        return word not in BARE_SUBJECTS
    is_adjective = "j" in lexicon.classes(before.lower()) and word not in ARTICLES
    return is_word(before) and not is_adjective and not _may_precede_subject(before)


def _may_precede_subject(token: str) -> bool:
    word = token.lower()
    return word in BEFORE_SUBJECT or word.endswith(("ly", "ing")) or may_be_finite(word)


def _is_introduction(tokens: Sequence[str]) -> bool:
    """Tell whether ``tokens`` are an introduction ("During the war (the king had ...)")."""
    words = [word.lower() for word in tokens if is_word(word) and word != "May"]
    own = [*dropwhile(_INTRODUCERS.__contains__, words)]
    if not own or own[0] not in PREPOSITIONS or opens_other_clause(words):
        return False
    return not any(map(may_be_finite, own))


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a sentence; offsets are code points of it."""

    words: tuple[str, ...]
    lowered: frozenset[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def until(self, position: int) -> int:
        """Return how many tokens end before ``position``."""
        return bisect_right(self.ends, position)

    def since(self, position: int) -> int:
        """Return the number of the first token that begins behind ``position``."""
        return bisect_left(self.starts, position)


@lru_cache(maxsize=16)
def _tokens(prose: str, source: str) -> _Tokens:
    """Return the tokens of a sentence; a reference or comment is none."""
    found = [
        match
        for match in _TOKEN.finditer(prose)
        if match[0][0] != OPAQUE or not _UNSEEN.match(source, match.start())
    ]
    return _Tokens(
        tuple(match[0] for match in found),
        frozenset(match[0].lower() for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )
