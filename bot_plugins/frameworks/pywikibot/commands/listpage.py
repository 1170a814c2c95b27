"""``pwb copyedit_queue -listpage:``: the list of open changes on a page of the wiki."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import pywikibot

from bot_plugins.core.summary import Translator
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.own_page import OwnPage
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.listpage import revisions_since, texts_of
from bot_plugins.run.words import counted
from bot_plugins.store.closing import close_waiting
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import every
from bot_plugins.store.rebase import GONE
from bot_plugins.ui.review.listed_pages import present_places, without
from bot_plugins.ui.review.removed_lines import read_back, removed
from bot_plugins.ui.review.worklist import MARKS, MOST_PAGES, Pages, by_page, worklist

_SUMMARY = "copyedit-list-summary"


def publish(store: Store, title: str, rule: str | None) -> None:
    """Read back what people removed from the list, then write it anew if that changes the page.

    Raises:
        OptionError: the page is not one for lists.
        RunStopped: the wiki does not answer, or somebody edited the page meanwhile.
    """
    page = OwnPage.read("listpage", title)
    say = translator(page.writer.site.lang)
    _read_back(store, page.writer, page.title, say)
    pages, sections = _present(store, page.writer, rule)
    number = sum(map(len, pages))
    summary = say(_SUMMARY, {"num": number})
    page.save(worklist(pages, say, sections), MARKS, summary, counted(number, "change"))


def _read_back(store: Store, writer: Writer, title: str, say: Translator) -> None:
    """Take removed lines as the decisions of those who removed them."""

    def is_ours(user: str, comment: str) -> bool:
        numbers = {1, *map(int, re.findall(r"\d{1,9}", comment))}
        return user == writer.user and comment in {say(_SUMMARY, {"num": n}) for n in numbers}

    def texts(titles: Collection[str]) -> Mapping[str, str]:
        return texts_of(writer.asker, titles)

    gone = removed(revisions_since(writer.asker, title, is_ours))
    done = read_back(store, writer.name, gone, texts)
    if done.rejected:
        pywikibot.stdout(f"{title}: {counted(done.rejected, 'change')} rejected by removing a line")


def _present(store: Store, writer: Writer, rule: str | None) -> tuple[Pages, Mapping[int, int]]:
    """Return the open changes that their pages still have, and the sections they are in."""
    pages = by_page(every(store, Filters(site=writer.name, rule=rule)))
    titles = {items[0].title for items in pages[:MOST_PAGES]}
    here = present_places(pages[:MOST_PAGES], texts_of(writer.asker, titles))
    close_waiting(store, here.gone, GONE)
    return without(pages, here.gone), here.sections
