"""Its for it's: "Its a common bird" -> "It's a common bird".

Fires before words that never follow a possessive ("a", "the", "not", "been"), where a clause may
begin. Left alone: possessives, also before words of other languages ("its a cappella choir").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.its import may_open_clause
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE

_NEGATED = (
    "(?:an?|the|his|her|our|their|just|about|like|that|clear|true|possible|always|allowed|as|at|been"
    "|certain|difficult|easy|enough|for|going|hard|how|in|known|necessary|on|part|really|recommended"
    "|so|surprising|sure|too|uncommon|unusual|used|what|who|why|yet)"
)
_TOLD = (
    "(?:based|believed|called|considered|estimated|found|known|located|made|named|played|reported"
    "|said|situated|sold|suggested|supposed|thought|used|worn|written)"
)
_ADJECTIVES = (
    "(?:bad|best|better|common|crucial|customary|dangerous|difficult|easier|essential|evident|good"
    "|great|hard|harder|important|impossible|interesting|likely|necessary|nice|obvious|popular|possible"
    "|recommended|safe|true|unclear|unknown|unlikely|useful|worth)"
)
_BEHIND = "(?:among|for|how|if|that|to|when|whether|who|why|with)"
_DEGREES = "(?:(?:also|less|more|not|now|often|only|quite|really|rather|so|still|too|very) )"
_ADJECTIVE = (
    rf"{_DEGREES}{{0,2}}(?P<adjective>[a-z]+) (?:because|than|that|when|to (?P<infinitive>[a-z]+))"
)
"""An adjective of a clause: behind one of a noun there is no "to" or "than"."""
_PREDICATES = (
    rf"an?|the|been|not {_NEGATED}|(?:also|still|just|now|only) (?:an?|the)|bad luck to|unclear"
    "|raining|snowing"
    rf"|(?:also |now |often |sometimes |usually )?{_TOLD}"
    " (?:as|at|by|for|from|how|in|on|that|to|with)"
    rf"|(?:also |not |now |often |very |too |so |quite )?{_ADJECTIVES} {_BEHIND}"
    "|(?:too|so) (?:early|late|often|soon)|clear (?:that|who|why|whether|how)"
    rf"|(?:in|on|at|from) (?:an?|the)|{_ADJECTIVE}"
)
_COMPOUND = (
    "(?:less|more) [a-z]+[ -]"
    "(?:aware|consuming|dependent|efficient|friendly|heavy|hungry|intensive)"
)
"""A compound adjective; before a noun it is part of a noun phrase."""
PATTERN = re.compile(
    rf"{BEFORE}(?P<its>[Ii]ts){SPACE}(?P<next>{_PREDICATES.replace(' ', SPACE)}"
    rf"|{_COMPOUND}(?=[.,;]|{SPACE}than\b)){AFTER}"
    r"(?! (?:cappella|capella|la|posteriori|priori)\b)"
)
_LOOSELY = re.sub(r"\?P<\w+>", "?:", f"{_PREDICATES}|{_COMPOUND}".replace(" ", r"\s"))


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "it's"."""
    for match in filter(may_open_clause, PATTERN.finditer(document.prose)):
        edit = Edit(*match.span("its"), f"{match['its'][:2]}'s")
        yield Suggestion(edit, "'its' is possessive; 'it is' and 'it has' become 'it's'")


RULE = Rule(
    summary="it's/its",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b[Ii]ts\s(?:{_LOOSELY})\b",),
    confirms=confirming(PATTERN.finditer, may_open_clause),
    examples=(
        Keeps("Its roof is old, and its a cappella choir sings.", "a possessive"),
        Keeps("Its the-king-is-dead cry was heard.", "a compound"),
        Keeps("Its not wholly dry wine sells, and its not having walls hurt.", "possessives"),
        Keeps("It's a bird.", "correct as it is"),
        Keeps("It tries its best to win, and its known works are good.", "possessives"),
        Keeps("Its best known song is old; it saw its time for rest come.", "possessives"),
        Keeps("Its elliptic to ovate leaves are long.", "a range"),
        Keeps("Its very old to many; its more than ten works.", "possessives"),
        Keeps(
            "Also its less memory hungry sister is old; of its more user friendly, old tools.",
            "possessives",
        ),
        Keeps('He said "its a bird".', "a quotation is verbatim"),
        Fixes("Its a common bird in the north.", "It's a common bird in the north."),
        Fixes("It is old, but its not the end.", "It is old, but it's not the end."),
        Fixes("Its not known who built it.", "It's not known who built it."),
        Fixes("They say that its bad luck to sing.", "They say that it's bad luck to sing."),
        Fixes("It is old, but its said to work.", "It is old, but it's said to work."),
        Fixes("Its very easy to use.", "It's very easy to use."),
        Fixes("I think its likely that it fell.", "I think it's likely that it fell."),
        Fixes(
            "It is old and its less hungry than that.", "It is old and it's less hungry than that."
        ),
        Fixes(
            "It is old, but also its less memory hungry.",
            "It is old, but also it's less memory hungry.",
        ),
        Fixes("They said its been a good year.", "They said it's been a good year."),
    ),
)
