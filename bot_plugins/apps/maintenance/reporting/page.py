"""The report page on the wiki: what passes did, the figures of each rule, what is switched off.

Its text stays the same as long as nothing happens: dates are those of the last pass that did
something, and the thirty days are those before it, so that time alone changes no text and
the page needs no edit. Numbers are written unformatted inside ``formatnum``, which formats them
for the wiki's language (https://www.mediawiki.org/wiki/Help:Magic_words#Formatting).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.core.evidence.wilson import interval
from bot_plugins.core.summary import Translator
from bot_plugins.core.wikitext import SectionMarkers, harmless, may_be_linked, placed
from bot_plugins.store.passes import PassRecord
from bot_plugins.store.standing import RuleRecord
from bot_plugins.store.switches import Switch

WINDOW = timedelta(days=30)
MOST_NOTES = 20
LONGEST = 500
"""Most code points of a reason or note that are shown."""
SHOWN = ("read", "proposed", "accepted", "saved", "reverted")
"""The figures of a pass that the report shows, named as in ``PassFigures``."""
DID_SOMETHING = ("read", "proposed", "saved", "reverted")


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The facts of a report: a task, and all that is known on its wiki.

    ``passes`` are the task's own, in any order, at least those of ``WINDOW``; ``off`` are rules
    switched off, by name; changes of ``trusted`` rules are saved without a person here; ``notes``
    are sentences about what people of the wiki have to know, such as refused settings.
    """

    task: Task
    passes: Sequence[PassRecord]
    standings: Mapping[str, RuleRecord]
    off: Mapping[str, Switch]
    trusted: Collection[str] = ()
    notes: Sequence[str] = ()


def report_text(known: ReportFacts, say: Translator) -> str:
    """Return the report as wikitext, the same for the same facts.

    Nothing in it that comes from passes, rules, people or pages acts as markup.
    """
    passes = _eventful(known.passes)
    parts = [_about(known.task, say), *_switched_off(known, say)]
    parts += _totals(passes, say)
    parts += _rules(known, _by_rule(passes), say)
    parts += _notes(known.notes, say)
    return "\n\n".join(parts)


def reported(page: str, known: ReportFacts, say: Translator) -> str:
    """Return the report page's new text: equal to ``page`` if there is nothing to save.

    Raises:
        NoPlaceError: the page has other text, and no place for this task's report.
    """
    return placed(
        page, report_text(known, say), SectionMarkers(f"copyedit report {known.task.name}")
    )


def report_summary(known: ReportFacts, say: Translator) -> str:
    """Return the summary of the edit that updates the report."""
    passes = _eventful(known.passes)
    return say("copyedit-report-summary", {"num": _figure(passes[0], "read") if passes else 0})


def _eventful(passes: Sequence[PassRecord]) -> list[PassRecord]:
    """Return the passes of the window that did anything, the newest first."""
    found = [record for record in passes if any(_figure(record, name) for name in DID_SOMETHING)]
    found.sort(key=lambda record: (record.started, record.run), reverse=True)
    return [record for record in found if record.started > found[0].started - WINDOW]


def _figure(record: PassRecord, name: str) -> int:
    return int(record.figures.get(name, 0))


def _by_rule(passes: Sequence[PassRecord]) -> Counter[str]:
    proposed: Counter[str] = Counter()
    for record in passes:
        proposed.update(record.figures.get("rules", {}))
    return proposed


def _about(task: Task, say: Translator) -> str:
    """Say what the bot is for and where people control it."""
    pages = {
        "task": task.task_page,
        "stop": task.stop_page,
        "settings": task.settings_page,
        "exceptions": task.exceptions_page,
    }
    links = [
        _link(title, say(f"copyedit-report-{what}", {})) for what, title in pages.items() if title
    ]
    text = f"{say('copyedit-report-about', {})} {say(f'copyedit-report-saves-{task.save}', {})}"
    return "\n\n".join([text, " · ".join(links)] if links else [text])


def _link(title: str, label: str) -> str:
    return f"[[:{title}|{label}]]" if may_be_linked(title) else f"{label}: {_shown(title)}"


