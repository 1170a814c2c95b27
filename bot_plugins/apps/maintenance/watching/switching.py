"""Which rules to switch off on a wiki, by what became of their findings there."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.apps.maintenance.config.model import Watch
from bot_plugins.core.evidence.wilson import interval, share
from bot_plugins.store.standings import RuleRecord


def to_switch_off(standings: Mapping[str, RuleRecord], watch: Watch) -> dict[str, str]:
    """Return the rules that people of the wiki do not want, each with the reason.

    The lower end of the interval is compared: a rule stays on as long as its few failures may
    be due to chance.
    """
    found = {name: _reason(record, watch) for name, record in standings.items()}
    return {name: reason for name, reason in found.items() if reason}


def _reason(record: RuleRecord, watch: Watch) -> str:
    # What was saved before the rule was switched on again may be reverted after that.
    saved = max(record.saved, record.reverted)
    if _is_too_often(record.reverted, saved, watch.reverts, watch.least):
        return _said(record.reverted, saved, "saved changes were reverted by others", watch.reverts)
    refused, decided = (
        record.rejected + record.edited,
        record.accepted + record.edited + record.rejected,
    )
    if _is_too_often(refused, decided, watch.rejections, watch.least):
        return _said(refused, decided, "decisions were against what it proposed", watch.rejections)
    return ""


def _is_too_often(bad: int, trials: int, bound: float, least: int) -> bool:
    return bad >= least and interval(bad, trials)[0] > bound


def _said(bad: int, trials: int, what: str, bound: float) -> str:
    return f"{bad} of {trials} {what}: {share(bad, trials)}, surely more than {100 * bound:g} %"
