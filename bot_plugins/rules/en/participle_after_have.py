"""The perfect takes the participle: "had began" -> "had begun", "has take his" -> "has taken his".

Fires for pasts that are not participles, and for base forms and third persons that are hardly ever
nouns after "have", before an object or other text that continues a verb. Left alone: "what he had
went to charity", where "had" ends a relative clause, nouns ("we have access") and "had better
take".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.lexicon import Form, mere_pasts
from bot_plugins.languages.english.lost_participles import behind_have
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.patterns import AFTER, BETWEEN, LOOSELY, SPACE, words
from bot_plugins.languages.english.possessed import is_verb, may_be_verb

_SHORT = r"(?:I|[Yy]ou|[Ww]e|[Tt]hey)"
_FULL = r"[Hh](?:ave|as|ad)(?:n['’]t)?|[Hh]aving"
HAVE = rf"(?:{_FULL}|{_SHORT}['’]ve)"
_WISHES = frozenset("like love need want wanted wants wish would".split())
PATTERN = re.compile(
    rf"(?<![\w'’.&/@#-])(?:{_SHORT}(?=['’]ve))?(?P<auxiliary>{_FULL}|(?<=\w)['’]ve){SPACE}"
    rf"{BETWEEN}(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle."""
    for group in groups(document, PATTERN, behind_have(), may_be_verb):
        participle = behind_have()[group.word].participle
        if _has_subject(group, participle) and is_verb(group) and _takes(group, participle):
            message = f"'{group.match['auxiliary']}' takes the past participle '{participle}'"
            yield Suggestion(Edit(*group.match.span("verb"), participle), message)


def _takes(group: Governed, participle: str) -> bool:
    """Tell whether the corrected sentence has a perfect, or for rare participles this sentence."""
    if group.word in mere_pasts() and group.verb.tag == "VBN":
        return True
    is_noun = not group.is_governed and Form.THIRD in lexicon.forms(group.word)
    parse, _, verb = group.corrected(participle)
    return group.takes(participle, "VBN") and (not is_noun or has_object(parse, verb, "dobj"))


def _has_subject(group: Governed, participle: str) -> bool:
    """Tell whether "have" certainly governs the verb; "having" and "to have" need no subject."""
    before = group.parse.near(group.auxiliary, -1)
    if group.auxiliary.lower == "having" or (before is not None and before.tag == "TO"):
        return not clause.is_in_relative(group.parse, group.verb) and not _is_causative(group)
    return group.has_clear_subject(participle)


def _is_causative(group: Governed) -> bool:
    """Tell whether "have" is causative: "those we want to have embrace it"."""
    wish = group.parse.near(group.auxiliary, -2)
    return group.word not in mere_pasts() and wish is not None and wish.lower in _WISHES


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"\b{HAVE}\s{LOOSELY}{words(behind_have())}\b",),
    confirms=confirming(
        PATTERN.finditer,
        lambda match: match["verb"] in behind_have(),
        lambda text, match: may_be_verb(Governed(text, match)),
    ),
    examples=(
        Keeps("See what they want to have embrace it.", "'have' belongs to the relative clause"),
        Keeps("What he had went to charity.", "'had' ends a noun clause"),
        Keeps("All the money he had went to charity.", "a relative clause"),
        Keeps("The effect the war had became clear.", "a relative clause"),
        Keeps("The lands that the duke had became royal.", "a relative clause"),
        Keeps("Rarely had came the end.", "the subject follows the verb"),
        Keeps('He said: "I have went."', "a quotation is verbatim"),
        Keeps("You had better take a map; we have write access.", "not a perfect tense"),
        Keeps("They had hope the bill would pass.", "the noun 'hope'"),
        Fixes("By then the war had began.", "By then the war had begun."),
        Fixes("Many clubs have already came forward.", "Many clubs have already come forward."),
        Fixes("In 1950, he had went home.", "In 1950, he had gone home."),
        Fixes("I've went there; having rode north, they left.",
              "I've gone there; having ridden north, they left."),
        Fixes("Several members have since fell out.", "Several members have since fallen out."),
        Fixes("It has also continue to grow.", "It has also continued to grow."),
        Fixes("The town has take its name from it.", "The town has taken its name from it."),
        Fixes("They have not yet passes any test.", "They have not yet passed any test."),
    ),
)  # fmt: skip
