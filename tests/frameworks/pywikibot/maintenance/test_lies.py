"""Whatever shape an answer has: it is read as meant, or ends in one line; never a traceback.

Real answers are altered in one place each, and go through the checks, Pywikibot and what this
project reads of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.maintenance import bot  # before whatever imports Pywikibot
from tests.frameworks.pywikibot.maintenance.lying import LIES, Liar, places
from tests.frameworks.pywikibot.maintenance.reading import source, through
from tests.harness.wiki import Wiki

from pywikibot import Page, pagegenerators  # isort: skip
from bot_plugins.core import exit_codes  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite  # isort: skip
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer

from bot_plugins.frameworks.pywikibot.reading.reader import Reader  # isort: skip
from bot_plugins.frameworks.pywikibot.reading.batches import with_texts  # isort: skip
from bot_plugins.frameworks.pywikibot.client.site import LeanSite  # isort: skip
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped  # isort: skip
from bot_plugins.apps.maintenance.config.model import Task  # isort: skip
from bot_plugins.ports import Listed  # isort: skip
from bot_plugins.ports import PageSkipped, RunStopped  # isort: skip

STOP = "User:CopyBot/stop"
TAGGED = Task.model_validate(
    {
        "name": "test", "wiki": "copywiki:en", "save": "trusted", "stop_page": STOP,
        "tags": ["copyedit"], "source": [{"kind": "random"}],
    }
)  # fmt: skip


def read_list(site: LeanSite, *options: str) -> None:
    """Read the pages that options of Pywikibot's choose, with their texts."""
    factory = pagegenerators.GeneratorFactory(site=site)
    factory.handle_args(options)
    reader = Reader(site)
    for page in chain.from_iterable(with_texts(reader.fetcher, factory.getCombinedGenerator())):
        reader.read(page)
        reader.recheck(page)


def passed(site: LeanSite) -> MaintainedSite:
    return MaintainedSite(site, namespaces=frozenset({0}), may_save=True)


def look(maintained: MaintainedSite) -> None:
    maintained.control_page(STOP)
    maintained.guard(STOP, "run")
    maintained.check_guard()


def read_history(maintained: MaintainedSite) -> None:
    maintained.history(2)
    maintained.text_of(2)
    maintained.latest([1, 2])


WAYS: dict[str, Callable[[LeanSite], object]] = {
    "a login": lambda site: Writer(site).log_in(),
    "a page": lambda site: Reader(site).read(Page(site, "Mill")),
    "-cat": lambda site: read_list(site, "-cat:Stones"),
    "-usercontribs": lambda site: read_list(site, "-usercontribs:Author"),
    "-lonelypages": lambda site: read_list(site, "-lonelypages:3"),
    "-ref": lambda site: read_list(site, "-ref:Mill"),
    "recent changes": lambda site: through(source(passed(site), "recentchanges")),
    "a search": lambda site: through(source(passed(site), "search", query="mill")),
    "links": lambda site: through(source(passed(site), "pagelist", title="Pond")),
    "texts": lambda site: list(passed(site).texts([Listed(1, "", 0, 1), Listed(0, "Mill", 0, 0)])),
    "history": lambda site: read_history(passed(site)),
    "the stop page": lambda site: look(passed(site)),
    "rights": lambda site: passed(site).missing_rights(TAGGED),
}


@pytest.fixture(scope="module")
def liar(wiki: Wiki) -> Iterator[Liar]:
    """Yield what lies in the wiki's name; nothing of it is shown."""
    author = wiki.client()
    author.edit("Mill", f"{MILL}\n[[Category:Stones]]")
    author.edit("Pond", f"{MILL}\n[[Category:Stones]] [[Mill]]")
    author.edit(STOP, "run")
    logging.disable(logging.CRITICAL)
    yield Liar()
    logging.disable(logging.NOTSET)
    bot.settings(API_config_expiry=30)


def end_of(way: Callable[[LeanSite], object], wiki: Wiki, folder: Path, liar: Liar) -> str:
    """Go one way as if for the first time; return the message it ends with, empty at its end."""
    bot.settings(API_config_expiry=0)
    try:
        site = bot.site(wiki, folder, kind=LeanSite, through=liar)
        bot.settings(max_retries=0, retry_wait=0.01, retry_max=0.01)
        way(site)
    except PageSkipped as skip:
        return str(skip)
    except (RunStopped, *TROUBLE) as error:
        stop = run_stopped(None, error)
        assert stop.code in {exit_codes.UNAVAILABLE, exit_codes.LOGIN, exit_codes.STOPPED}
        return str(stop)
    return ""


@pytest.mark.wide
@pytest.mark.parametrize("name", WAYS)
def test_every_answer_may_lie(
    wiki: Wiki, liar: Liar, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("bot")
    liar.begin()
    truth = end_of(WAYS[name], wiki, folder, liar)
    answers = [*liar.answers]
    assert answers
    assert "does not answer as it should" not in truth
    spots = [(number, place) for number, said in enumerate(answers) for place in places(said)]

    @settings(max_examples=20, deadline=None)
    @given(st.sampled_from(spots), st.sampled_from(LIES))
    def lie(spot: tuple[int, tuple[str | int, ...]], value: object) -> None:
        liar.begin((*spot, value))
        assert "\n" not in end_of(WAYS[name], wiki, folder, liar)

    lie()
