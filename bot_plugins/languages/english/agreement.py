"""Pairs of a subject and a following finite verb that may not agree in number.

A pattern finds them. The parse then shows whether the one is the other's subject, both in the
sentence as it is and in the corrected sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, grammar, number
from bot_plugins.languages.english.likely_verbs import is_likely_verb
from bot_plugins.languages.english.matches import VerbMatch
from bot_plugins.languages.english.mood import may_be_subjunctive
from bot_plugins.languages.english.number import Number, agreeing
from bot_plugins.languages.english.parse import Token
from bot_plugins.languages.english.passive import is_dated_passive
from bot_plugins.languages.english.patterns import SPACE, words
from bot_plugins.languages.english.told_past import tells_of_past

_MORE = (
    "actively commonly constantly currently frequently increasingly normally occasionally presently"
    " regularly typically"
)
ADVERB = words([*grammar.ADVERBS, *_MORE.split()])
BETWEEN = rf"(?:{ADVERB}{SPACE}){{0,2}}"
"""At most two adverbs between a subject and its verb; ``LOOSELY`` is the version for triggers."""
LOOSELY = rf"(?:{ADVERB}\s){{0,2}}"
_ONLY_ADVERBS = re.compile(rf"{SPACE}(?:{ADVERB}{SPACE}){{1,2}}")
_MAIN = frozenset({"ROOT", "conj", "relcl", "advcl", "parataxis"})
"""Relations of a finite verb, as opposed to an infinitive that another verb governs."""
_ELLIPSES = ("..", " ..", "…", " …")
"""Text before an ellipsis is a quotation, or not a whole sentence."""
_BEFORE = re.compile(r"(\w+)?(\W*)\Z")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e)['’](?:m|re|ve|ll|d)\b")
"""Contractions that hardly occur except in quoted speech."""
_DOUBLED = re.compile(r"\s(?:[a-z]+ly\s)?(?:is|are|was|were|has|have)\b")
"""A second finite auxiliary, of which one is too much: "the mills has have"."""
_REACH = 60
"""How far from a position to look for words, in code points."""


class Pair(VerbMatch):
    """A subject and a verb; ``match`` has the groups ``subject`` and ``verb``."""

    @cached_property
    def word(self) -> str:
        """The finite verb as written, with a straight apostrophe."""
        return finite_word(self.match)

    @cached_property
    def before(self) -> str:
        """The word before the match in lower case; empty after a mark or a new line.

        It is read from the source, so markup counts as a mark.
        """
        start = self.match.start()
        found = _BEFORE.search(self.document.source[max(start - _REACH, 0) : start])
        if found is None or not found[1] or found[2].strip() or "\n" in found[2]:
            return ""
        return found[1].lower()

    @property
    def lead(self) -> str:
        """The last words before the match in its sentence."""
        start = self.match.start()
        first, _ = self.document.sentence(start)
        return self.document.prose[max(start - _REACH, first) : start]

    @property
    def rest(self) -> str:
        """The first words after the match."""
        end = self.match.end()
        return self.document.prose[end : end + _REACH]

    def may_be_verb(self, wanted: Number) -> bool:
        """Tell, without a parse, whether the word in the verb's position is likely a verb."""
        return is_likely_verb(
            self.word, wanted, self.rest, is_behind_adverb=is_behind_adverb(self.match)
        )

    @cached_property
    def subject(self) -> Token:
        """The subject in the sentence as it is."""
        return self.token("subject")

    @cached_property
    def finite(self) -> Token:
        """The token that shows the number: an auxiliary, or the main verb itself."""
        return self.token("verb")

    @property
    def verb(self) -> Token:
        """The verb that heads the clause."""
        return clause.main_verb(self.parse, self.finite)

    @property
    def is_clause(self) -> bool:
        """Whether the subject belongs to the verb, and the clause is not inverted or a question."""
        auxiliaries = clause.auxiliaries(self.parse, self.verb)
        is_first = not auxiliaries or auxiliaries[0] == self.finite
        is_told = is_first and self.parse.tokens[-1].text != "?"
        is_finite = self.finite.tag in clause.TENSED or (
            self.finite.tag == "VB" and self.finite.relation in _MAIN
        )
        return is_told and is_finite and clause.subject(self.parse, self.verb) == self.subject

    def takes(self, replacement: str) -> bool:
        """Tell whether the verb still has this subject with ``replacement`` in its place."""
        parse = self.sentence.changed(*self.match.span("verb"), replacement)
        finite = parse.at(self.finite.start + replacement.startswith(" "))  # for "'s"
        found = clause.subject(parse, clause.main_verb(parse, finite))
        return (
            finite.tag in clause.TENSED and found is not None and found.start == self.subject.start
        )


def is_behind_adverb(match: re.Match[str]) -> bool:
    """Tell whether only adverbs stand between a subject and the word in the verb's position."""
    between = match.string[match.end("subject") : match.start("verb")]
    return _ONLY_ADVERBS.fullmatch(between) is not None


def finite_word(match: re.Match[str]) -> str:
    """Return the word in the verb's position, with a straight apostrophe."""
    return match["verb"].replace("’", "'")


def pairs(document: Document, pattern: re.Pattern[str]) -> Iterator[Pair]:
    """Yield every match of ``pattern`` as a pair."""
    return (Pair(document, match) for match in pattern.finditer(document.prose))


def corrections(
    pair: Pair, wanted: Number, applicability: Applicability | None = None
) -> Iterator[Suggestion]:
    """Suggest the form that agrees; in a clause about the past, the simple past first.

    Suggest nothing if the subject is not the verb's, or would not be with that form.
    """
    right = agreeing(pair.word, wanted)
    if (
        not right
        or pair.rest.startswith(_ELLIPSES)
        or _is_doubled(pair)
        or (pair.word == "use" and pair.rest.startswith(" to "))  # "it use to be" has its own rule
        or not pair.is_clause
        or _may_be_subjunctive(pair, wanted)
        or not pair.takes(right)
    ):
        return
    first, *others = (_styled(form, pair) for form in _repairs(pair, wanted, right))
    subject = pair.match["subject"].lower()
    message = f"'{subject}' is {wanted.value} and takes '{first.strip()}', not '{pair.word}'"
    if _SPOKEN.search(pair.sentence.shown):
        applicability = Applicability.REPORT
    yield Suggestion(Edit(*pair.match.span("verb"), first), message, applicability, tuple(others))


def _is_doubled(pair: Pair) -> bool:
    is_auxiliary = pair.word in grammar.BE | grammar.HAVE
    return is_auxiliary and _DOUBLED.match(pair.rest) is not None


def _may_be_subjunctive(pair: Pair, wanted: Number) -> bool:
    is_present = wanted is Number.SINGULAR and bool(number.past(pair.word))
    return is_present and may_be_subjunctive(pair.parse, pair.verb)


def _repairs(pair: Pair, wanted: Number, right: str) -> list[str]:
    """Return the possible corrections, the most likely first."""
    past = number.past(pair.word) if wanted is Number.SINGULAR else ""
    is_perfect = pair.finite != pair.verb and pair.verb.tag == "VBN"
    if not past or is_perfect:
        return [right]
    is_past = tells_of_past(pair.document, pair.match.start("verb"), pair.parse, pair.verb)
    active = [past, right] if is_past else [right, past]
    verb = number.bases().get(pair.word)
    if verb is None or not is_dated_passive(pair.parse, pair.verb, verb):
        return active
    return [f"{'was' if is_past else 'is'} {verb.participle}", *active]


def _styled(form: str, pair: Pair) -> str:
    return form.replace("'", "’") if "’" in pair.match["verb"] else form
