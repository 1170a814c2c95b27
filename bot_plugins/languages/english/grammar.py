"""The closed classes of English: function words, to which new ones are not added.

Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 3
(auxiliaries), 5 (determiners), 6 (pronouns), 9 (prepositions), 13-15 (conjunctions).
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE = _set("am is are was were be been being isn't aren't wasn't weren't")
HAVE = _set("have has had having haven't hasn't hadn't")
DO = _set("do does did don't doesn't didn't")
MODALS = _set(
    "will would shall should can could may might must ought cannot won't wouldn't can't couldn't"
    " shouldn't mustn't mightn't needn't"
)
AUXILIARIES = BE | HAVE | DO | MODALS

SUBJECTS = _set("he she they we")
"""Pronouns that are always subjects; "it" and "you" are also objects, "I" also a number."""
PRONOUNS = SUBJECTS | _set("i it you")
OBJECTS = _set("him her them me us it you")
DETERMINERS = _set(
    "the a an his her its their our my your this these those some many several any each every"
    " no both all two three four five six seven eight nine ten"
)
PREPOSITIONS = _set(
    "of in on at by for from with to into over under about during through between against among"
    " within without near around across along despite via per towards toward upon like onto"
    " after before since until till inside outside behind beyond above below throughout beside"
    " besides except off out up down"
)
CONJUNCTIONS = _set(
    "and but or nor yet when while because since although though until till after before once"
    " whereas then however thus therefore so"
)
RELATIVES = _set(
    "what whatever that which whichever who whom whose whoever everything anything nothing"
    " something anyone everyone those than as"
)
"""Words that may open a relative or noun clause which lacks its subject or object."""
QUANTIFIERS = _set("all such little much few more most every each only any")
"""Words that may also open such a clause right before a noun phrase ("all the king had")."""
SAYING = _set(
    "say believe claim state report reveal announce think know tell argue explain learn show agree"
    " decide note write hope fear feel mean ensure find discover realize realise suggest declare"
    " assure inform confirm convince promise warn hear see conclude admit mention"
)
"""Verbs (base forms) after which "that" opens a complete clause."""
ADVERBS = (
    "actually again all almost already also always both easily effectively either even eventually"
    " ever finally first formally formerly fully further generally gradually immediately indeed"
    " initially instead just largely later mainly merely mostly nearly never not now often once"
    " only optionally originally possibly previously primarily probably quickly quite rarely really"
    " recently reportedly sometimes since slightly slowly simply soon still subsequently"
    " successfully suddenly then thus together usually well yet clearly"
).split()
"""Adverbs that occur between an auxiliary and its verb."""
INVERTING = _set("hardly little neither never nor not nowhere only rarely scarcely seldom under")
"""Words at the start of a sentence that invert subject and verb: "Only then did he go"."""
MONTHS = _set(
    "january february march april may june july august september october november december"
)
