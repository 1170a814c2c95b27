"""Telling a clause that lacks its verb from a reduced relative ("work begun in 1911 was ...")."""

from __future__ import annotations

from bot_plugins.document import OPAQUE
from bot_plugins.english.grammar import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, RELATIVES
from bot_plugins.english.surroundings import Surroundings, is_word, may_be_finite

_OPENERS = frozenset("when because although whereas".split())
"""Conjunctions that only a clause with a verb of its own follows."""
_PLACES = PREPOSITIONS | {"only", "not"}
"""What the middle of a cleft sentence begins with ("it was in May that")."""
_HELPERS = AUXILIARIES | frozenset("once when although though or".split())


def has_plain_subject(around: Surroundings) -> bool:
    """Tell whether a noun phrase and nothing else stands between the clause's start and here."""
    subject = _subject(around)
    first = around.before[0] if around.before else ""
    return (
        bool(subject)
        and not _HELPERS & set(subject)
        and not RELATIVES & set(subject)
        and not first.isdigit()
        and OPAQUE not in first
    )


def lacks_verb(around: Surroundings) -> bool:
    """Tell whether a clause ends here that opened with "when", "because" or a cleft's "that".

    A participle cannot be its verb; but a relative clause may begin or end in it.
    """
    words = around.since_mark
    opened = [index for index, word in enumerate(words) if word in _OPENERS]
    is_cleft = tuple(words[:2]) == ("it", "was") and bool(_PLACES & set(words[2:4]))
    if is_cleft and "that" in words:
        opened.append(words.index("that"))
    if len(opened) != 1 or _verb_follows(around):
        return False
    subject = words[opened[0] + 1 :]
    return (
        bool(subject)
        and subject[0] in DETERMINERS
        and not (RELATIVES | _HELPERS) & set(subject)
        and not any(map(may_be_finite, subject))
    )


def _subject(around: Surroundings) -> tuple[str, ...]:
    """The words since a punctuation mark, or since "and" before a determiner."""
    words = around.since_mark
    for index in range(len(words) - 1, 0, -1):
        if words[index - 1] in ("and", "but") and words[index] in DETERMINERS:
            return words[index:]
    return words


def has_other_verb(around: Surroundings) -> bool:
    """Tell whether another finite verb stands in the clause."""
    subject = around.before[-len(_subject(around)) :]
    return _verb_follows(around) or any(
        may_be_finite(token) for token in subject if token[0].islower()
    )


def _verb_follows(around: Surroundings) -> bool:
    """Tell whether a finite verb stands in the rest of the clause ("escorted by" is none)."""
    after = around.rest_of_clause
    for before, token, following in zip(["", *after], after, [*after[1:], ""], strict=False):
        is_participle = following == "by" or before.lower() in BE
        if is_word(token) and may_be_finite(token) and not is_participle:
            return True
    return False
