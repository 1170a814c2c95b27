"""The progressive takes the -ing form: "she is currently work on it" -> "... working on it".

Fires for words that can only be base forms: before an object, or after "currently", "now" or
"still" and before a preposition. Left alone: infinitives that explain a noun ("the idea is add a
link"), infinitives governed by "do" ("all he did was restore the mill"), and nouns ("it was work").
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.patterns import trigger, verb_group, words
from bot_plugins.languages.english.progressive import goes_on, is_doing, without_ing

BE = ("is", "are", "was", "were", "been")
PATTERN = verb_group(BE)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the -ing form."""
    for group in groups(document, PATTERN, without_ing(), goes_on):
        ing = without_ing()[group.word].ings[0]
        parse, auxiliary, verb = group.corrected(ing)
        if is_doing(parse, auxiliary, verb) and clause.has_clear_subject(parse, auxiliary, verb):
            be = group.match["auxiliary"]
            message = f"'{be}' takes the -ing form '{ing}' for an action in progress"
            yield Suggestion(Edit(*group.match.span("verb"), ing), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (trigger(BE, words(without_ing())),),
    confirms=confirming(
        PATTERN.finditer,
        lambda match: match["verb"] in without_ing(),
        lambda text, match: goes_on(Governed(text, match)),
    ),
    examples=(
        Keeps("The idea is add a link; his job is protect it.", "an infinitive explains a noun"),
        Keeps("All they did was restore the mill.", "'do' governs the infinitive"),
        Keeps("It was now work in peace; there is still work on it.", "a noun"),
        Keeps("They are let the house; it is open the whole day.", "a participle, an adjective"),
        Keeps('He wrote: "they are restore the mill".', "a quotation is verbatim"),
        Fixes("They are restore the old mill.", "They are restoring the old mill."),
        Fixes("She is currently work on a book.", "She is currently working on a book."),
        Fixes("The men are now build the road.", "The men are now building the road."),
    ),
)
