"""Pywikibot: queries directly to the API, without its caches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pywikibot import Page
from pywikibot.data.api import Request
from pywikibot.site import APISite

from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.ports import RunStopped


class ApiClient(WikiApi):
    """Queries one of Pywikibot's sites."""

    trouble = TROUBLE

    def __init__(self, site: APISite) -> None:
        super().__init__()
        self.site = site

    @property
    def name(self) -> str:
        """The wiki's family and code."""
        return f"{self.site.family.name}:{self.site.code}"

    @property
    def user(self) -> str:
        """The name of the account that is configured for the wiki; empty if there is none."""
        return str(self.site.username() or "")

    def has_right(self, right: str) -> bool:
        """Tell whether the account has a right."""
        return bool(self.site.has_right(right))

    def has_extension(self, extension: str) -> bool:
        """Tell whether the wiki has an extension."""
        return bool(self.site.has_extension(extension))

    def title(self, title: str, namespace: int = 0) -> str:
        """Return a title in the wiki's own spelling; ``namespace`` is for titles without one."""
        return str(Page(self.site, title, ns=namespace).title())

    def stopped(self, error: Exception) -> RunStopped:
        """Return why a run cannot go on after an error, and what to do."""
        return run_stopped(self.site, error)

    @property
    def disambiguation_templates(self) -> Sequence[str]:
        """The templates of Pywikibot's family file."""
        known = self.site.family.disambiguationTemplates
        names = known.get(self.site.code) or known.get("_default") or ()
        return [f"Template:{name}" for name in sorted(names)]

    def _send(self, params: Mapping[str, str]) -> dict[str, Any]:
        """Send a query.

        Pywikibot sends one that is too long for a URL as POST, and adds ``meta=userinfo``, by which
        it notices a lost session.
        """
        request = Request(site=self.site, use_get=True, parameters=dict(params))
        request._warning_handler = _is_no_news
        answer: dict[str, Any] = request.submit()
        return answer


def _is_no_news(module: str, text: str) -> bool:
    """Tell whether a warning only says "truncated": the answer continues in another."""
    return module == "result"
