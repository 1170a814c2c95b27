"""Who is measured within this process: this project, Pywikibot's own ways, and others."""

from __future__ import annotations

import bz2
import platform
import re
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from itertools import cycle, islice
from typing import ClassVar

import mwparserfromhell
import pywikibot
from pywikibot import cosmetic_changes, textlib
from pywikibot.site import BaseSite

from bot_plugins import __version__, propose
from bot_plugins.core.registry import rules_for
from bot_plugins.languages.english import parse
from tests.harness.bench.clock import Absent, Contender, for_each, once, per_page
from tests.harness.bench.texts import Texts

STREAM = 100
"""Pages in a stream of a dump."""

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


_LINKING = Absent("Pywikibot cosmetic_changes", "it asks other wikis about links to them")


def contenders(*, on_real_pages: bool) -> list[Contender | Absent]:
    """Return who is measured within this process; the first one is ours."""
    rules = rules_for("en")
    regexes = list(islice(cycle(_regexes()), len(rules)))
    number = f"{len(regexes)} rules"
    ours = Contender(f"propose, {len(rules)} rules", __version__, _ours)
    exact = f"replaceExcept, {number}, {len(EXCEPTIONS)} exceptions"
    parser = Contender("mwparserfromhell, parse", mwparserfromhell.__version__,
                       per_page(mwparserfromhell.parse))  # fmt: skip
    return [
        ours,
        Contender("bz2, unpack (the floor)", platform.python_version(), _unpacked),
        parser,
        _pywikibot(f"replaceExcept, {number}", _replacer(regexes, [])),
        _pywikibot(exact, _replacer(regexes, EXCEPTIONS)),
        _LINKING if on_real_pages else _pywikibot("cosmetic_changes", _cosmetic()),
        _proselint(),
    ]


def _ours(texts: Texts) -> float:
    """Propose on pages that are new: in a later round the parser would have read them."""
    parse.clear_cache()
    return per_page(propose)(texts)


def _pywikibot(name: str, work: Work) -> Contender:
    return Contender(f"Pywikibot {name}", pywikibot.__version__, per_page(work))


def _unpacked(texts: Texts) -> float:
    """Unpack the pages, packed as a dump packs them."""
    streams = [
        bz2.compress("".join(texts.pages[start : start + STREAM]).encode())
        for start in range(0, len(texts.pages), STREAM)
    ]
    return once(partial(for_each, bz2.decompress, streams))


def _cosmetic() -> Work:
    page = pywikibot.Page(_site(), "Page")
    return lambda text: cosmetic_changes.CosmeticChangesToolkit(page).change(text)


def _proselint() -> Contender | Absent:
    if not find_spec("proselint"):
        return Absent("proselint", "not installed: pip install proselint")
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    if not CheckRegistry().checks:
        CheckRegistry().register_many(__register__)
    return Contender(
        "proselint", version("proselint"), per_page(lambda text: LintFile("page", text).lint())
    )


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
    site = _site()

    def replace(text: str) -> str:
        for pattern, new in regexes:
            text = textlib.replaceExcept(text, pattern, new, exceptions, site=site)
        return text

    return replace


class _Offline(BaseSite):  # type: ignore[misc] # Pywikibot's types are not said to be complete
    """The English Wikipedia as far as cosmetic_changes asks; it is not asked itself."""

    articlepath = "/wiki/{}"
    siteinfo: ClassVar = {"case": "first-letter"}

    def namespace(self, number: int, all_ns: bool = False) -> object:
        names = self.namespaces[number]
        return names if all_ns else names[0]

    def linktrail(self) -> str:
        return "[a-z]*"

    def getmagicwords(self, _word: str) -> list[str]:
        return ["DEFAULTSORT:", "DEFAULTSORTKEY:", "DEFAULTCATEGORYSORT:"]

    def has_extension(self, _name: str) -> bool:
        return False


def _site() -> BaseSite:
    return pywikibot.Site("en", "wikipedia", interface=_Offline)
