"""It's for the possessive its: "known for it's beaches" -> "known for its beaches".

Fires after prepositions and verbs that take an object, where a sentence begins with "it's" and a
noun that is its subject, and before "own"; the parse must find the noun that "its" belongs to. Left
alone: "it is" and "it has", also after verbs of saying ("he says it's art").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.its import is_possessive, may_be_possessive, word_before
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.languages.english.sentence import sentence_at

PATTERN = re.compile(
    rf"{BEFORE}(?P<its>[Ii]t['’]s){SPACE}{TRANSPARENT}*(?P<next>[A-Za-z][\w-]*){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "its"."""
    for match in filter(may_be_possessive, PATTERN.finditer(document.prose)):
        its = "Its" if match["its"][0] == "I" else "its"
        sentence = sentence_at(document, match.start("its"))
        if is_possessive(*sentence.corrected(*match.span("its"), its), word_before(match)):
            edit = Edit(*match.span("its"), its)
            yield Suggestion(edit, "the possessive 'its' has no apostrophe")


RULE = Rule(
    summary="it's/its",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(r"\b[Ii]t['’]s\s(?:[A-Za-z]|\[\[)",),
    confirms=confirming(PATTERN.finditer, may_be_possessive),
    examples=(
        Keeps("It's a mill. It's been old for years.", "'it is' and 'it has'"),
        Keeps("It's device specific, and it's own goals that count.", "'it is'"),
        Keeps("He says it's art, and they think it's time to go.", "'it is' after such verbs"),
        Keeps("It is old, but it's good, and it's fun to see.", "'it is' after 'but' and 'and'"),
        Keeps("In the film he decides it's time to leave.", "'it is' after 'decides'"),
        Keeps("It's goals that win games.", "'it is' before 'that'"),
        Keeps("It is by Rome, most of it's forest, and it's easy to see.", "'it is' after a comma"),
        Keeps("They left because it's cold in winter.", "'it is' after 'because'"),
        Keeps("It's hard to know what it's like there.", "'it is' after 'what'"),
        Keeps(
            "I guess it's Linux, for it's Ann who wrote ''Do You Know It's Christmas''.", "'it is'"
        ),
        Keeps("It is old, but it's people who win, and when it's dark they go.", "'it is'"),
        Keeps('He wrote: "known for it\'s beaches".', "a quotation is verbatim"),
        Fixes("It had it's own king.", "It had its own king."),
        Fixes("The coast is known for it's beaches.", "The coast is known for its beaches."),
        Fixes("It moved to it’s present home in May.", "It moved to its present home in May."),
        Fixes("It lost most of it's importance.", "It lost most of its importance."),
        Fixes("It is known for it's [[old inns]].", "It is known for its [[old inns]]."),
        Fixes("The town lost it's walls in 1703.", "The town lost its walls in 1703."),
        Fixes("It may not like having it's port here.", "It may not like having its port here."),
        Fixes("They like having it's lan port close.", "They like having its lan port close."),
        Fixes("It lost none of it's Welsh charm.", "It lost none of its Welsh charm."),
        Fixes("It does it's job well.", "It does its job well."),
        Fixes("It is old, but it's aim is to win.", "It is old, but its aim is to win."),
        Fixes("They think it's roof was lost.", "They think its roof was lost."),
        Fixes("It's entire roof was lost in May.", "Its entire roof was lost in May."),
    ),
)
