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
from bot_plugins.languages.english.lone_forms import forms_without_be, is_phrasal, lone_forms
from bot_plugins.languages.english.patterns import trigger, verb_group, words

BE = ("is", "are", "was", "were")
PATTERN = verb_group(BE)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})
_NO_NOUNS = frozenset(
    "appears becomes begins comes consists contains depends exists goes happens includes occurs"
    " seems takes".split()
)
"""Third persons that cannot be plurals, whatever the parser says."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the verb without its "be"."""
    for group in groups(document, PATTERN, lone_forms()):
        if is_phrasal(group) or _is_other_slip(group):
            continue
        first, *others = forms_without_be(group) or [""]
        if first and _is_finite_with(group, first):
            message = f"'{group.match['auxiliary']}' is superfluous before '{group.word}'"
            yield Suggestion(Edit(*group.match.span(), first), message, alternatives=tuple(others))


def _is_other_slip(group: Governed) -> bool:
    """Tell whether something else may be meant: "he is died" (dead), "the town, were became"."""
    before = group.parse.near(group.auxiliary, -1)
    is_where = group.match["auxiliary"] == "were" and before is not None and before.text == ","
    return is_where or (group.word == "died" and group.match["auxiliary"] in {"is", "are"})


def _is_finite_with(group: Governed, repair: str) -> bool:
    """Tell whether the verb without "be" is finite and has a subject that is clear."""
    if group.verb.tag == "NNS" and group.word not in _NO_NOUNS:
        return False
    parse = group.sentence.changed(*group.match.span(), repair)
    verb = parse.at(group.auxiliary.start + len(repair) - 1)
    auxiliaries = clause.auxiliaries(parse, verb)
    is_negated = repair.startswith(("do not ", "does not "))
    is_finite = verb.tag == "VB" if is_negated else verb.tag in _FINITE and not auxiliaries
    return is_finite and clause.has_plain_subject(parse, verb)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (trigger(BE, words(lone_forms())),),
    examples=(
        Keeps("The cup was competed for by schools; hounds are competed in coursing.", "passives"),
        Keeps("Who a member is depends on the law.", "'is' ends a noun clause"),
        Keeps("What the town is remains to be seen.", "'is' ends a noun clause"),
        Keeps("What it was took place in May.", "'was' ends a noun clause"),
        Keeps("The murders were acts of war; the fees are tops.", "nouns"),
        Keeps("The oxide was happened upon by chance.", "a passive with a preposition"),
        Keeps("They were disappeared by the junta.", "a transitive use of 'disappear'"),
        Keeps("The rules that there are depend on the town.", "'are' ends a relative clause"),
        Keeps("The doors are wrought in bronze.", "an old participle"),
        Keeps("The song was not exists but lives.", "the tense is uncertain"),
        Keeps("The tracks are not includes.", "'included' may be meant"),
        Keeps("He ran a mill, were became old, and is died.", "'where' or 'dead' may be meant"),
        Keeps('He wrote "it is contains salt".', "a quotation is verbatim"),
        Fixes("The set is consists of ten parts.", "The set consists of ten parts."),
        Fixes("The fair is takes place in May.", "The fair takes place in May."),
        Fixes("It is contains the oldest mill.", "It contains the oldest mill."),
        Fixes("The seat was became vacant.", "The seat became vacant."),
        Fixes("The feast was took place in May.", "The feast took place in May."),
        Fixes("It is also took place in May.", "It also took place in May."),
        Fixes("The car was belongs to his son.", "The car belonged to his son."),
        Fixes("The order was emerged in 1017.", "The order emerged in 1017."),
        Fixes("It is emerged in Rome, and wins it.", "It emerges in Rome, and wins it."),
        Fixes("Their sizes are vary.", "Their sizes vary."),
        Fixes("The file is exists.", "The file exists."),
        Fixes("If the file is not exists, make it.", "If the file does not exist, make it."),
        Fixes("It is differ from the old one.", "It differs from the old one."),
        Fixes("The firm is has the largest share.", "The firm has the largest share."),
    ),
)
