"""A "been" that no "have" governs: "It been a port" -> "It has been a port".

After a preposition "being" is meant: "before been sent" -> "before being sent". Left alone:
sentences with any form of "have" before "been", because the verb may stand before its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.bare import PRONOUNS, Bare
from bot_plugins.languages.english.been import (
    TRIGGER,
    lacking_have,
    lone_been,
    main_verb,
    may_lack_have,
)

_PREPOSITIONS = frozenset("before after without by despite from between for while about".split())
"""Words after which "being" is meant."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a form of "have", or "being"."""
    for bare_verb in lone_been(document):
        subject = clause.subject(bare_verb.parse, main_verb(bare_verb))
        if subject is not None and subject.index < bare_verb.verb.index:
            yield from _having(bare_verb)
        elif bare_verb.left in _PREPOSITIONS and not bare_verb.match["between"]:
            message = f"'{bare_verb.left}' takes 'being', not 'been'"
            yield Suggestion(Edit(*bare_verb.match.span("verb"), "being"), message)


def _having(bare_verb: Bare) -> Iterator[Suggestion]:
    is_pronoun = bare_verb.left in {*PRONOUNS, "there"}
    forms = lacking_have(bare_verb)
    if forms and (
        is_pronoun or bare_verb.left in lexicon.known() or bare_verb.match["left"][0].isupper()
    ):
        edit, others = bare_verb.preceded(forms)
        is_sure = is_pronoun or (forms[0] != "had" and _lasts(bare_verb))
        applicability = None if is_sure else Applicability.REPORT
        yield Suggestion(edit, "'been' needs a form of 'have' before it", applicability, others)


def _lasts(bare_verb: Bare) -> bool:
    """Tell whether the sentence says since when, which requires "has"."""
    return any(token.lower == "since" for token in bare_verb.parse.tokens)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(TRIGGER,),
    confirms=may_lack_have,
    examples=(
        Keeps("Had it been a port, it would be rich.", "the subject follows the auxiliary"),
        Keeps("It has been a port.", "correct as it is"),
        Keeps("What has the town been since?", "a question"),
        Keeps("He's been a king, and they’ve been poor.", "a contraction"),
        Keeps("Having lost the war and been taken, he fled.", "'having' is shared"),
        Keeps("He had come in May and been there since.", "'had' is shared"),
        Keeps("It can been seen in Rome.", "'be' is meant"),
        Keeps("It was been taken in 1950.", "'been' is superfluous"),
        Keeps("He was said to been a king.", "'have' or 'be' may be meant"),
        Fixes(
            "She been a clerk, worked there and served in the army.",
            "She has been a clerk, worked there and served in the army.",
        ),
        Fixes("It been a port for years.", "It has been a port for years."),
        Fixes("It not been quick to change.", "It has not been quick to change."),
        Fixes("He gave her a harp that been old.", "He gave her a harp that had been old."),
        Fixes(
            "It was a land that once been poor.",
            "It was a land that had once been poor.",
        ),
        Fixes("They know poems which been lost.", "They know poems which have been lost."),
        Fixes(
            "She was ill before been sent home.",
            "She was ill before being sent home.",
        ),
        Fixes("He does not know where they been.", "He does not know where they have been."),
        Fixes("Since 1990 the inn been closed.", "Since 1990 the inn has been closed."),
        Fixes("He said that she been ill.", "He said that she had been ill."),
    ),
)
