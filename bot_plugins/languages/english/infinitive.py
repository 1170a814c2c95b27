"""Whether "to" opens an infinitive or is a preposition.

The table ``data/infinitives.tsv`` has, for the word before "to", counts of infinitives in a large
text; it names its source.
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.core.tables import rows
from bot_plugins.languages.english import clause, lexicon, purpose
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.grammar import DETERMINERS, OBJECTS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form, mere_pasts
from bot_plugins.languages.english.parse import Token
from bot_plugins.languages.english.passive import has_object

_SURE = 0.85
"""Share of infinitives among all "to" after a word that certainly calls for one."""
_CERTAIN = 0.95
_SUREST = 0.9
"""The same if a participle may be an adjective of the noun after it."""
_LIKELY = 0.5
_OBJECT = frozenset({"DT", "PRP", "PRP$"})
"""Tags of tokens that open an object and do not follow an adjective."""
_PARTICLES = frozenset({"RP", "IN"})
"""Tags of tokens that may follow a verb form that is no adjective ("went to fought in")."""
_ADJECTIVAL = frozenset({*clause.NOUNS, "JJ", "VBN", "VBG", "CC"})
"""Tags of tokens that may follow an adjectival participle ("due to contaminated water")."""
_OPENERS = DETERMINERS | OBJECTS | frozenset("himself herself itself themselves".split())
"""Words that may open an object, but not a noun phrase with the participle as its modifier."""
_BEHIND_VERB = PREPOSITIONS | frozenset("away back down together".split())
_PURPOSE = clause.VERBS | {"RB"}
"""Tags of tokens that an infinitive of purpose may follow ("went to fight", "only to lose")."""
_REACH = 40
"""How far before "to" to look for words, in code points."""
_WORD = r"[^\W_]+(?:['’-][^\W_]+)*"
_WORDS_BEFORE = re.compile(rf"(?:({_WORD})[\s'\]]{{1,5}})?({_WORD})[\s'\]]{{1,5}}\Z")
_WORD_BEHIND = re.compile(rf"[\s'\[]{{1,5}}({_WORD})")
_UP = frozenset("back down off out up".split())
"""Particles of a verb, before its object: "to pops up the menu"."""
_REPORTED = frozenset(
    "alleged believed claimed estimated reported rumored rumoured said thought".split()
)
"""Participles after which an infinitive is mostly about the past."""
_CONTROL = frozenset(
    "agree allow ask attempt choose compel decide decline fail force hope invite manage opt order"
    " permit persuade plan promise refuse tell threaten try urge want wish".split()
)
"""Verbs (base forms) whose infinitive has an agent: somebody who decides, or is told what to do."""
_PREPOSITIONAL = frozenset("accustomed committed compared dedicated devoted opposed".split())
"""Participles after which "to" is a preposition ("as opposed to widely used")."""
_TOUGH = frozenset(
    "cheap cheaper convenient difficult easier easy hard harder impossible simple simpler tough"
    " tricky".split()
)
"""Adjectives whose subject is the object of an active infinitive: "it is easier to do"."""
_RANKS = frozenset("first last next only second third youngest oldest".split())
"""Adjectives whose noun often takes an infinitive."""
_GO = frozenset("go goes going gone went".split())


def share(word: str, before: str = "") -> float:
    """Return the share, from 0 to 1, of all "to" after ``word`` that open an infinitive.

    ``before`` is the word before ``word``: "go on to" as a whole calls for an infinitive.
    """
    return 1.0 if word == "on" and before in _GO else _shares().get(word, 0.0)


@cache
def _shares() -> dict[str, float]:
    counts = ((word, int(yes), int(no)) for word, yes, no in rows(__package__, "infinitives"))
    return {word: yes / (yes + no) for word, yes, no in counts}


def may_be_meant(match: re.Match[str], source: str) -> bool:
    """Tell by adjacent words whether "to" may open an infinitive; ``is_meant`` is stricter.

    ``match`` goes from "to" to the group ``verb``; ``source`` is wikitext with the same offsets.
    There may be a little markup between the match and those words.
    """
    if match["verb"] in mere_pasts():
        return True
    following = _WORD_BEHIND.match(source, match.end())
    behind = following[1].lower() if following else ""
    far = source[max(match.start() - purpose.LONGEST, 0) : match.start()]
    if behind in _OPENERS or (behind and purpose.may_call(far, match["verb"])):
        return True
    lead = _WORDS_BEFORE.search(source[max(match.start() - _REACH, 0) : match.start()])
    called = share(lead[2].lower(), (lead[1] or "").lower()) if lead else 0.0
    if called >= (_SURE if "p" in lexicon.classes(match["verb"]) else _LIKELY):
        return True  # but not in "invitations to parties", where the verb may be a plural
    if following and behind in _UP and Form.THIRD in lexicon.forms(match["verb"]):
        second = _WORD_BEHIND.match(source, following.end())
        is_object = second is not None and second[1].lower() in _OPENERS
        return is_object or not _is_also_noun(match["verb"])
    return behind in _BEHIND_VERB and not _is_also_noun(match["verb"])


def _is_also_noun(word: str) -> bool:
    return bool(set(lexicon.classes(word)) & set("npj"))


def is_meant(group: Governed) -> bool:
    """Tell whether "to" certainly opens an infinitive and is not a preposition."""
    before = group.parse.near(group.auxiliary, -1)
    if before is None:
        return _opens_sentence(group)
    called = share(before.lower, _lower(group.parse.near(before, -1)))
    is_likely = group.is_governed or called >= _CERTAIN
    if _is_preposition(group, before) or _is_main(group) or _ends_relative(group, before):
        return False
    if not is_likely:
        return purpose.is_called(group)
    if group.word in mere_pasts():
        return any(
            clause.is_finite(group.parse, token) for token in group.parse.tokens[: before.index + 1]
        )
    if clause.is_in_relative(group.parse, group.verb):
        return _is_ranked(group)
    return _goes_on(group, called, behind_verb=before.tag in _PURPOSE) or purpose.is_called(group)


def _is_preposition(group: Governed, before: Token) -> bool:
    """Tell by the word before it whether "to" is a preposition ("mildly to moderately ill")."""
    joins_adverbs = before.tag == "RB" and bool(group.match["between"])
    return joins_adverbs or (before.lower in _PREPOSITIONAL and group.word not in mere_pasts())


def _is_main(group: Governed) -> bool:
    """Tell whether it is the main verb, with a subject before "to": "rounding to even makes it"."""
    return group.verb.relation == "ROOT" and clause.subject(group.parse, group.verb) is not None


def _opens_sentence(group: Governed) -> bool:
    """Tell whether an infinitive of purpose opens the sentence: "To installed the driver, run"."""
    parse, verb = purpose.base_form(group)
    return verb.relation == "advcl" and purpose.is_base_with_object(parse, verb)


def _is_ranked(group: Governed) -> bool:
    """Tell whether an infinitive modifies a noun with a rank: "the first woman to won it"."""
    noun = group.parse.head(group.verb)
    ranks = {each.lower for each in group.parse.children(noun, "amod")}
    return not _RANKS.isdisjoint(ranks) and has_object(group.parse, group.verb, "dobj")


def _goes_on(group: Governed, called: float, *, behind_verb: bool) -> bool:
    """Tell whether the next words show that a form is a verb, not an adjective or a noun."""
    after, classes = group.next(), set(lexicon.classes(group.word))
    if after is None or after.tag in _OBJECT:
        return after is not None
    if after.lower in _UP and "p" in classes and _has_own_object(group):
        return Form.THIRD in lexicon.forms(group.word)
    if Form.THIRD in lexicon.forms(group.word) and ("p" not in classes or _has_own_object(group)):
        return called >= _LIKELY
    if after.tag not in _ADJECTIVAL:
        is_verb = behind_verb and after.tag in _PARTICLES and not _is_also_noun(group.word)
        return is_verb or called >= _SURE
    is_doubtful = "p" in classes or ("j" in classes and after.tag != "NN")
    return not is_doubtful and called >= _SUREST


def _has_own_object(group: Governed) -> bool:
    """Tell whether the base form would have an object: "possible to reads old files"."""
    after = group.next()
    is_compound = after is not None and after.tag == "NN"  # "want to points race"
    may_be_verb = group.is_governed and not is_compound
    return may_be_verb and purpose.is_base_with_object(*purpose.base_form(group))


def _ends_relative(group: Governed, before: Token) -> bool:
    """Tell whether "to" may end a relative clause: "the man he spoke to"."""
    if before.tag in clause.VERBS and clause.may_be_relative(group.parse, before):
        return True
    is_relative = clause.is_in_relative(group.parse, group.verb)
    return is_relative and not clause.has_main_clause(group.parse, group.verb)


def is_reported(group: Governed) -> bool:
    """Tell whether a report about the past may be meant: "is said to (have) arrived"."""
    return group.around.last() in _REPORTED


def has_agent(group: Governed) -> bool:
    """Tell whether the words before "to" name an agent ("wants to") or imply one ("easy to")."""
    before = _lower(group.parse.near(group.auxiliary, -1))
    return before in _TOUGH or bool(lexicon.bases(before) & _CONTROL)


def _lower(token: Token | None) -> str:
    return token.lower if token else ""
