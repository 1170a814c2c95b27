"""Pywikibot: a wiki whose lists of pages come without what nobody here looks at.

Pywikibot's lists ask for files' versions, categories' sizes and pages' protection as well
(``PageGenerator`` in data/api/_generators.py), which makes an answer about twice as long.
"""

from __future__ import annotations

from typing import Any

from pywikibot import config
from pywikibot.data.api import PageGenerator
from pywikibot.site import APISite

_UNUSED = frozenset({"imageinfo", "categoryinfo"})
_OF_UNUSED = ("inprop", "iiprop", "iilimit")


class LeanSite(APISite):  # type: ignore[misc]  # Pywikibot is not typed
    """A wiki as ever, apart from what its lists ask for."""

    def _generator(self, gen_class: type[Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return a list; through here come all that this wiki makes."""
        made = super()._generator(gen_class, *args, **kwargs)
        if isinstance(made, PageGenerator):
            made.request["prop"] = [one for one in made.request["prop"] if one not in _UNUSED]
            for name in _OF_UNUSED:
                made.request.pop(name, None)
        return made


def use_lean_lists() -> None:
    """Make the wikis that ``pywikibot.Site`` returns from now on lean."""
    config.site_interface = LeanSite
