"""Who is measured: this project, the parser alone, and Pywikibot's own way to replace text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle, islice

import mwparserfromhell
import pywikibot
from pywikibot import textlib

from bot_plugins import propose
from bot_plugins.registry import rules_for

Work = Callable[[str], object]
New = str | Callable[[re.Match[str]], str]

# What "pwb replace" and Pywikibot's own scripts leave alone, all together.
EXCEPTIONS = (
    "nowiki comment math pre source syntaxhighlight template table ref link hyperlink file "
    "gallery category interwiki header startspace timeline"
).split()
# Base, past and participle of verbs whose three forms differ.
_VERBS = [
    verb.split()
    for verb in (
        "begin began begun|break broke broken|choose chose chosen|do did done|draw drew drawn|"
        "drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|fly flew flown|"
        "forget forgot forgotten|freeze froze frozen|give gave given|go went gone|grow grew grown|"
        "know knew known|ride rode ridden|ring rang rung|rise rose risen|see saw seen|"
        "shake shook shaken|sing sang sung|sink sank sunk|speak spoke spoken|steal stole stolen|"
        "swim swam swum|take took taken|tear tore torn|throw threw thrown|wear wore worn|"
        "write wrote written"
    ).split("|")
]
_BASE, _PAST, _PARTICIPLE = range(3)
_BY_AUXILIARY = {
    "have|has|had|having": _PARTICIPLE,
    "is|are|was|were|been|being": _PARTICIPLE,
    "will|would|can|could|shall|should|may|might|must": _BASE,
    "did|did not|didn't": _BASE,
    "to": _BASE,
}


def contenders() -> dict[str, Work]:
    """Return what is measured: a name, and what is done to each page."""
    rules = rules_for("en")
    regexes = list(islice(cycle(_regexes()), len(rules)))
    number = f"{len(regexes)} regexes"
    return {
        f"bot_plugins.propose, {len(rules)} rules": propose,
        "mwparserfromhell, parse": mwparserfromhell.parse,
        "mwparserfromhell, parse + str": lambda text: str(mwparserfromhell.parse(text)),
        f"replaceExcept, {number}": _replacer(regexes, []),
        f"replaceExcept, {number}, {len(EXCEPTIONS)} exceptions": _replacer(regexes, EXCEPTIONS),
    }


def _regexes() -> list[tuple[re.Pattern[str], New]]:
    """Return what these rules would be as plain regular expressions, without any judgement."""
    pasts, participles = ("|".join(verb[form] for verb in _VERBS) for form in (_PAST, _PARTICIPLE))
    plain: list[tuple[str, New]] = [
        (r" +,", ","), (r" +\.(?=\s)", "."), (r" +;", ";"), (r"\( +", "("), (r" +\)", ")"),
        (r",,+", ","), (r"\b([a-z]+)\s+\1\b", r"\1"), (r"\b(could|should|would) of\b", r"\1 have"),
        (rf"\b(he|she|it|they|we) ({participles})\b", _form(_PARTICIPLE, _PAST)),
        *((rf"\b({auxiliary}) ({pasts})\b", _form(_PAST, form))
          for auxiliary, form in _BY_AUXILIARY.items()),
    ]  # fmt: skip
    return [(re.compile(pattern), new) for pattern, new in plain]


def _form(old: int, new: int) -> New:
    forms = {verb[old]: verb[new] for verb in _VERBS}
    return lambda match: f"{match[1]} {forms[match[2]]}"


def _replacer(regexes: list[tuple[re.Pattern[str], New]], exceptions: list[str]) -> Work:
    # The interface without an API: nothing here may ask a wiki.
    site = pywikibot.Site("en", "wikipedia", interface="BaseSite")

    def replace(text: str) -> str:
        for pattern, new in regexes:
            text = textlib.replaceExcept(text, pattern, new, exceptions, site=site)
        return text

    return replace
