"""mwclient: what runs need of a wiki, commands, and proposals in a bot of one's own.

from bot_plugins.frameworks.mwclient import copyedits

for proposal in copyedits(site.pages["Some article"]):
print(proposal.dry)
proposal.save()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot_plugins.frameworks.mwclient.own_bot import PageProposal


def copyedits(
    pages: Any | Iterable[Any],  # noqa: ANN401 - mwclient has no types
    *,
    site: Any = None,  # noqa: ANN401
    **settings: Any,  # noqa: ANN401
) -> Iterator[PageProposal]:
    """Yield what may be saved of each page, one page after the other.

    ``pages`` is a page of mwclient, a category, or any number of pages or titles; titles need
    ``site``. The site has logged in. ``settings`` are those of ``own_bot.BotSettings``.

    Raises:
        RunStopped: nobody is logged in, the wiki does not answer, or the queue fails.
        UnknownRuleError: there is no rule of a name.
    """
    # Late: mwclient is an extra, and the commands import this package without it.
    from bot_plugins.frameworks.mwclient.own_bot import BotSettings, proposals

    return proposals(pages, site, BotSettings(**settings))
