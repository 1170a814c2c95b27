"""Pages to leave alone because of their text: empty, in use, disambiguation, closed to bots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import mwparserfromhell

from bot_plugins.core.tables import table
from bot_plugins.ports import PageSkipped

DISAMBIGUATION = "a disambiguation page"
_MAY_RESTRICT_BOTS = re.compile("bots", re.IGNORECASE)
_CLOSED, _OPEN = "nobots", "bots"


def _calls(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds calls of these templates, whatever their spacing."""
    called = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in names)
    return re.compile(rf"\{{\{{[\s_]*(?:template[ _]*:[ _]*)?(?:{called})\s*[|}}<]", re.IGNORECASE)


_TEMPLATES = {
    kind: _calls(name for group, name in table(__package__, "page_templates") if group == kind)
    for kind in dict.fromkeys(group for group, _ in table(__package__, "page_templates"))
}
_REASONS = {
    "in use": "somebody is working on it ({{in use}})",
    "disambiguation": DISAMBIGUATION,
}


def check_text(text: str, may_edit: Callable[[], bool]) -> None:
    """Check that a page's text allows an edit.

    ``may_edit`` tells whether {{bots}} and {{nobots}} allow it; it is asked only if there may be
    such a template.

    Raises:
        PageSkipped: the text rules out an edit.
    """
    if not text.strip():
        raise PageSkipped("an empty page")
    for kind, pattern in _TEMPLATES.items():
        if pattern.search(text):
            raise PageSkipped(_REASONS[kind])
    if _MAY_RESTRICT_BOTS.search(text) and not may_edit():
        raise PageSkipped("closed to bots ({{bots}} or {{nobots}})")


def lets_in(text: str, user: str) -> bool:
    """Tell whether {{bots}} and {{nobots}} let an account edit a page.

    Source: https://en.wikipedia.org/wiki/Template:Bots. Several templates must all let it in.
    """
    return all(_lets_in(*call, user) for call in _restrictions(text))


def _restrictions(text: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the templates that restrict bots: name, parameter, and the accounts it names."""
    for template in mwparserfromhell.parse(text).filter_templates():
        name = str(template.name.strip_code()).strip().replace("_", " ").casefold()
        name = name.removeprefix("template:").strip()
        if name in (_CLOSED, _OPEN):
            key, names = "", ""
            for parameter in template.params[:1]:
                named = bool(parameter.showkey)
                key = str(parameter.name).strip().casefold() if named else ""
                names = str(parameter.value)
            yield name, key, frozenset(one.strip() for one in names.split(",") if one.strip())


def _lets_in(name: str, key: str, named: frozenset[str], user: str) -> bool:
    is_named = user in named or "all" in named
    if name == _CLOSED:  # {{nobots}}, or {{nobots|Name,Name}}
        return bool(named) and not is_named
    if key == "allow":
        return is_named
    return not is_named if key == "deny" else True
