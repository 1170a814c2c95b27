"""Modal + of: "could of survived" -> "could have survived".

The slip is spelled as it sounds. Fires before a participle that the modal governs once "of" is
replaced by "have". Left alone: "must of necessity", "what he could of his fortune", and the noun
"might".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, modal, parser
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE
from bot_plugins.languages.english.sentence import Sentence, sentences_at

MODALS = r"(?:[Cc]ould|[Ss]hould|[Ww]ould|[Mm]ight|[Mm]ust|[Mm]ay)(?:n['’]t)?"
PATTERN = re.compile(
    rf"{BEFORE}(?P<modal>{MODALS}){SPACE}{BETWEEN}(?P<of>of){SPACE}(?P<verb>[a-z]{{2,}}){AFTER}"
)

_RELATIVES = frozenset("all as everything much that what whatever which who whom".split())
"""Words after which a modal's verb may be left out."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "have" instead of "of" between a modal and a participle."""
    found = [
        match
        for match in PATTERN.finditer(document.prose)
        if Form.PARTICIPLE in lexicon.forms(match["verb"])
    ]
    sentences = sentences_at(document, (match.start("of") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        if _is_perfect(sentence, match):
            message = (
                f"'{match['modal']} have {match['verb']}' is meant; 'of' only sounds like 'have'"
            )
            yield Suggestion(Edit(*match.span("of"), "have"), message)


def _is_perfect(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether modal, "have" and participle are one verb group with a subject of its own."""
    token = sentence.token(match.start("modal"))
    if match["verb"] != "been" and modal.is_noun(sentence.parse, token):
        return False
    corrected = sentence.changed(*match.span("of"), "have")
    verb = corrected.at(sentence.token(match.start("verb")).start + len("have") - len("of"))
    if verb.relation in clause.AUXILIARY:
        verb = corrected.head(verb)
    governor = corrected.at(token.start)
    is_governed = clause.governs(corrected, governor, verb)
    before = {earlier.lower for earlier in corrected.tokens[: governor.index]}
    is_plain = before.isdisjoint(_RELATIVES)  # not in "what he could of his fortune"
    return is_governed and (is_plain or clause.has_clear_subject(corrected, governor, verb))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"\b{MODALS}\s{LOOSELY}of\s",),
    examples=(
        Keeps("He saved what he could of his fortune.", "'of his fortune' stands by itself"),
        Keeps("They saved what they could of burnt timber.", "'of burnt timber' stands by itself"),
        Keeps("They took all they could of lost books.", "'of lost books' stands by itself"),
        Keeps("It must of necessity fail.", "a set phrase"),
        Keeps("He would of course return.", "a set phrase"),
        Keeps("The might of Rome broke them.", "the noun 'might'"),
        Keeps("The might of armed men broke them.", "the noun 'might' before a participle"),
        Keeps("By might of gathered hosts they won.", "the noun 'might' without an article"),
        Keeps('She said: "I could of died."', "a quotation is verbatim"),
        Keeps("In May of given years it rains.", "the month"),
        Fixes("It could of been worse.", "It could have been worse."),
        Fixes("The dam could of been saved.", "The dam could have been saved."),
        Fixes("They should of sold it.", "They should have sold it."),
        Fixes("It could of survived the war.", "It could have survived the war."),
        Fixes("The whole fleet might of been lost.", "The whole fleet might have been lost."),
        Fixes("They must of missed it.", "They must have missed it."),
        Fixes("The war would of ended sooner.", "The war would have ended sooner."),
        Fixes("He might not of known.", "He might not have known."),
        Fixes("The fort shouldn't of fallen.", "The fort shouldn't have fallen."),
        Fixes(
            "The king, who would of wanted it, died.", "The king, who would have wanted it, died."
        ),
        Fixes("He asked if the prince would of come.", "He asked if the prince would have come."),
    ),
)
