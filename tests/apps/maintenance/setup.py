"""Two wikis, one configuration, one queue: where the trials of ``pwb copyedit_maintenance`` are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.harness.warm import Process
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.bot_config import CODE, add_wiki, pwb_folder
from tests.run.saving.kills import database

NAMES = ("north", "south")
STOP_PAGE, GO_ON = "Project:Copyedit/Stop", "run"
SECONDS = 300
"""No pass here may take longer, whatever is wrong with the wiki."""
_SETTINGS: dict[str, Any] = {
    "max_retries": 1,
    "retry_wait": 1,
    "retry_max": 1,
    "socket_timeout": (3.05, 5),
}
_CONFIGURATION = """\
queue = {queue}
"""
_TASK = """
[[task]]
name = "{name}"
wiki = "{site}"
{how}
stop_page = "{stop}"
stop_text = "{go_on}"
settle_seconds = 0

[task.limits]
pages = 5000
open_proposals = 100000
edits = 1000
minutes = 4
requests = 100000
every = {every}

[task.watch]
reverts = 0.3

[[task.source]]
kind = "recentchanges"
"""
_HOW = {
    "north": 'save = "accepted"\nnew_errors_only = true',
    "south": 'save = "trusted"',
}
"""What the two tasks do not share."""
# Hooks/APIQueryAfterExecute and Manual:Hooks/PageSaveComplete: exactly which revisions' texts
# were shown to whom, and when revisions came to be. One line of PHP each.
_LEDGER = """\
$wgCookiePrefix = '{name}';
$wgHooks['APIQueryAfterExecute'][] = static function ($module) {{
    $params = $module->extractRequestParams();
    if ($module->getModuleName() !== 'revisions'
        || !in_array('content', (array)($params['prop'] ?? []))) {{ return; }}
    $shown = [];
    foreach ($module->getResult()->getResultData(['query', 'pages']) ?? [] as $page) {{
        foreach (is_array($page) ? ($page['revisions'] ?? []) : [] as $one) {{
            if (is_array($one)) {{ $shown[] = [$page['pageid'] ?? 0, $one['revid'] ?? 0]; }}
        }}
    }}
    file_put_contents({file}, json_encode(['time' => microtime(true), 'user' =>
        $module->getUser()->getName(), 'wanted' => $params['prop'], 'shown' => $shown,
        'asked' => $module->getRequest()->getValues('revids', 'titles', 'pageids')])
        . "\\n", FILE_APPEND | LOCK_EX);
}};
"""


@dataclass(frozen=True)
class Shown:
    """The texts that one answer had: page ids with revision ids, 0 where it did not say."""

    time: float
    wanted: tuple[str, ...]
    asked: dict[str, str]
    revisions: tuple[tuple[int, int], ...]


@dataclass
class Place:
    """One wiki of a trial; ``site`` is what Pywikibot, and so the queue, calls it."""

    name: str
    wiki: Wiki
    site: str

    def shown(self) -> list[Shown]:
        """Return what texts the bot was shown, in order."""
        path = self.wiki.folder / "log/texts.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        rows = [json.loads(line) for line in lines]
        return [
            Shown(
                row["time"],
                tuple(row["wanted"]),
                dict(row["asked"] or {}),
                tuple((page, revid) for page, revid in row["shown"]),
            )
            for row in rows
            if row["user"] == accounts.COPY_BOT.name
        ]

    def requests(self) -> int:
        """Return how many requests the bot has sent."""
        return sum(1 for _ in self._sent())

    def number_of_edits(self) -> int:
        """Return how many edits the bot has sent that the wiki has answered or failed."""
        return sum(b'"action":"edit"' in line for line in self._sent())

    def _sent(self) -> Iterator[bytes]:
        """Yield the log's lines of the bot, as they are: that is quick."""
        path = self.wiki.folder / "log/requests.jsonl"
        lines = path.read_bytes().splitlines() if path.exists() else []
        return (line for line in lines if b"Pywikibot" in line)

    def kinds(self) -> Counter[str]:
        """Return how many requests the bot sent, by what they asked for."""
        names = ("action", "list", "generator", "prop", "meta")
        rows = [row["params"] for row in self.wiki.log() if "Pywikibot" in row["agent"]]
        return Counter(" ".join(filter(None, map(row.get, names))) for row in rows)

    def edits(self) -> list[float]:
        """Return when the bot sent its edits."""
        rows = self.wiki.log(action="edit")
        return [row["time"] for row in rows if "Pywikibot" in row["agent"]]


@dataclass
class Grounds:
    """All that a trial works with."""

    places: tuple[Place, ...]
    queue: str
    pwb: Pwb
    conf: Path
    said: list[str] = field(default_factory=list)

    def begin(self, *options: str) -> Process:
        """Start passes, of all tasks if the options do not say another thing."""
        return self.pwb.begin([*PWB, "copyedit_maintenance", f"-conf:{self.conf}", *options])

    def end(self, process: Process) -> int:
        """Wait for started passes; return their exit code."""
        try:
            said = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
        self.said.append(said)
        return process.wait()

    def run(self) -> int:
        """Make a pass of every task; return the exit code."""
        return self.end(self.begin())

    def save_directly(self, place: Place) -> int:
        """Run ``pwb copyedit -always`` over a wiki's recent changes; return the exit code."""
        options = (f"-site:{place.site}", "-recentchanges:60", "-always", "-noreport")
        queue = (f"-queue:{self.queue}", "-grace:1")
        return self.end(self.pwb.begin([*PWB, "copyedit", *options, *queue]))

    def let_go_on(self) -> None:
        """Give every stop page its agreed content."""
        for place in self.places:
            place.wiki.client(accounts.ADMIN).edit(STOP_PAGE, GO_ON)


@contextmanager
def grounds(
    folder: Path, golden: Path, *, wikis: int = 2, mariadb: bool = False, every: float = 0
) -> Iterator[Grounds]:
    """Yield running wikis without pages, a configuration with a task on each, and a queue."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        places = tuple(
            _place(stack.enter_context(Wiki(folder / name, golden)), name) for name in NAMES[:wikis]
        )
        queue = stack.enter_context(database(folder, mariadb=mariadb))
        config = pwb_folder(places[0].wiki, folder / "config", **_SETTINGS)
        for place in places:
            add_wiki(place.wiki, config, place.site.partition(":")[0])
        made = Grounds(places, queue, Pwb(config, folder), folder / "copyedit.toml")
        made.conf.write_text(_configuration(queue, places, every), encoding="utf-8")
        made.let_go_on()
        yield made


def _place(wiki: Wiki, name: str) -> Place:
    file = json.dumps(str(wiki.folder / "log/texts.jsonl"))
    wiki.configure(_LEDGER.format(file=file, name=name))
    return Place(name, wiki, f"{name}wiki:{CODE}")


def _configuration(queue: str, places: tuple[Place, ...], every: float) -> str:
    tasks = [
        _TASK.format(
            name=place.name, site=place.site, how=_HOW[place.name], every=every, stop=STOP_PAGE,
            go_on=GO_ON,
        )
        for place in places
    ]  # fmt: skip
    return _CONFIGURATION.format(queue=json.dumps(queue)) + "".join(tasks)


def clients(place: Place) -> dict[str, Client]:
    """Return a session for each person of a wiki, by the account's name."""
    people = (accounts.AUTHOR, accounts.PLAIN_USER, accounts.ADMIN)
    return {one.name: place.wiki.client(one) for one in people}
