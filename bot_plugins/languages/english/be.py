"""The form of "be" that a clause lacks, by the number of its subject and its tense."""

from __future__ import annotations

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.bare import Bare, is_clause
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.passive import has_object

_PLURAL_PRONOUNS = frozenset({"they", "we", "these", "those", "you", "both"})
_PRESENT = frozenset({"VBZ", "VBP"})
_REPEATED = frozenset({"every", "now", "often", "today", "usually"})
"""Words that indicate a repeated or present state."""
_DATING = frozenset("in by during on until from between".split())
_OBJECTS = ("dobj", "dative", "ccomp")


def lacking_be(bare_verb: Bare, *, is_state: bool, is_over: bool = False) -> tuple[str, str] | None:
    """Return the form of "be" that a bare participle lacks, and the same in the other tense.

    Return None if no form makes the clause a passive. ``is_state`` is whether the participle
    expresses a state ("located") and not an event; ``is_over``, whether that is past even in a
    sentence in the present ("educated at").
    """
    forms = _forms(*bare_verb.corrected(f"is {bare_verb.word}"), is_state=is_state, is_over=is_over)
    parse, token = bare_verb.corrected(f"{forms[0]} {bare_verb.word}")
    is_passive = token.tag == "VBN" and not _has_object(bare_verb, parse, token)
    return forms if is_passive and is_clause(parse, token) else None


def _has_object(bare_verb: Bare, parse: Parse, token: Token) -> bool:
    """Tell whether an object follows the form, in the sentence as it is or corrected."""
    found = [
        *bare_verb.parse.children(bare_verb.verb, *_OBJECTS),
        *parse.children(token, *_OBJECTS),
    ]
    return has_object(parse, token) or any(each.index > token.index for each in found)


def _forms(parse: Parse, verb: Token, *, is_state: bool, is_over: bool) -> tuple[str, str]:
    forms = ("are", "were") if is_plural(parse, verb) else ("is", "was")
    return forms[::-1] if is_over or is_past(parse, verb, is_state=is_state) else forms


def is_plural(parse: Parse, verb: Token) -> bool:
    """Tell whether the subject of a verb is plural; for "which", that is the noun before it."""
    subject = clause.shared_subject(parse, verb)
    if subject is None:
        return False
    if subject.tag in clause.RELATIVE:
        while verb.relation not in {"relcl", "ROOT"}:
            verb = parse.head(verb)
        return parse.head(verb).tag in clause.PLURALS
    is_joined = any(conjunction.lower == "and" for conjunction in parse.children(subject, "cc"))
    return is_joined or subject.lower in _PLURAL_PRONOUNS or subject.tag in clause.PLURALS


def is_past(parse: Parse, verb: Token, *, is_state: bool) -> bool:
    """Tell whether a clause is about the past: by its own date, else by the verbs around it.

    An adverbial clause has the tense of the clause it belongs to. An undated state is present if
    any verb of the sentence is.
    """
    own = [*parse.subtree(verb)]
    if any(token.lower in _REPEATED for token in own) or any(map(_is_yearly, parse.tokens)):
        return False
    if _is_dated(parse, verb) or (not is_state and any(map(clause.is_date, own))):
        return True
    if verb.relation == "advcl" and parse.head(verb).tag in clause.TENSED:
        return parse.head(verb).tag == "VBD"
    group = {
        verb.index,
        *(auxiliary.index for auxiliary in parse.children(verb, *clause.AUXILIARY)),
    }
    tags = {token.tag for token in parse.tokens if token.index not in group}
    if tags.isdisjoint(_PRESENT):
        return "VBD" in tags or not is_state
    return "VBD" in tags and not is_state


def _is_yearly(token: Token) -> bool:
    return token.lower in {"annually", "yearly"}


def _is_dated(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb, or what it governs, has its own year ("in 1950")."""
    dates = [token for token in parse.subtree(verb) if token.lower in _DATING]
    of_verbs = (date for date in dates if parse.head(date).tag in clause.VERBS)
    return any(clause.is_year(token) for date in of_verbs for token in parse.subtree(date))
