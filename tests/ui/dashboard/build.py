"""A queue with a history, made up: passes, findings, decisions, saves, reverts."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table

from bot_plugins.core import exit_codes
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.schema import (
    decision,
    finding,
    maintenance,
    page,
    proposal,
    run,
    save,
    save_finding,
    site,
    switch,
)
from bot_plugins.store.tasks import start_run, task_id

Row = dict[str, object]

SITES = ("wikipedia:en", "wiktionary:de")
RULES = (
    "participle_after_be",
    "base_after_do",
    "participle_after_have",
    "repeated_word",
    "space_before_comma",
)
HOW_PASSES_END = [exit_codes.DONE] * 40 + [
    exit_codes.PARTIAL, exit_codes.UNAVAILABLE, exit_codes.LOCKED, exit_codes.STOPPED, None,
]  # fmt: skip
REASONS = {
    exit_codes.PARTIAL: "2 pages were edited meanwhile",
    exit_codes.UNAVAILABLE: "the wiki is read-only: the master database server is in recovery",
    exit_codes.LOCKED: "another pass of this task is at work",
    exit_codes.STOPPED: "User:CopyBot/stop no longer says “run”",
}


def add(store: Store, table: Table[Any], rows: list[dict[str, object]]) -> None:
    """Insert rows as they are."""
    with store.engine.begin() as connection:
        for at in range(0, len(rows), 1000):
            connection.execute(table.insert(), rows[at : at + 1000])


def passes(  # noqa: PLR0913 - a history has that many sides
    store: Store,
    wiki: str,
    task: str,
    many: int,
    every: timedelta,
    *,
    until: datetime | None = None,
    seed: int = 1,
) -> None:
    """Add passes of a task, one ``every`` so often, up to now."""
    dice, number = random.Random(seed), task_id(store, wiki, task)  # noqa: S311
    until = until or now()
    first = start_run(store, "copyedit_maintenance")
    runs: list[dict[str, object]] = []
    records: list[dict[str, object]] = []
    for at in range(many):
        started = until - every * (many - at) + timedelta(seconds=dice.randint(0, 60))
        figures = figures_of_a_pass(dice)
        code = dice.choice(HOW_PASSES_END)
        ended = None if code is None else started + timedelta(seconds=float(figures["seconds"]))
        about = {"command": "copyedit_maintenance", "user": "CopyBot", "rules_version": "r1"}
        zero = {"pages": figures["read"], "findings": figures["proposed"], "saves": 0}
        runs.append({"id": first + 1 + at, "started": started, "ended": ended} | about | zero)
        words: dict[str, object] = {"code": code, "reason": REASONS.get(code or 0, "")}
        words["figures"] = json.dumps(figures)
        records.append({"run_id": first + 1 + at, "task_id": number} | words)
    add(store, run, runs)
    add(store, maintenance, records)


def figures_of_a_pass(dice: random.Random) -> dict[str, Any]:
    """Return figures as a pass has them; some find nothing to do."""
    read = dice.choice([0, 40, 120, 300, 480, 500]) + dice.randint(0, 20)
    seconds = 4 + read / dice.uniform(6, 14)
    proposed = round(read * dice.uniform(0.01, 0.06))
    saved = min(20, round(proposed * dice.uniform(0, 0.9)))
    counts = {"listed": read * 3, "known": read * 2, "read": read, "proposed": proposed}
    counts |= {"saved": saved, "changes": saved + 2, "reverted": int(dice.random() < 0.05)}
    counts |= {"requests": 6 + read // 40 + saved * 3}
    return {
        **counts,
        "seconds": round(seconds, 1),
        "memory": 88.0,
        "rules": {"participle_after_be": proposed},
    }


def findings(store: Store, wiki: str, many: int, *, days: float = 90, seed: int = 1) -> None:
    """Add so many findings, most of them decided, some saved and some of those reverted."""
    dice, moment = random.Random(seed), now()  # noqa: S311
    number, made = _page(store, wiki), start_run(store, "copyedit")
    with store.engine.begin() as connection:
        first = connection.execute(proposal.insert().values(_proposal(number, made, moment)))
        key = first.inserted_primary_key
        assert key is not None
        site_id = connection.execute(
            site.select().where(site.c.name == wiki).with_only_columns(site.c.id)
        ).scalar_one()
    base = int(key[0]) * 1_000_000
    rows, decided, saves = list[Row](), list[Row](), list[Row]()
    links: list[Row] = []
    for at in range(many):
        created = moment - timedelta(days=dice.uniform(0, days) * dice.random())
        state = dice.choice(["open"] * 3 + ["accepted"] + ["saved"] * 9 + ["rejected", "undone"])
        about = {"id": base + at, "proposal_id": int(key[0]), "page_id": number, "site_id": site_id}
        what = {"rule": RULES[min(4, int(dice.random() ** 2 * 5))], "applicability": "review"}
        place = {"start": at * 10, "end": at * 10 + 5, "line": 1, "run_id": made}
        rows.append(about | what | place | _words(created, state))
        when = min(moment, created + timedelta(days=dice.uniform(0, 3)))
        if state != "open":
            verdict = "reject" if state == "rejected" else "accept"
            decided.append(_decision(base + at, when, verdict))
        if state in ("saved", "undone"):
            saves.append(_save(base + at, number, made, when, state))
            links.append({"save_id": base + at, "finding_id": base + at, "is_live": 1})
    for table, some in ((finding, rows), (decision, decided), (save, saves), (save_finding, links)):
        add(store, table, some)


def switch_off_a_rule(store: Store, wiki: str, rule: str, reason: str) -> None:
    """Switch a rule off as a pass does."""
    with store.engine.begin() as connection:
        found = site.select().where(site.c.name == wiki).with_only_columns(site.c.id)
        number = connection.execute(found).scalar_one()
    off: Mapping[str, object] = {"site_id": number, "rule": rule, "is_off": 1, "reason": reason}
    add(store, switch, [{**off, "off_at": now()}])


def lively(store: Store) -> None:
    """Fill a queue as two wikis with three tasks fill it in a quarter of a year."""
    passes(store, SITES[0], "recent-changes", 90 * 24, timedelta(hours=1))
    passes(store, SITES[0], "random-sample", 90, timedelta(days=1), seed=2)
    passes(store, SITES[1], "kategorien", 40, timedelta(days=1), seed=3)
    findings(store, SITES[0], 4_000)
    findings(store, SITES[1], 300, seed=2)
    reason = "9 of 41 saves were reverted; the 95 % interval of that share begins at 12.1 %"
    switch_off_a_rule(store, SITES[0], "participle_after_have", reason)


def _page(store: Store, wiki: str) -> int:
    task_id(store, wiki, "any")
    with store.engine.begin() as connection:
        found = site.select().where(site.c.name == wiki).with_only_columns(site.c.id)
        about = {"site_id": connection.execute(found).scalar_one(), "title": f"Mill {wiki}"}
        rest = {"pageid": 1, "url": "", "revid": 1, "rules_version": "r1"}
        key = connection.execute(page.insert().values(about | rest)).inserted_primary_key
        assert key is not None
        return int(key[0])


def _proposal(number: int, made: int, moment: datetime) -> dict[str, object]:
    about: dict[str, object] = {"page_id": number, "run_id": made, "base_revid": 1}
    return about | {"rules_version": "r1", "created": moment, "is_open": 1}


def _words(created: datetime, state: str) -> dict[str, object]:
    words = dict.fromkeys(("context_before", "context_after", "message", "reason"), "")
    return {"created": created, "before": "a", "after": "b", "state": state, **words}


def _decision(number: int, when: datetime, what: str) -> dict[str, object]:
    about: dict[str, object] = {"finding_id": number, "reviewer": "Ann", "decided": when}
    return about | {"what": what, "from_state": "open", "reason": ""}


def _save(number: int, on: int, made: int, when: datetime, state: str) -> dict[str, object]:
    row: dict[str, object] = {"id": number, "page_id": on, "run_id": made, "saver": "CopyBot"}
    row |= {"base_revid": number, "sha1": "0" * 40, "summary": "", "state": "saved", "reason": ""}
    row |= {"intended": when, "finished": when, "revid": number, "undo_reason": "", "undone": None}
    row |= {"undone_by": None, "is_pending": None}
    return row | ({"undone": when, "undone_by": "Berta"} if state == "undone" else {})
