"""A modal takes no "to": "must to submit" -> "must submit".

Left alone: "ought to", nouns ("the will to live"), and modals whose verb is left out, so that "to"
expresses a purpose: "did all they could to help", "as soon as they can to save time".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, modal, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.grammar import PRONOUNS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

PATTERN = re.compile(
    rf"{BEFORE}(?P<auxiliary>{words(modal.MODALS)})(?P<to>{SPACE}to){SPACE}"
    rf"(?P<verb>[a-z]{{2,}}){AFTER}"
)
_PURPOSES = frozenset(
    "all anything as best everything fast however less more most much quickly soon than that what"
    " whatever where which who whom".split()
)
"""Words after which a modal's verb is left out."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the "to"."""
    for match in filter(_has_base, PATTERN.finditer(document.prose)):
        group = Governed(document, match)
        if _PURPOSES.isdisjoint(group.around.since_mark) and _is_group(group):
            message = f"'{group.match['auxiliary']}' takes an infinitive without 'to'"
            yield Suggestion(Edit(*match.span("to"), ""), message)


def _has_base(match: re.Match[str]) -> bool:
    return Form.BASE in lexicon.forms(match["verb"]) or match["verb"] in {"be", "have", "do"}


def _is_group(group: Governed) -> bool:
    """Tell whether the modal governs the verb in the corrected sentence and is not a noun."""
    if group.auxiliary.lower == "will" and group.around.last() not in PRONOUNS:
        return False
    parse = group.sentence.changed(*group.match.span("to"), "")
    modal_verb = parse.tokens[group.auxiliary.index]
    verb = parse.tokens[group.auxiliary.index + 1]
    if modal.is_noun(parse, modal_verb) or not clause.governs(parse, modal_verb, verb):
        return False
    main = clause.main_verb(parse, verb)
    return verb.tag == "VB" and clause.has_clear_subject(parse, modal_verb, main)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"\b{words(modal.MODALS)}\sto\s[a-z]",),
    confirms=confirming(PATTERN.finditer, _has_base),
    examples=(
        Keeps("They ought to leave, and the will to live is strong.", "'ought', and a noun"),
        Keeps("It broke the rebels' will to go on, their power and will to fight.", "nouns"),
        Keeps("They did all they could to help.", "an infinitive of purpose"),
        Keeps("He worked as hard as he could to win.", "an infinitive of purpose"),
        Keeps("She gave what she could to help them.", "an infinitive of purpose"),
        Keeps("It gave the duke the might to rule and the can to carry water.", "nouns"),
        Keeps("He helped where he could to ease their pain.", "an infinitive of purpose"),
        Keeps('He said: "You must to go."', "a quotation is verbatim"),
        Fixes("Every user must to submit a form.", "Every user must submit a form."),
        Fixes("They can to sing well.", "They can sing well."),
        Fixes("The page should to be moved.", "The page should be moved."),
    ),
)
