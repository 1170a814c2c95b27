"""Writes the dashboard file, which replaces the old file only when it is complete."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from itertools import count
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from bot_plugins.core.evidence import wilson
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.tasks import PassRecord
from bot_plugins.ui.dashboard import words
from bot_plugins.ui.dashboard.charts import HEIGHT, WIDTH, Chart
from bot_plugins.ui.dashboard.facts import Facts, RuleFacts, SiteFacts, gather
from bot_plugins.ui.dashboard.sections import charts_of, figure
from bot_plugins.ui.display import escaped

LISTED = 50
MOST_RULES = 200
_POINTS, _FEWEST_POINTS = 160, 8
"""Slots on the time axes of all wikis' charts together, and the least for one wiki."""
_WINDOW = timedelta(days=30)


def write_dashboard(store: Store, path: Path) -> Path:
    """Write the dashboard of this queue's passes to ``path``, an HTML file; return the path.

    Readers of the file, such as a web server, never see an incomplete file.

    Raises:
        StoreError: the queue cannot be read.
        OSError: the file cannot be written.
    """
    page = dashboard(gather(store, now()))
    half = path.with_name(f"{path.name}.half")
    half.write_text(page, encoding="utf-8", newline="\n")
    half.replace(path)
    return path


def dashboard(facts: Facts) -> str:
    """Return the dashboard as HTML."""
    return _template().render(
        facts=facts,
        tasks=[_pass(record, facts, is_latest=True) for record in facts.latest()],
        totals=_totals(facts),
        waiting=[line for site in facts.sites for line in _what_waits(site, facts)],
        sites=_sites(facts),
        passes=_listed(facts),
        off=[(site.name, switch) for site in facts.sites for switch in site.off],
    )


def _sites(facts: Facts) -> list[dict[str, object]]:
    most = max(_FEWEST_POINTS, min(48, _POINTS // max(1, len(facts.sites))))
    numbers = count(1)
    return [
        {
            "name": site.name,
            "charts": [_chart(chart, next(numbers)) for chart in charts_of(site, most)],
            "rules": [_rule(rule) for rule in site.rules[:MOST_RULES]],
            "left_out": max(0, len(site.rules) - MOST_RULES),
        }
        for site in facts.sites
    ]


def _chart(chart: Chart, number: int) -> dict[str, object]:
    return {"shown": chart, "number": number}


def _rule(rule: RuleFacts) -> dict[str, object]:
    low, high = wilson.interval(rule.standing.right, rule.trials)
    share = rule.standing.right / rule.trials if rule.trials else None
    return {
        "name": rule.rule,
        "proposed": rule.proposed,
        "standing": rule.standing,
        "share": wilson.share(rule.standing.right, rule.trials),
        "interval": None if share is None else [100 * value for value in (low, share, high)],
        "switch": rule.switch,
    }


def _pass(record: PassRecord, facts: Facts, *, is_latest: bool) -> dict[str, object]:
    ended = record.ended or record.started
    seconds = figure(record, "seconds") or (ended - record.started).total_seconds()
    return {
        "record": record,
        "ending": words.ending(record.code, is_latest=is_latest),
        "ago": words.ago(facts.moment - record.started),
        "took": words.duration(seconds) if record.ended or seconds else "–",
        "figures": {name: int(figure(record, name)) for name in _COLUMNS},
    }


_COLUMNS = ("read", "proposed", "accepted", "saved", "reverted", "requests")


def _listed(facts: Facts) -> list[dict[str, object]]:
    latest = {record.run for record in facts.latest()}
    return [
        _pass(record, facts, is_latest=record.run in latest) for record in facts.passes[:LISTED]
    ]


def _totals(facts: Facts) -> dict[str, int]:
    """Return the sums of the last thirty days."""
    recent = [record for record in facts.passes if record.started > facts.moment - _WINDOW]
    totals = {name: sum(int(figure(record, name)) for record in recent) for name in _COLUMNS}
    return totals | {"passes": len(recent)}


def _what_waits(site: SiteFacts, facts: Facts) -> Iterator[dict[str, object]]:
    """Yield what a person has to do on a wiki, each with its command."""
    wiki = f" -site:{site.name}" if len(facts.sites) > 1 else ""
    ages = site.waiting
    if number := ages.day + ages.week + ages.month + ages.older:
        old = f"{ages.older:,} of them for more than 30 days" if ages.older else ""
        command = f"pwb copyedit_review{wiki}"
        yield {"site": site.name, "number": number, "saves": False, "old": old, "command": command}
    if site.to_save:
        command = f"pwb copyedit_save{wiki}"
        yield {
            "site": site.name,
            "number": site.to_save,
            "saves": True,
            "old": "",
            "command": command,
        }


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["visible"] = lambda value: escaped(str(value))
    environment.filters["number"] = words.number
    environment.filters["day"] = words.day
    environment.filters["minute"] = words.minute
    environment.filters["machine"] = _machine
    environment.globals |= {"width": WIDTH, "height": HEIGHT}
    text = resources.files(__package__).joinpath("dashboard.html.jinja").read_text("utf-8")
    return environment.from_string(text)


def _machine(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
