"""'Do' takes the base form: "did not went" -> "did not go", "Does he knows?" -> "Does he know?".

Left alone: "what they did led to ruin", where "did" ends a relative clause; "as did others"; "do
paid work", where a participle is an adjective; and "did not published until May", which may lack
a "was".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, governed
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.passive import may_be_adjective, may_lack_be
from bot_plugins.languages.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE, shapes
from bot_plugins.languages.english.wrong_forms import has_no_base, no_base

DO = r"(?:[Dd]id|[Dd]oes|[Dd]o)"
SUBJECT = r"(?:he|she|it|they|we|you|I|(?:the|this|that|his|her|its|their) [a-z]+|[A-Z][a-z]+)"
_NOT = rf"(?:n['’]t|{SPACE}not)"
PATTERN = re.compile(
    rf"{BEFORE}(?P<auxiliary>{DO})(?:(?P<not>{_NOT})|{SPACE}(?P<subject>{SUBJECT}))?{SPACE}"
    rf"{BETWEEN}(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form."""
    for group in governed(document, PATTERN, no_base()):
        verb = no_base()[group.word]
        if _is_clear(group) and group.takes(verb.base, "VB"):
            message = f"'{group.auxiliary.lower}' takes the base form of a verb, not '{group.word}'"
            yield Suggestion(Edit(*group.match.span("verb"), verb.base), message)


def _is_clear(group: Governed) -> bool:
    """Tell whether "do" certainly governs the verb and no passive is meant."""
    if group.auxiliary.tag not in clause.FINITE or not _has_subject(group):
        return False
    after = group.next()
    if group.word == "had" and after is not None and after.tag == "VBN":
        return False  # "those who did not had left"
    found = lexicon.forms(group.word)
    is_plain = not group.match["not"] and not group.match["subject"]
    if is_plain and (Form.THIRD in found or may_be_adjective(group.parse, group.verb)):
        return False
    return Form.PARTICIPLE not in found or not may_lack_be(
        group.parse, group.verb, no_base()[group.word]
    )


def _has_subject(group: Governed) -> bool:
    found = clause.subject(group.parse, group.verb)
    is_inverted = found is not None and found.index > group.auxiliary.index
    if is_inverted != bool(group.match["subject"]):
        return False
    is_command = group.auxiliary.index == 0 and not is_inverted
    return is_command or clause.has_clear_subject(group.parse, group.auxiliary, group.verb)


def _triggers() -> tuple[str, ...]:
    forms = shapes(no_base())
    return (rf"\b{DO}(?:n['’]t|\snot|\s{SUBJECT})?\s{LOOSELY}{forms}\b",)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=_triggers,
    confirms=confirming(PATTERN.finditer, has_no_base),
    examples=(
        Keeps("What they did not kept them poor.", "'did not' ends a relative clause"),
        Keeps("The monks who did not fled to Iona.", "'did not' ends a relative clause"),
        Keeps("The book did not published until May.", "'was not' may be meant"),
        Keeps("They did not found the city.", "'found' is also a base form"),
        Keeps("They did not need it, nor exceed it.", "base forms that look like past forms"),
        Keeps("The things he did made him famous.", "'did' ends a relative clause"),
        Keeps("He came, as did painted ladies with him.", "'painted' is an adjective"),
        Keeps("The maids do paid work; any cup will do provided it holds.", "an adjective"),
        Keeps('"I did not went", he said.', "a quotation is verbatim"),
        Fixes("They did not went home.", "They did not go home."),
        Fixes("The town didn't knew of it.", "The town didn't know of it."),
        Fixes("It did not even made a sound.", "It did not even make a sound."),
        Fixes("He did not wanted the crown.", "He did not want the crown."),
        Fixes("The mayor did told them all.", "The mayor did tell them all."),
        Fixes("It does not has a roof.", "It does not have a roof."),
        Fixes("Does he knows the way?", "Does he know the way?"),
        Fixes("Did the king went there?", "Did the king go there?"),
    ),
)
