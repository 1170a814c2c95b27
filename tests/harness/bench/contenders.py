"""Who is measured within this process: this project, Pywikibot's own ways, and others."""

from __future__ import annotations

import bz2
import platform
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import ClassVar

import mwparserfromhell
import pywikibot
from pywikibot import cosmetic_changes
from pywikibot.site import BaseSite

from bot_plugins import __version__, propose
from bot_plugins.core.registry import rules_for
from bot_plugins.languages.english import parse
from tests.harness.bench import replacing
from tests.harness.bench.clock import Absent, Contender, for_each, once, per_page
from tests.harness.bench.texts import Texts

STREAM = 100
"""Pages in a stream of a dump."""

Work = Callable[[str], object]

_LINKING = Absent("Pywikibot cosmetic_changes", "it asks other wikis about links to them")


def contenders(*, on_real_pages: bool) -> list[Contender | Absent]:
    """Return who is measured within this process; the first one is ours."""
    rules = rules_for("en")
    ours = Contender(f"propose, {len(rules)} rules", __version__, _ours)
    parser = Contender("mwparserfromhell, parse", mwparserfromhell.__version__,
                       per_page(mwparserfromhell.parse))  # fmt: skip
    return [
        ours,
        Contender("bz2, unpack (the floor)", platform.python_version(), _unpacked),
        parser,
        *replacing.contenders(_site(), rules),
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
