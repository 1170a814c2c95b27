"""A rule's standing on a wiki: whether it is switched off there, and its record.

The record says what people decided about the rule, and what became of its changes. It is counted
from the decisions and saves themselves, and only since the rule was last switched on there: a
second chance starts from zero. Doubtful findings (REPORT) do not count: the rule itself says that
they may well be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.selectable import Subquery

from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import AUTOMATIC
from bot_plugins.store.columns import now
from bot_plugins.store.database import Record, Store, in_this_order, insert, transaction
from bot_plugins.store.figures import back_at, back_by_others
from bot_plugins.store.pages import site_id
from bot_plugins.store.schema import decision, finding, save, save_finding, switch
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import DecisionKind, State


@dataclass(frozen=True, slots=True)
class Switch:
    """A rule that is off on a site, since ``off_at`` (UTC)."""

    site: str
    rule: str
    off_at: datetime
    reason: str


def switched_off(store: Store, site: str) -> dict[str, Switch]:
    """Return the rules that are off on a site, by name."""
    c = switch.c
    statement = (
        select(c.rule, c.off_at, c.reason)
        .join(sites, sites.c.id == c.site_id)
        .where(sites.c.name == site, c.is_off == 1)
        .order_by(c.rule)
    )
    with store.reading() as connection:
        rows = connection.execute(statement)
        return {row.rule: Switch(site, row.rule, row.off_at, row.reason) for row in rows}


@transaction
def switch_off(connection: Connection, site: str, rule: str, reason: str) -> bool:
    """Switch a rule off on a site; return False, and keep the old reason, if it was off."""
    row = {"site_id": site_id(connection, site), "rule": rule, "reason": reason}
    try:
        with connection.begin_nested():
            insert(connection, switch, {**row, "is_off": 1, "off_at": now()})
    except IntegrityError:
        return False
    return True


@transaction
def switch_on(connection: Connection, site: str, rule: str, by: str) -> bool:
    """Switch a rule on again, in somebody's name; return False if it was on.

    Its figures start from zero: it was switched off for what had been counted against it.
    """
    is_off = (switch.c.rule == rule, switch.c.is_off == 1)
    here = switch.c.site_id == select(sites.c.id).where(sites.c.name == site).scalar_subquery()
    turned = update(switch).where(here, *is_off)
    values = {"is_off": None, "on_at": now(), "on_by": by}
    return bool(connection.execute(turned.values(values)).rowcount)


def last_on(site: int) -> Subquery:
    """Return when (``at``) each rule was last switched on again on a site, by ``rule``."""
    c = switch.c
    latest = select(c.rule, func.max(c.on_at).label("at"))
    return latest.where(c.site_id == site, c.on_at.is_not(None)).group_by(c.rule).subquery()


_STANDS, _OTHERS, _OURSELVES = range(3)
"""Whether a finding was taken back, and by whom."""
_YES = (DecisionKind.ACCEPT, DecisionKind.EDIT)


@dataclass(slots=True)
class RuleRecord:
    """Numbers of findings of a rule on one site; of several decisions the last one counts.

    People ``accepted`` them with the rule's own words (whichever of its choices), accepted them
    ``edited``, or ``rejected`` them (also as "not an error"). ``saved`` ones, including those
    accepted automatically, were ``reverted`` by somebody other than the saver, or ``undone`` by the
    saver. ``accepted_back`` counts the accepted ones that were reverted or undone,
    ``edited_reverted`` the edited ones that were reverted. ``apart`` counts the right ones that do
    not show whether the rule can be trusted: they were trusted already, or a person picked one of
    several replacements.
    """

    rule: str
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    saved: int = 0
    reverted: int = 0
    undone: int = 0
    accepted_back: int = 0
    edited_reverted: int = 0
    apart: int = 0

    @property
    def right(self) -> int:
        """How many findings people accepted as proposed, and nobody took back."""
        return self.accepted - self.accepted_back

    @property
    def wrong(self) -> int:
        """How many findings people rejected, edited or reverted; each counts once."""
        return self.rejected + self.edited + self.reverted - self.edited_reverted


def standings(store: Store, site: str) -> dict[str, RuleRecord]:
    """Return the records of the rules on a site, by name; rules with only zeros are left out."""
    found: dict[str, RuleRecord] = {}
    with store.reading() as connection:
        number = connection.scalar(select(sites.c.id).where(sites.c.name == site))
        if number is not None:
            _count_decisions(found, connection.execute(_decisions(number)))
            _count_saves(found, connection.execute(_saves(number)))
    return {rule: record for rule, record in sorted(found.items()) if record != RuleRecord(rule)}


def _of(found: dict[str, RuleRecord], rule: str) -> RuleRecord:
    return found.setdefault(rule, RuleRecord(rule))


def _count_decisions(found: dict[str, RuleRecord], rows: Iterable[Record]) -> None:
    for rule, what, is_edited, is_apart, back, number in rows:
        figure = _of(found, rule)
        if what not in _YES:
            figure.rejected += number
        elif is_edited:
            figure.edited += number
            figure.edited_reverted += number if back == _OTHERS else 0
        else:
            figure.accepted += number
            figure.accepted_back += number if back != _STANDS else 0
            figure.apart += number if is_apart and back == _STANDS else 0


def _count_saves(found: dict[str, RuleRecord], rows: Iterable[Record]) -> None:
    for rule, saved_since, back, back_since, number in rows:
        figure = _of(found, rule)
        figure.saved += number if saved_since else 0
        if back_since:
            figure.reverted += number if back == _OTHERS else 0
            figure.undone += number if back == _OURSELVES else 0


def _decisions(site: int) -> Select[*tuple[object, ...]]:
    """Count the last decisions of people, by what was decided and what became of the finding."""
    c, on, last = finding.c, last_on(site), _last_decisions(site)
    is_edited = case((and_(c.edited.is_not(None), c.is_choice.is_(None)), 1), else_=0)
    is_trusted = c.applicability == Applicability.TRUSTED.value
    is_apart = case((or_(c.alternatives.is_not(None), is_trusted), 1), else_=0)
    kinds = (c.rule, decision.c.what, is_edited, is_apart, _back())
    joined = (
        select(*kinds, func.count())
        .select_from(last)
        .join(decision, decision.c.id == last.c.id)
        .join(finding, c.id == decision.c.finding_id)
        .outerjoin(on, on.c.rule == c.rule)
        .outerjoin(save_finding, _is_live())
        .outerjoin(save, save.c.id == save_finding.c.save_id)
    )
    wanted = (decision.c.reviewer != AUTOMATIC, _since(on, decision.c.decided), _is_certain())
    return joined.where(*wanted).group_by(*kinds)


def _last_decisions(site: int) -> Subquery:
    """Return the id of the last decision about each finding, ignoring those taken back."""
    undo = decision.alias("undo")
    standing = (
        select(func.max(decision.c.id).label("id"))
        .join(finding, finding.c.id == decision.c.finding_id)
        .outerjoin(undo, undo.c.undoes_id == decision.c.id)
        .where(finding.c.site_id == site, decision.c.what != DecisionKind.UNDO, undo.c.id.is_(None))
    )
    return in_this_order(standing.group_by(decision.c.finding_id)).subquery()


def _saves(site: int) -> Select[*tuple[object, ...]]:
    """Count what was saved, by whether that, and taking it back, came after the last switch-on."""
    c, on = finding.c, last_on(site)
    back_since = case((_since(on, back_at()), 1), else_=0)
    kinds = (c.rule, case((_since(on, save.c.finished), 1), else_=0), _back(), back_since)
    joined = (
        select(*kinds, func.count())
        .select_from(finding)
        .join(save_finding, _is_live())
        .join(save, save.c.id == save_finding.c.save_id)
        .outerjoin(on, on.c.rule == c.rule)
    )
    wanted = (c.site_id == site, c.state.in_((State.SAVED, State.UNDONE)), _is_certain())
    return joined.where(*wanted).group_by(*kinds)


def _is_certain() -> ColumnElement[bool]:
    is_certain: ColumnElement[bool] = finding.c.applicability != Applicability.REPORT.value
    return is_certain


def _is_live() -> ColumnElement[bool]:
    return and_(save_finding.c.finding_id == finding.c.id, save_finding.c.is_live == 1)


def _back() -> ColumnElement[int]:
    stands = finding.c.state != State.UNDONE
    return case((stands, _STANDS), (back_by_others(), _OTHERS), else_=_OURSELVES)


def _since(on: Subquery, when: ColumnElement[datetime]) -> ColumnElement[bool]:
    at: ColumnElement[datetime] = on.c.at
    return or_(at.is_(None), when > at)
