"""Rules over a page until nothing more is found, as one proposal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot_plugins.core import registry
from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.engine import compose_proposal, propose, propose_revision, select
from bot_plugins.core.fixpoint import MOST_PASSES
from bot_plugins.core.language_codes import UnknownLanguageError
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.core.rule import Applicability, Rule, Suggestion
from bot_plugins.document import Document

LEFT = {
    "nothing": "",
    "white space": " \n\n\t ",
    "plain sentence": "The lake is deep and cold.",
    "template": "{{Lake|the the=had began}}",
    "quotation": 'He said "the war had began , the the" and left.',
    "reference": "It is.<ref>The the book , it had began.</ref>",
    "to a link to": "He went to [[a]] to eat.",
    "one link to another": "They saw the [[the]] there.",
    "line break": "It is a<br>a lake.",
    "in a template in": "It lies in {{convert|5|km}} in a lake.",
    "the reference the": "It is the<ref>A</ref> the lake.",
    "across cells": "{|\n| the || the lake\n|}",
    "across items": "* It is the\n* the lake",
    "across paragraphs": "It is the\n\nthe lake",
    "across a heading": "It is the\n== A ==\nthe lake",
    "template before a comma": "A word {{cn}} , and more.",
    "reference before a comma": "A word<ref>A</ref> , and more.",
    "three times": "They sang the the the song.",
    "missing place": "It is located in , near the lake.",
    "missing name": "It was written by . It sold.",
    "word of the title": "The band the the played.",
    "inches": 'The 12" , 6" guns.',
    "tangled": "It was the the lake. " + "<a " * 40,
    "no break between": "A\u00a0, b and the\u00a0the lake.",
}
MENDED = {
    "two rules": ("The war had began there , then.", "The war had begun there, then."),
    "piped link": ("They saw [[Rome|it]] , then.", "They saw [[Rome|it]], then."),
    "over a line end": ("It was the\nthe lake.", "It was the lake."),
    "one change beside another": ("The war had began , then.", "The war had begun, then."),
    "twice apart": ("It was the the lake of of fire.", "It was the lake of fire."),
    "beside bold": ("The '''war''' had began there.", "The '''war''' had begun there."),
    "before a reference": ("The war had began.<ref>A</ref>", "The war had begun.<ref>A</ref>"),
    "in a list": ("* The war had began.\n* It is.", "* The war had begun.\n* It is."),
    "odd characters": (
        "\U0001f600\0\ud800 It was the the lake.",
        "\U0001f600\0\ud800 It was the lake.",
    ),
    "carriage returns": ("It is.\r\n\r\nIt was the the lake.", "It is.\r\n\r\nIt was the lake."),
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_left_alone(text: str) -> None:
    proposal = propose(text, title="The The (band)")
    assert [(one.before, one.after) for one in proposal.findings] == []
    assert (bool(proposal), proposal.text, proposal.summary) == (False, text, "")


@pytest.mark.parametrize(("text", "expected"), MENDED.values(), ids=MENDED)
def test_mended(text: str, expected: str) -> None:
    proposal = propose(text)
    assert proposal.text == expected
    assert apply_edits(text, [one.edit for one in proposal.findings]) == expected


def rule_of(
    pattern: str, after: str | Callable[[re.Match[str]], str], care: Applicability, name: str
) -> Rule:
    def check(document: Document) -> Iterator[Suggestion]:
        for match in re.finditer(pattern, document.prose):
            new = after if isinstance(after, str) else after(match)
            yield Suggestion(Edit(*match.span(), new), f"by {name}")

    return Rule(name, care, check, (pattern,), (), name=name)


SURE = rule_of("aa+", "b", Applicability.TRUSTED, "sure")
UNSURE = rule_of("aa+", "c", Applicability.REVIEW, "unsure")
SAME = rule_of("aa+", "b", Applicability.REPORT, "same")
LONG = rule_of("aa+x", "d", Applicability.REVIEW, "long")
REPORTING = rule_of("aa+x|lake", "d", Applicability.REPORT, "reporting")
SECOND = rule_of("b+", "e", Applicability.REVIEW, "second")
THERE = rule_of("cat", "dog", Applicability.REVIEW, "there")
BACK = rule_of("dog", "cat", Applicability.REVIEW, "back")
GROWING = rule_of("(?:cat)+$", lambda match: f"{match[0]}cat", Applicability.REVIEW, "growing")
QUOTING = rule_of("zz", '"', Applicability.REVIEW, "quoting")
OPENING = rule_of("yy", "{{", Applicability.REVIEW, "opening")
EMPTY = rule_of("x*", "", Applicability.REVIEW, "empty")
CONFLICTS = {
    "the more trusted of two": ("lake aaa lake", [UNSURE, SURE], "lake b lake", ["by sure"]),
    "whatever their order": ("lake aaa lake", [SURE, UNSURE], "lake b lake", ["by sure"]),
    "one of two that agree": ("lake aaa lake", [SAME, SURE], "lake b lake", ["by sure"]),
    "the longer of two": ("lake aaax lake", [SURE, LONG], "lake d lake", ["by long"]),
    "one that only reports": (
        "lake aaax lake",
        [SURE, REPORTING],
        "lake bx lake",
        ["by reporting", "by sure", "by reporting"],
    ),
    "one upon another": (
        "lake aaa lake",
        [SURE, SECOND],
        "lake e lake",
        ["by sure; then by second"],
    ),
    "a quotation mark is markup": ("zz aaa lake", [QUOTING, SURE], "zz b lake", ["by sure"]),
    "an opener is markup": ("yy aaa lake", [OPENING, SURE], "yy b lake", ["by sure"]),
    "edits of nothing": ("lake aaa lake", [EMPTY, SURE], "lake b lake", ["by sure"]),
    "rules that never rest": ("a cat", [THERE, BACK], "a cat", []),
    "a rule that feeds itself": ("a cat", [GROWING], "a cat", []),
}


@pytest.mark.parametrize(
    ("text", "rules", "expected", "messages"), CONFLICTS.values(), ids=CONFLICTS
)
def test_conflicts(text: str, rules: list[Rule], expected: str, messages: list[str]) -> None:
    proposal = propose_revision(Revision(text), rules)
    assert proposal.text == expected
    assert [one.message for one in proposal.findings] == messages


def test_findings_joined_are_as_careful_as_the_most_careful() -> None:
    (finding,) = propose_revision(Revision("lake aaa lake"), [SURE, SECOND]).findings
    assert finding.applicability is Applicability.REVIEW
    assert (finding.before, finding.after) == ("aaa", "e")


def test_rules_that_need_many_passes_are_given_up() -> None:
    halving = rule_of("cat cat", "cat", Applicability.REVIEW, "halving")
    few, many = "cat " * 2**5, "cat " * 2 ** (MOST_PASSES + 1)
    assert propose_revision(Revision(f"One {few}is"), [halving]).text == "One cat is"
    assert not propose_revision(Revision(f"One {many}is"), [halving])


def test_some_findings_make_a_smaller_proposal() -> None:
    whole = propose("The war had began there , then the the lake.")
    part = compose_proposal(whole.revision, whole.findings[1:2])
    assert part.text == "The war had began there, then the the lake."
    assert part.summary == "Copyedit: space before comma"


def test_the_revision_is_kept() -> None:
    revision = Revision("It was the the lake.", title="Lake", site="test:en", revid=7)
    assert propose_revision(revision, registry.rules_for("en")).revision is revision


def test_rules_are_selected_by_name_or_as_such() -> None:
    named = registry.find("participle_after_have")
    assert select("en", ["participle_after_have", SURE]) == (named, SURE)
    assert select("en") == registry.rules_for("en")
    assert select("en", []) == ()
    with pytest.raises(UnknownRuleError):
        select("en", ["nothing_like_it"])


def test_what_may_be_meant_is_read_so() -> None:
    text = "The war had began , then."
    whole = propose(text).text
    assert whole == "The war had begun, then."
    assert {propose(text, language=code).text for code in ("EN", "en-gb", "en_GB")} == {whole}
    behind_have = registry.find("participle_after_have")
    assert select("en", "participle_after_have") == select("en", behind_have) == (behind_have,)
    assert select("en", "participle_after_have, base_after_do") == (
        behind_have,
        registry.find("base_after_do"),
    )


NOTHING: Any = None
BYTES: Any = b"The war had began."
NUMBERS: Any = [7]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: propose(NOTHING), TypeError, "text is a string, not NoneType"),
        (lambda: propose(BYTES), TypeError, "text is a string, not bytes"),
        (lambda: propose("", title=BYTES), TypeError, "title is a string, not bytes"),
        (lambda: propose("", language=NOTHING), TypeError, "language is a code such as 'en'"),
        (lambda: propose("", language="xx"), UnknownLanguageError, "there is no language 'xx'"),
        (
            lambda: propose("", rules=NUMBERS),
            TypeError,
            "not as int",
        ),
        (
            lambda: propose("", rules="participle_after_hav"),
            UnknownRuleError,
            "did you mean participle_after_have",
        ),
        (lambda: propose("", rules=""), UnknownRuleError, "there is no rule ''"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    call: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()


def test_another_language_has_no_english_rules() -> None:
    text = "The war had began , then the the lake."
    assert propose(text, language="de").text == "The war had began, then the the lake."


def test_a_page_that_would_have_many_sentences_parsed_is_left_to_other_rules() -> None:
    few = " ".join(f"Holm {number} did not went home." for number in range(30)) + " So , no."
    many = " ".join(f"Holm {number} did not went home." for number in range(200)) + " So , no."
    assert {one.rule.name for one in propose(few).findings} == {
        "base_after_do",
        "space_before_comma",
    }
    assert {one.rule.name for one in propose(many).findings} == {"space_before_comma"}
