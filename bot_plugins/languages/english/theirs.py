"""Whether "there" stands for "their" after a word and before a noun: "lost there homes"."""

from __future__ import annotations

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token

BEHIND = frozenset(
    "of with by at into through between against about under like among despite during within"
    " without regarding toward towards throughout using".split()
)
"""Words after which "there" is no place if a bare noun follows."""
_LOOSE = frozenset("to on down off".split())
"""Words after which it is no place if a plural that is no verb follows: "to there villages"."""
_DEVOTED = (
    "abandon achieve adapt adjust bring cancel celebrate change choose claim clean complete"
    " defeat defend demand demonstrate discuss double earn end enhance enjoy exchange expand"
    " express extend feed finish follow fulfil hide honour improve increase invest join"
    " justify keep lay lead leave lend limit loose lose lower maintain mark offer park pay"
    " place pledge preserve protect prove publish pursue question raise reach realise realize"
    " receive record reduce refuse regain release renew repay resume retain risk sacrifice"
    " save sell send share shed shift show sign spend store strengthen support suspend switch"
    " test train transfer translate turn unite update upgrade use wash win withdraw"
).split()
"""Verbs (base forms) that hardly ever have a "there" before their object."""
_ANY = (
    "be bear build buy choose create do find found get give have hold leave live make meet open own"
    " play put rebuild run see set start take teach tell use want write"
).split()
"""Verbs that may have a "there" before their object, unless that is somebody's own."""
_ORDINALS = frozenset("first second third last next final".split())
"""Words that open a phrase only at the beginning: "there first album", but "it was there first"."""
_POSSESSED = frozenset(
    "ability album albums army aunt bodies body brother brothers capital career child children"
    " clothes country culture customs daughter daughters debut eggs eyes faith families family"
    " father fathers fate feet friend friends goal goals hair hands head heads home homes house"
    " houses husband husbands ideas identity independence influence job jobs king language leader"
    " life livelihood lives main mind minds mother mothers name names neighbors neighbours number"
    " opinion opponents origin own parent parents partner partners position positions power prey"
    " religion respective rights rivals role singer sister sisters skills son sons symptoms team"
    " place population title titles uncle victims views way weapons wife wings wives young".split()
)
"""Words for things that mostly belong to somebody: nouns, and the first words before them."""

OPENING = _POSSESSED | _ORDINALS
"""Words that may follow a capitalised "There" that stands for "Their"."""


def leading_words() -> frozenset[str]:
    """Return the words after which "there" may stand for "their"."""
    verbs = lexicon.verbs()
    bases = (base for base in {*_DEVOTED, *_ANY} - {"be"} if base in verbs)
    forms = frozenset(form for base in bases for form, _ in verbs[base].forms())
    return forms | BEHIND | _LOOSE | {"and"}


def may_be_their(before: str, following: str) -> bool:
    """Tell by adjacent words whether "there" may stand for "their"."""
    if not before:
        return following in OPENING
    if following in {*_ORDINALS, "then", "later", "again"}:
        return False
    if before == "and":
        return following in _POSSESSED
    if before in _LOOSE:
        is_plural = "p" in lexicon.classes(following) and not lexicon.forms(following)
        return is_plural or following in _POSSESSED
    if before in BEHIND:
        return True
    bases = lexicon.bases(before)
    return not bases.isdisjoint(_DEVOTED) or (
        not bases.isdisjoint(_ANY) and following in _POSSESSED
    )


def is_theirs(parse: Parse, their: Token) -> bool:
    """Tell, for the sentence corrected to "their", whether that fits the adjacent words.

    A verb or a preposition must precede it, not the "case" in "just in case they're late". A noun
    that is not only a verb form must follow it.
    """
    noun, before, after = parse.head(their), parse.near(their, -1), parse.near(their, 1)
    if before is not None and before.tag not in clause.VERBS | {"IN", "TO", "RP", "CC"}:
        return False
    if before is None and noun.tag not in {"NN", "NNS"}:
        return False
    if after is None or Form.ING in lexicon.forms(after.lower):
        return False
    classes = lexicon.classes(noun.lower)
    return bool({*classes} & {"n", "p"}) or not lexicon.forms(noun.lower)
