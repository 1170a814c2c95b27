"""The text of one revision of a page, for those who review it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from threading import Lock

import pywikibot
from pywikibot import exceptions
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.store.findings import Item
from bot_plugins.ui.review import NoTextError


class RevisionTexts:
    """Fetches texts from the findings' wikis, one thread at a time; caches the last text.

    ``turn`` is held meanwhile: other code that asks the same wiki takes it too.
    """

    def __init__(self, turn: AbstractContextManager[object] | None = None) -> None:
        self._lock = turn or Lock()
        self._kept: tuple[tuple[str, int], str] | None = None

    def __call__(self, item: Item) -> str:
        """Return the text of the revision that a finding is for.

        Raises:
            NoTextError: the wiki is not configured, does not answer, or hides the revision.
        """
        key = (item.site, item.revid)
        with self._lock:
            if self._kept is None or self._kept[0] != key:
                self._kept = key, _fetched(item)
            return self._kept[1]


def _fetched(item: Item) -> str:
    family, _, code = item.site.partition(":")
    site: APISite | None = None
    try:
        site = pywikibot.Site(code, family)
        text = pywikibot.Page(site, item.title).get_revision(item.revid, content=True).text
    except (exceptions.UnknownFamilyError, exceptions.UnknownSiteError) as error:
        raise NoTextError(f"{item.site} is not among the wikis of user-config.py") from error
    except TROUBLE as error:
        raise NoTextError(str(run_stopped(site, error))) from error
    except (ValueError, KeyError) as error:  # the revision is not of this page
        raise NoTextError(f"the wiki has no revision {item.revid} of this page") from error
    if text is None:
        raise NoTextError(f"the wiki hides the text of revision {item.revid}")
    return str(text)
