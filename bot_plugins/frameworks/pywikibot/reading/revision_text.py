"""The text of one revision of a page, for those who review it."""

from __future__ import annotations

import pywikibot
from pywikibot import exceptions
from pywikibot.site import APISite

from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.store.findings import Item
from bot_plugins.ui.review import NoTextError


def revision_text(item: Item) -> str:
    """Return the text of the revision that a finding is for.

    Raises:
        NoTextError: the wiki is not configured, does not answer, or hides the revision.
    """
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