def _switched_off(known: ReportFacts, say: Translator) -> Iterator[str]:
    if known.off:
        head = say("copyedit-report-off-head", {"num": len(known.off)})
        lines = [f"* {_off(known.off[name], say)}" for name in sorted(known.off)]
        box = '<div style="border: 3px solid; padding: 0 1em; margin: 1em 0">'
        yield "\n".join([box, f"<strong>{head}</strong>", *lines, "</div>"])


def _off(switch: Switch, say: Translator) -> str:
    parameters = {"date": f"{switch.off_at:%Y-%m-%d}", "reason": _shown(switch.reason)}
    return say("copyedit-report-off", {"rule": _rule(switch.rule), **parameters})


def _totals(passes: Sequence[PassRecord], say: Translator) -> Iterator[str]:
    if not passes:
        yield say("copyedit-report-nothing", {})
        return
    last = say("copyedit-report-last", {"date": f"{passes[0].started:%Y-%m-%d}"})
    lines = ['{| class="wikitable"', "|-", "! ", f"! scope=col | {last}"]
    lines.append(f"! scope=col | {say('copyedit-report-window', {'num': WINDOW.days})}")
    for name in SHOWN:
        total = sum(_figure(record, name) for record in passes)
        lines += ["|-", f"! scope=row | {say(f'copyedit-report-pass-{name}', {})}"]
        lines += [_number(_figure(passes[0], name)), _number(total)]
    yield "\n".join([*lines, "|}"])


def _rules(known: ReportFacts, proposed: Mapping[str, int], say: Translator) -> Iterator[str]:
    names = {*known.standings, *known.off, *proposed}
    if not names:
        return
    columns = "rule proposed accepted edited rejected saved reverted precision state".split()
    heads = [say(f"copyedit-report-{column}", {"num": WINDOW.days}) for column in columns]
    lines = ['{| class="wikitable sortable"', "|-", *(f"! scope=col | {head}" for head in heads)]
    for name in sorted(names, key=lambda rule_name: (rule_name not in known.off, rule_name)):
        standing = known.standings.get(name) or RuleRecord(name)
        lines += ["|-", f"! scope=row | {_rule(name)}"]
        judged = (standing.accepted, standing.edited, standing.rejected)
        counts = (proposed.get(name, 0), *judged, standing.saved, standing.reverted)
        lines += [_number(count) for count in counts]
        lines += [_precision(standing), f"| {_state(name, known, say)}"]
    yield "\n".join([*lines, "|}"])


def _precision(standing: RuleRecord) -> str:
    trials = standing.right + standing.wrong
    if not trials:
        return "| –"
    low, high = interval(standing.right, trials)
    share, low, high = (100 * value for value in (standing.right / trials, low, high))
    return f"| {_formatted(share)} % ({_formatted(low)}–{_formatted(high)})"


def _state(name: str, known: ReportFacts, say: Translator) -> str:
    if name in known.off:
        return f"<strong>{_off_since(known.off[name], say)}</strong>"
    return say(f"copyedit-report-{'trusted' if name in known.trusted else 'review'}", {})


def _off_since(switch: Switch, say: Translator) -> str:
    parameters = {"date": f"{switch.off_at:%Y-%m-%d}", "reason": _shown(switch.reason)}
    return say("copyedit-report-off-since", parameters)


def _notes(notes: Sequence[str], say: Translator) -> Iterator[str]:
    if notes:
        lines = [f"* {_shown(note)}" for note in notes[:MOST_NOTES]]
        yield "\n".join([f"<strong>{say('copyedit-report-notes', {})}</strong>", *lines])


def _number(number: int) -> str:
    return f'| style="text-align: end" | {{{{formatnum:{number}}}}}'


def _formatted(share: float) -> str:
    return f"{{{{formatnum:{share:.1f}}}}}"


def _rule(name: str) -> str:
    return f"<code>{harmless(name[:LONGEST])}</code>"


def _shown(text: str) -> str:
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"<bdi>{harmless(text)}</bdi>"
