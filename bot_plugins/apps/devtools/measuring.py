"""Computes each rule's figures from a draw and two readers' verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.agreement import JointVerdicts
from bot_plugins.apps.devtools.corpora import NEIGHBOURS
from bot_plugins.apps.devtools.counts import Counts
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.core import registry
from bot_plugins.core.evidence.figures import Figure
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.evidence.verdicts import Verdict
from bot_plugins.core.rule import Applicability


@dataclass(frozen=True, order=True)
class _Cell:
    """The rule, applicability and kind of corpus that a figure is about."""

    rule: str
    tier: str
    kind: str


def figures_of(
    counted: Counts, findings: Mapping[str, DrawnFinding], read: JointVerdicts
) -> Iterator[Figure]:
    """Yield the figures of existing rules from a draw and its readers, by kind of corpus."""
    drawn: Counter[_Cell] = Counter(map(_place, findings.values()))
    verdicts: dict[_Cell, Counter[Verdict]] = {}
    for name, verdict in read.final.items():
        verdicts.setdefault(_place(findings[name]), Counter())[verdict] += 1
    for place in _places(counted):
        figure = _figure(counted, place, drawn[place], verdicts.get(place, Counter()))
        if _is_known(figure):
            yield figure


def _place(finding: DrawnFinding) -> _Cell:
    return _Cell(*finding.place, finding.kind)


def _places(counted: Counts) -> list[_Cell]:
    """Return the cells that have figures, and warn of rules that no longer exist."""
    found = {
        _Cell(count.rule, count.applicability.value, corpus.kind.value)
        for corpus in counted.corpora
        for count in corpus.rules
    }
    names = {rule.name for rule in registry.all_rules()}
    for name in sorted({place.rule for place in found} - names):
        console.warn(f"Warning: there is no rule {name!r} any more; its figures are left out")
    return sorted(place for place in found if place.rule in names)


def _figure(counted: Counts, place: _Cell, drawn: int, verdicts: Counter[Verdict]) -> Figure:
    """Return the figure of a cell, of which ``drawn`` findings were drawn."""
    size = found = 0
    is_all = verdicts.total() == drawn
    for corpus in counted.corpora:
        for count in corpus.rules:
            if _Cell(count.rule, count.applicability.value, corpus.kind.value) == place:
                size, found = size + corpus.bytes, found + count.found
                is_all = is_all and count.is_all
    tier, kind = Applicability(place.tier), CorpusKind(place.kind)
    return Figure(place.rule, tier, kind, size, found, is_all, verdicts)


def _is_known(figure: Figure) -> bool:
    """Tell whether its base rate is valid: only readers see which findings stripping caused."""
    is_doubtful = registry.find(figure.rule).summary in NEIGHBOURS
    return figure.verdicts.total() > 0 or not (is_doubtful and figure.kind is CorpusKind.STRIPPED)
