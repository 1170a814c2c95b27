"""Do + past: "did not went" -> "did not go", "did spoke" -> "did speak".

"Do" takes the base form. Left alone: "what they did led to ruin", where "did" ends a relative
clause, "as did others", "did indeed", adjectives. "Does not has" is the same slip with a
third person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import OBJECTS, SUBJECT_RELATIVES
from bot_plugins.english.lexicon import Form, Verb
from bot_plugins.english.modals import lost_form, lost_forms, wants_base
from bot_plugins.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE, words
from bot_plugins.english.surroundings import COMMA, Surroundings, has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

DO = rf"(?:(?:did|does|do)(?:n['’]t|{SPACE}not)|did)"
PATTERN = re.compile(rf"{BEFORE}(?P<auxiliary>{DO}){SPACE}{BETWEEN}(?P<verb>[a-z]{{2,}}){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a past or a third person after "did not"."""
    for match in PATTERN.finditer(document.prose):
        verb = lost_form(match["verb"]) or _third(match["verb"])
        if verb is None:
            continue
        around = surroundings(document, *match.span())
        if _rules(match, around) and _is_active(match["verb"], verb, around):
            auxiliary = " ".join(match["auxiliary"].split())
            message = f"'{auxiliary}' takes the base form '{verb.base}', not '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), verb.base), message)


def _rules(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether "do" surely rules the verb; without "not" only before an object."""
    is_clause = has_own_subject(around) and around.last() not in SUBJECT_RELATIVES
    if match["auxiliary"] == "did":
        return is_clause and not match["between"] and around.next() in OBJECTS | {"about", "with"}
    behind_aside = around.last() == COMMA and not _GAPPED & {t.lower() for t in around.before}
    return is_clause or behind_aside


def _is_active(word: str, verb: Verb, around: Surroundings) -> bool:
    """Tell whether no passive can be meant ("did not published until" lacks a "was")."""
    if Form.PARTICIPLE not in lexicon.forms(word):
        return True
    return wants_base(word, verb, around) or around.next() in {"to", "that"}


_GAPPED = frozenset("what which that whatever all".split())


def _third(word: str) -> Verb | None:
    """Return the verb of which ``word`` is the third person and nothing else."""
    if lexicon.forms(word) != {Form.THIRD} or lexicon.classes(word):
        return None
    return lexicon.verbs_with(word, Form.THIRD)[0]


def _triggers() -> tuple[str, ...]:
    wrong = words([*lost_forms(), *filter(_third, lexicon.thirds())])
    return (rf"\b(?:(?:did|does|do)(?:n['’]t|\snot)|did)\s{LOOSELY}{wrong}\b",)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=_triggers,
    examples=(
        Leaves("What they did not kept them poor.", "'did not' ends a relative clause"),
        Leaves("The monks who did not fled to Iona.", "'did not' ends a relative clause"),
        Leaves("The book did not published until May.", "a 'was' may be meant"),
        Leaves("They did not found the city.", "'found' is a base form too"),
        Leaves("They did not need it, nor exceed it.", "base forms that end like pasts"),
        Leaves("The things he did made him famous.", "'did' ends a relative clause"),
        Leaves("He came, as did painted ladies with him.", "an adjective"),
        Leaves('"I did not went", he said.', "a quotation is verbatim"),
        Fixes("They did not went home.", "They did not go home."),
        Fixes("The town didn't knew of it.", "The town didn't know of it."),
        Fixes("It did not even made a sound.", "It did not even make a sound."),
        Fixes("He did not wanted the crown.", "He did not want the crown."),
        Fixes("The mayor did told them all.", "The mayor did tell them all."),
        Fixes("It does not has a roof.", "It does not have a roof."),
    ),
)
