"""Led, the past of "lead": "has lead to" -> "has led to", "this lead to a war" -> "this led".

"Led" sounds like the metal "lead". Fires for the participle after "have" and "be", and for a past:
where the subject is singular and nothing points to the present ("leads" is then an alternative),
where it is joined to another past, or where its clause has a date. Left alone: the noun, the metal,
and plurals in the present ("rules often lead to war").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.grammar import BE, HAVE
from bot_plugins.languages.english.led import (
    is_participle,
    is_past,
    is_singular,
    may_be_verb,
    word_before,
)
from bot_plugins.languages.english.patterns import BEFORE, BETWEEN, SPACE, words
from bot_plugins.languages.english.sentence import Sentence, sentences_at

_BEHIND = words(
    "to into by up off out away back astray them him her it us me people many some several the a"
    " an his their its this these both".split()
)
_NUMBER = r"\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
PATTERN = re.compile(
    rf"{BEFORE}(?P<before>[A-Za-z'’]+)[,)]?{SPACE}{BETWEEN}(?P<lead>lead)"
    rf"(?={SPACE}{_BEHIND}\b)(?!\sto{_NUMBER})"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "led"."""
    found = [*filter(may_be_verb, PATTERN.finditer(document.prose))]
    sentences = sentences_at(document, (match.start("lead") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        yield from _suggestion(sentence, match)


def _suggestion(sentence: Sentence, match: re.Match[str]) -> Iterator[Suggestion]:
    edit = Edit(*match.span("lead"), "led")
    token = sentence.token(edit.start)
    if word_before(match) in BE | HAVE or clause.auxiliaries(sentence.parse, token):
        if is_participle(*sentence.corrected(edit.start, edit.end, "led")):
            yield Suggestion(edit, "the past participle of 'lead' is 'led'")
    elif is_past(sentence.parse, token):
        _, led = sentence.corrected(edit.start, edit.end, "led")
        if led.tag == "VBD":
            found = clause.subject(sentence.parse, token)
            others = ("leads",) if found and is_singular(sentence.parse, found) else ()
            yield Suggestion(edit, "the past tense of 'lead' is 'led'", alternatives=others)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"\blead\s{_BEHIND}\b",),
    confirms=confirming(PATTERN.finditer, may_be_verb),
    examples=(
        Keeps("The town had lead pipes.", "the metal"),
        Keeps("The goal cut the series lead to three.", "the noun 'lead'"),
        Keeps("These changes lead to war.", "the present tense"),
        Keeps("Such rules give rise to doubt and often lead to war.", "the present tense"),
        Keeps("He knew the steps that lead to the hall.", "a plural antecedent"),
        Keeps("It could end the truce and lead to a war.", "the modal also governs 'lead'"),
        Keeps("The reforms, which were slow, lead to the town's wealth.", "a plural, and no date"),
        Keeps("The team lead the league.", "a collective noun"),
        Keeps('He said it "has lead to" it.', "a quotation is verbatim"),
        Fixes("This has lead to war.", "This has led to war."),
        Fixes("It was lead by a monk.", "It was led by a monk."),
        Fixes("He died in 1402; this lead to a war.", "He died in 1402; this led to a war."),
        Fixes("He quarrelled with the abbot, which lead to a trial.",
              "He quarrelled with the abbot, which led to a trial."),
        Fixes("He took the town and lead his men home.", "He took the town and led his men home."),
        Fixes("In 1937 his luck lead him to Leeds.", "In 1937 his luck led him to Leeds."),
        Fixes("It was a vote that lead to the split.", "It was a vote that led to the split."),
    ),
)  # fmt: skip
