"""A "do" before its subject takes the base form: "How did he died?" -> "How did he die?".

Fires in questions, and in sentences that begin with "only", "never" or the like. In a question,
"do" must also agree with its subject: "Why does the dogs bark?". Left alone: verbs whose past
looks like the base form, and "do" as a main verb ("What did the trick?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.grammar import INVERTING
from bot_plugins.languages.english.inversion import PATTERN, Inversion, inversions
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import words
from bot_plugins.languages.english.wrong_forms import no_base

_WORD = re.compile(r"[a-z]+")
_OPENING = re.compile(rf"\b{words(map(str.capitalize, INVERTING))}\b")
_SINGULARS = frozenset("a an another each every he it she that this".split())
"""Singular determiners and pronouns, with which "does" agrees."""
_OTHER = {"does": "do", "Does": "Do", "do": "does", "Do": "Does"}


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form, and the "do" that agrees."""
    for inversion in inversions(document, filter(_may_be_slip, PATTERN.finditer(document.prose))):
        verb = no_base().get(inversion.verb.text)
        if verb is not None and _takes(inversion, verb.base) and not _may_be_object(inversion):
            auxiliary, form = inversion.auxiliary.lower, inversion.verb.text
            message = f"'{auxiliary}' takes the base form of a verb, not '{form}'"
            yield Suggestion(Edit(*inversion.sentence.span(inversion.verb), verb.base), message)
        elif inversion.auxiliary.text in _OTHER and _disagrees(inversion):
            right = _OTHER[inversion.auxiliary.text]
            message = f"'{right.lower()}' agrees with its subject '{inversion.subject.text}'"
            yield Suggestion(Edit(*inversion.sentence.span(inversion.auxiliary), right), message)


def _may_be_slip(match: re.Match[str]) -> bool:
    """Tell whether a word after "do" has a form that "do" does not govern, or it is a question."""
    is_form = any(word in no_base() for word in _WORD.findall(match["words"]))
    return is_form or (match["auxiliary"] in _OTHER and match["mark"] is not None)


def _may_be_turned(text: Prose, match: re.Match[str]) -> bool:
    """Tell whether it is a question, or a word before may put the verb before its subject."""
    return match["mark"] is not None or _OPENING.search(text.prose, 0, match.start()) is not None


def _takes(inversion: Inversion, base: str) -> bool:
    """Tell whether "do" governs the base form in the corrected sentence."""
    parse, verb = inversion.sentence.corrected(*inversion.sentence.span(inversion.verb), base)
    return clause.governs(parse, parse.tokens[inversion.auxiliary.index], verb)


def _may_be_object(inversion: Inversion) -> bool:
    """Tell whether the form may be a plural after its verb: "Does Alexander screen calls?"."""
    before = inversion.sentence.parse.tokens[inversion.verb.index - 1]
    is_plural = "p" in lexicon.classes(inversion.verb.text)
    return is_plural and Form.BASE in lexicon.forms(before.lower)


def _disagrees(inversion: Inversion) -> bool:
    parse, subject = inversion.sentence.parse, inversion.subject
    if inversion.verb.tag not in {"VB", "VBP"} or parse.children(subject, "conj", "cc", "nummod"):
        return False
    if inversion.auxiliary.lower == "does":
        return subject.tag == "NNS"
    determiners = parse.children(subject, "det") or [subject]
    return subject.tag in {"NN", "DT", "PRP"} and determiners[0].lower in _SINGULARS


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(r"\b(?:[Dd]id|[Dd]oes|[Dd]o)\s[^n\s]",),
    confirms=confirming(PATTERN.finditer, _may_be_slip, _may_be_turned),
    examples=(
        Keeps("Only then did the work begin.", "'begin' is a base form"),
        Keeps("What did the trick, and what made it work?", "'did' is the main verb"),
        Keeps("Not all he did pleased them.", "'did' ends a relative clause"),
        Keeps("How did the king read it?", "the base form 'read' looks like a past form"),
        Keeps("Does Alexander screen calls?", "a verb and its object"),
        Keeps("They asked what he did and went home.", "an indirect question"),
        Keeps("Do the team and the coach agree? Does ten years suffice?", "collectives and sums"),
        Keeps('He asked: "Does he knows?"', "a quotation is verbatim"),
        Fixes("How did he died?", "How did he die?"),
        Fixes("Does the king knows of it?", "Does the king know of it?"),
        Fixes("Why does the walls of it look new?", "Why do the walls of it look new?"),
        Fixes("Do this template support it?", "Does this template support it?"),
        Fixes("Only then did the council agreed to it.", "Only then did the council agree to it."),
        Fixes(
            "Not until 1923 did the two lines merged, and trade grew.",
            "Not until 1923 did the two lines merge, and trade grew.",
        ),
        Fixes(
            "How did the [[people|settlers]] survived?", "How did the [[people|settlers]] survive?"
        ),
    ),
)
