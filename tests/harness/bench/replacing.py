"""Find and replace, as "pwb replace" does it: Pywikibot's replaceExcept, one expression at a time.

Twice: with a few short expressions, as an operator may have, and with the patterns, words and
doubled words of the rules themselves, which is what finding the same places would take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice

import pywikibot
import regex
from pywikibot import textlib
from pywikibot.site import BaseSite

from bot_plugins.core.rule import Rule
from tests.harness.bench.clock import MEGABYTE, Contender, once, size
from tests.harness.bench.texts import Texts

EXCEPTIONS = (
    "nowiki comment math pre source syntaxhighlight template table ref link hyperlink file "
    "gallery category interwiki header startspace timeline"
).split()
"""What "pwb replace" and Pywikibot's own scripts leave alone, all together."""
SAMPLE = 10_000
"""Bytes, about, that are enough for what takes minutes a MB."""

New = str | Callable[[re.Match[str]], str]
Replacement = tuple["re.Pattern[str] | regex.Pattern[str]", New]

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


def contenders(site: BaseSite, rules: Sequence[Rule]) -> Iterator[Contender]:
    """Yield find and replace with as many short expressions as ``rules``, then with theirs."""
    short = list(islice(cycle(_short()), len(rules)))
    number = f"{len(rules)} short expressions"
    exceptions = f"{len(EXCEPTIONS)} exceptions"
    yield _contender(number, _replacer(site, short, []))
    yield _contender(f"{number}, {exceptions}", _replacer(site, short, EXCEPTIONS))
    own = [*_own(rules)]
    name = f"the rules' own {len(own)} patterns, {exceptions}"
    yield _contender(name, _replacer(site, own, EXCEPTIONS), sampled=True)


def _contender(name: str, work: Callable[[str], object], *, sampled: bool = False) -> Contender:
    def seconds(texts: Texts) -> float:
        pages = [*_sample(texts.pages)] if sampled else texts.pages
        took = once(lambda: [work(page) for page in pages])
        return took * texts.megabytes * MEGABYTE / size(pages)

    ending = f" (on {SAMPLE // 1000} KB)" if sampled else ""
    return Contender(f"Pywikibot replaceExcept, {name}{ending}", pywikibot.__version__, seconds)


def _sample(pages: Sequence[str]) -> Iterator[str]:
    """Yield pages until they are enough, from one that a quarter is shorter than."""
    total = 0
    for page in sorted(pages, key=len)[len(pages) // 4 :]:
        if total < SAMPLE:
            total += size([page])
            yield page


def _short() -> list[Replacement]:
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


def _own(rules: Sequence[Rule]) -> Iterator[Replacement]:
    r"""Yield what rules search for, each found text replaced by itself.

    The regex module knows google-re2's classes (\\pL), and is several times as fast as ``re``.
    """
    for rule in rules:
        words = sorted(rule.words("")) if rule.words and not rule.only_where else ()
        lists = [rf"\b(?:{'|'.join(map(re.escape, words))})\b"] if words else []
        doubled = [r"\b(\w+)\s+\1\b"] if rule.doubled else []
        for pattern in (*rule.patterns, *lists, *doubled):
            yield regex.compile(pattern), r"\g<0>"


def _replacer(
    site: BaseSite, replacements: Sequence[Replacement], exceptions: list[str]
) -> Callable[[str], str]:
    def replace(text: str) -> str:
        for pattern, new in replacements:
            text = textlib.replaceExcept(text, pattern, new, exceptions, site=site)
        return text

    return replace
