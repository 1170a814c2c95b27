"""The texts of many pages at once.

Pages are requested by their ids, which they keep when they are moved. MediaWiki itself limits
an answer (Manual:$wgAPIMaxResultSize: 8 MB) and continues in another, so memory stays bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot_plugins.frameworks.mediawiki.api import ApiT
from bot_plugins.frameworks.mediawiki.fetching import Fetcher, Row
from bot_plugins.ports import Listed


def fetched(fetcher: Fetcher[ApiT], pages: Sequence[Listed]) -> Iterator[tuple[Listed, Row]]:
    """Yield each given page once, with what the wiki shows of it; ``{}`` if it shows nothing.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    for kind, keyed in (
        ("pageids", _by_key((page.pageid, page) for page in pages if page.pageid)),
        ("titles", _by_key((page.title, page) for page in pages if not page.pageid)),
    ):
        for rows in fetcher.rows(kind, list(keyed)):
            for key, row in rows.items():
                yield from ((page, row) for page in keyed[key])


def _by_key(pages: Iterable[tuple[object, Listed]]) -> dict[object, list[Listed]]:
    keyed: dict[object, list[Listed]] = {}
    for key, page in pages:
        keyed.setdefault(key, []).append(page)
    return keyed
