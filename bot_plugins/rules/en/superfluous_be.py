"""A "be" too many: "it is contains salt" -> "it contains salt", "was took place" -> "took place".

A third person, a base form, or the past of a verb without a passive takes no "be". Left alone: noun
clauses ("who a member is depends on the law"), nouns ("these were acts of war") and verbs with a
passive.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.governed import Governed, groups
from bot_plugins.languages.english.lone_forms import STATES, is_phrasal, lone_forms
from bot_plugins.languages.english.patterns import trigger, verb_group, words

BE = ("is", "are", "was", "were")
PATTERN = verb_group(BE)
_NO_NOUNS = frozenset("appears becomes begins comes consists contains goes includes takes".split())
"""Third persons that cannot be plurals, whatever the parser says."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the verb without its "be"."""
    for one in groups(document, PATTERN, lone_forms()):
        if one.match["between"].startswith("not") or is_phrasal(one) or _is_other_slip(one):
            continue
        first, *others = (f"{one.match['between']}{form}" for form in _forms(one))
        if _is_finite_with(one, first):
            message = f"'{one.match['auxiliary']}' is too much before '{one.word}'"
            yield Suggestion(Edit(*one.match.span(), first), message, alternatives=tuple(others))


def _forms(one: Governed) -> list[str]:
    """Return the past for a past "be", a present for a state; otherwise both, likelier first."""
    verb = lone_forms()[one.word]
    if one.match["auxiliary"] in {"was", "were"}:
        return [verb.past]
    present = verb.base if one.match["auxiliary"] == "are" else verb.thirds[0]
    if one.word in {*verb.thirds, verb.base} or verb.base in STATES:
        return [present]
    return [present, one.word] if _joins_present(one) else [one.word, present]


def _joins_present(one: Governed) -> bool:
    """Tell whether a present is coordinated with the form: "is competed in it and wins it"."""
    joined = one.parse.children(one.verb, "conj")
    return any(each.tag in {"VBZ", "VBP"} for each in joined)


def _is_other_slip(one: Governed) -> bool:
    """Tell whether something else may be meant: "he is died" (dead), "the town, were became"."""
    before = one.parse.near(one.auxiliary, -1)
    is_where = one.match["auxiliary"] == "were" and before is not None and before.text == ","
    return is_where or (one.word == "died" and one.match["auxiliary"] in {"is", "are"})


def _is_finite_with(one: Governed, repair: str) -> bool:
    """Tell whether the verb without "be" is finite and has a subject that is clear."""
    if one.verb.tag == "NNS" and one.word not in _NO_NOUNS:
        return False
    parse = one.sentence.changed(*one.match.span(), repair)
    verb = parse.at(one.auxiliary.start + len(repair) - 1)
    is_finite = verb.tag in {"VBD", "VBP", "VBZ", "VBN"} and not clause.auxiliaries(parse, verb)
    return is_finite and clause.has_plain_subject(parse, verb)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=lambda: (trigger(BE, words(lone_forms())),),
    examples=(
        Keeps("The cup was competed for by schools, and then annually.", "a passive"),
        Keeps("Who a member is depends on the law.", "'is' ends a noun clause"),
        Keeps("What the town is remains to be seen.", "the same"),
        Keeps("What it was took place in May.", "the same"),
        Keeps("The murders were acts of war; the fees are tops.", "nouns"),
        Keeps("The oxide was happened upon by chance.", "a passive with a preposition"),
        Keeps("They were disappeared by the junta.", "the same"),
        Keeps("The rules that there are depend on the town.", "'are' ends a relative clause"),
        Keeps("The doors are wrought in bronze.", "a participle of old"),
        Keeps("The song was not exists but lives.", "'not' wants more than one word mended"),
        Keeps("He ran a mill, were became old, and is died.", "'where', 'dead'"),
        Keeps('He wrote "it is contains salt".', "a quotation is verbatim"),
        Fixes("The set is consists of ten parts.", "The set consists of ten parts."),
        Fixes("The fair is takes place in May.", "The fair takes place in May."),
        Fixes("It is contains the oldest mill.", "It contains the oldest mill."),
        Fixes("The seat was became vacant.", "The seat became vacant."),
        Fixes("The feast was took place in May.", "The feast took place in May."),
        Fixes("It is also took place in May.", "It also took place in May."),
        Fixes("The car was belongs to his son.", "The car belonged to his son."),
        Fixes("The order was emerged in 1017.", "The order emerged in 1017."),
        Fixes("It is competed in Rome, and wins it.", "It competes in Rome, and wins it."),
        Fixes("Their sizes are vary.", "Their sizes vary."),
        Fixes("It is differ from the old one.", "It differs from the old one."),
        Fixes("The firm is has the largest share.", "The firm has the largest share."),
    ),
)
