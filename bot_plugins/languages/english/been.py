"""Occurrences of "been" that no "have" governs, and the form of "have" they lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.languages.english import clause
from bot_plugins.languages.english.bare import (
    ADVERBS,
    GOVERNING,
    PRONOUNS,
    Bare,
    any_of,
    bare,
    behind,
    is_clause,
    trigger_of_word_but,
    word_but,
)
from bot_plugins.languages.english.be import is_past, is_plural
from bot_plugins.languages.english.lexicon import Form, forms
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import words

_HAVE = re.compile(
    r"(?:had|has|have|having|hath|hast|haven|hasn|hadn|not only)\b|['’](?:ve|d|s)\b",
    re.IGNORECASE,
)
"""What may govern a "been" from a distance; no word boundary before it, because spaces get lost
("internethas")."""
_NO_SUBJECTS = frozenset({*GOVERNING, *ADVERBS, "to", "of", "not"})
_OFTEN_BETWEEN = ("also", "always", "already", "ever", "long", "never", "not", "since")
_OFTEN_BEFORE = frozenset(["be", "had", "has", "have", "having", "to", *_OFTEN_BETWEEN])
TRIGGER = rf"{trigger_of_word_but(_OFTEN_BEFORE)}\s(?:{words(_OFTEN_BETWEEN)}\s){{0,2}}been\b"
"""Any word except those that usually precede "been"; ``may_lack_have`` checks the rest."""
_BEEN = re.compile(r"\bbeen\b")
_BEHIND_HAVE = re.compile(rf"(?:{_HAVE.pattern})[\w ,'’-]*\Z", re.IGNORECASE)
"""A "have" followed only by words up to the end, so that it is in the same sentence."""
_BEHIND_PRONOUN = re.compile(
    rf"\b{any_of(PRONOUNS)}\W+(?:{words(ADVERBS)}\W+){{0,2}}\Z", re.IGNORECASE
)


def may_lack_have(source: str) -> bool:
    """Tell whether a "been" in a wikitext excerpt may lack its "have"."""
    leads = (source[: match.start()] for match in _BEEN.finditer(source))
    return any(not _BEHIND_HAVE.search(lead) or _BEHIND_PRONOUN.search(lead) for lead in leads)


def lone_been(document: Document) -> Iterator[Bare]:
    """Yield every "been" without an auxiliary; the group ``between`` is the adverbs before it."""
    for bare_verb in bare(document, behind(word_but(_NO_SUBJECTS), "been"), is_worth=_is_worth):
        main = main_verb(bare_verb)
        if len(clause.auxiliaries(bare_verb.parse, main)) == (main.index != bare_verb.verb.index):
            yield bare_verb


def _is_worth(document: Document, match: re.Match[str]) -> bool:
    """Tell whether no "have" before a "been" may govern it."""
    first, _ = document.sentence(match.start())
    is_pronoun = match["left"].lower() in PRONOUNS
    return is_pronoun or not _HAVE.search(document.prose, first, match.start("verb"))


def main_verb(bare_verb: Bare) -> Token:
    """Return the verb whose auxiliary a "been" is, or "been" itself."""
    return clause.main_verb(bare_verb.parse, bare_verb.verb)


def _shares_have(parse: Parse, main: Token) -> bool:
    """Tell whether further participles follow a "been": "been a clerk, worked there and served"."""
    further = parse.children(main, "conj")
    return any(
        Form.PARTICIPLE in forms(form.lower) and not parse.children(form, *clause.SUBJECT)
        for form in further
    )


def _tells_of_many(bare_verb: Bare) -> bool:
    """Tell whether the noun after "there been" is plural: "there been several attempts"."""
    noun = clause.displaced_subject(bare_verb.parse, bare_verb.verb, bare_verb.verb)
    return noun is not None and noun.tag in clause.PLURALS


def lacking_have(bare_verb: Bare) -> tuple[str, str] | None:
    """Return the form of "have" that a "been" lacks, and that of the other tense.

    Return None if the sentence with that form does not consist of whole clauses.
    """
    main = main_verb(bare_verb)
    is_many = (
        _tells_of_many(bare_verb) if bare_verb.left == "there" else is_plural(bare_verb.parse, main)
    )
    have = "have" if is_many else "has"
    is_told = is_past(bare_verb.parse, main, is_state=True) and not _shares_have(
        bare_verb.parse, main
    )
    chosen = ("had", have) if is_told else (have, "had")
    parse, token = bare_verb.corrected(f"{chosen[0]} been")
    return chosen if is_clause(parse, clause.main_verb(parse, token)) else None
