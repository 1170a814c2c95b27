"""Decisions about many findings at once, by a person for a rule, or automatically.

A person's bulk decision counts first, and then is about no more than was counted. Findings that
are trusted on a wiki are accepted automatically, in no person's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, func, select, update

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.store.claims import UNCLAIMED, is_free_for
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store, batches
from bot_plugins.store.filters import Filters, conditions
from bot_plugins.store.findings import Item, items_with
from bot_plugins.store.pages import lock_page, page_id
from bot_plugins.store.schema import decision, finding, page, proposal, save
from bot_plugins.store.schema import site as sites
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, DecisionKind, SaveState, State


@dataclass(frozen=True, slots=True)
class Decidable:
    """How many findings a decision would be about; none has an id above ``last``."""

    count: int
    last: int


def decidable(
    store: Store, reviewer: str, filters: Filters, what: DecisionKind = DecisionKind.ACCEPT
) -> Decidable:
    """Count what ``decide_all`` would be about: open findings that nobody else has claimed.

    What is report-only can be rejected together, but not accepted. Stale findings are left out: a
    person has to look at each one's own reason.

    Raises:
        ValueError: the filters name no rule.
    """
    _check_names_rule(filters)
    with store.reading() as connection:
        wanted = _of_rule(connection, reviewer, filters, what)
        statement = select(func.count(), func.max(finding.c.id)).where(*wanted)
        count, last = connection.execute(statement).one()
        return Decidable(count, last or 0)


def decide_all(
    store: Store,
    reviewer: str,
    filters: Filters,
    upto: int,
    what: DecisionKind = DecisionKind.ACCEPT,
) -> int:
    """Accept or reject the matching findings up to the id ``upto`` at once; return how many.

    They may be fewer than were counted, if others decided or claimed some since, but never more,
    because later findings have higher ids.

    Raises:
        ValueError: the filters name no rule.
    """
    _check_names_rule(filters)
    return store.write(_decide_all, reviewer, filters, upto, what)


def _check_names_rule(filters: Filters) -> None:
    if filters.rule is None:
        raise ValueError("name the rule whose findings to decide about")


def _of_rule(
    connection: Connection, reviewer: str, filters: Filters, what: DecisionKind
) -> Sequence[ColumnElement[bool]]:
    is_sure = finding.c.applicability != Applicability.REPORT.value
    return (
        *conditions(connection, filters),
        finding.c.state == (State.OPEN if State.OPEN in filters.states else ""),
        is_free_for(connection, reviewer),
        *([is_sure] if what is DecisionKind.ACCEPT else ()),
    )


def _decide_all(
    connection: Connection, reviewer: str, filters: Filters, upto: int, what: DecisionKind
) -> int:
    wanted = (*_of_rule(connection, reviewer, filters, what), finding.c.id <= upto)
    return _decide_wanted(connection, reviewer, wanted, what)


def _decide_wanted(
    connection: Connection,
    reviewer: str,
    wanted: Sequence[ColumnElement[bool]],
    what: DecisionKind,
    reason: str = "",
) -> int:
    """Decide about the open findings that meet some conditions, in a transaction."""
    locked = select(finding.c.id, finding.c.edited).where(*wanted).order_by(finding.c.id)
    rows = connection.execute(locked.with_for_update()).all()
    shared = {"reviewer": reviewer, "decided": now(), "what": what, "reason": reason}
    for batch in batches(rows):
        connection.execute(
            update(finding)
            .where(finding.c.id.in_([row.id for row in batch]), finding.c.state.in_(REVIEWABLE))
            .values(state=LEADS_TO[what], **UNCLAIMED)
        )
        entries = [
            shared | {"finding_id": row.id, "previous": row.edited, "from_state": State.OPEN}
            for row in batch
        ]
        connection.execute(decision.insert(), entries)
    return len(rows)


AUTOMATIC = "trusted rule"
"""The reviewer's name in automatic decisions: no person, so they count neither for nor against a
rule."""

_Place = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Trusted:
    """The findings of a page's revision that are trusted now, according to the rules."""

    site: str
    title: str
    revid: int
    places: frozenset[_Place]

    def has(self, item: Item) -> bool:
        """Tell whether a finding of the queue is one of them."""
        return item.revid == self.revid and _place(item.change) in self.places


def trusted_of(proposed: Proposal, findings: Iterable[Change]) -> Trusted:
    """Return those of a proposal's ``findings`` that are trusted.

    Trust belongs to each finding, not to its rule: a rule may be sure of only some findings.
    """
    trusted = (change for change in findings if change.applicability is Applicability.TRUSTED)
    return chosen_of(proposed, trusted)


def chosen_of(proposed: Proposal, findings: Iterable[Change]) -> Trusted:
    """Return those of a proposal's ``findings`` that a bot's operator trusts, whatever they are."""
    revision = proposed.revision
    places = frozenset(map(_place, findings))
    return Trusted(revision.site, revision.title, revision.revid, places)


def _place(change: Change) -> _Place:
    return change.rule, change.start, change.end, change.after


def accept_trusted(store: Store, trusted: Trusted, reason: str = "") -> int:
    """Accept the open trusted findings in ``AUTOMATIC``'s name; return how many.

    Left to a person are stale findings, findings that somebody has claimed, findings with
    alternatives, and all findings of a page whose last edit the wiki refused. ``reason`` is logged.
    """
    return store.write(_accept_trusted, trusted, reason) if trusted.places else 0


def acceptable_of(store: Store, trusted: Trusted) -> list[Item]:
    """Return what ``accept_trusted`` would accept, without accepting it."""
    with store.reading() as connection:
        number = page_id(connection, trusted.site, trusted.title)
        if number is None or was_refused(connection, number):
            return []
        return items_with(connection, _trusted_numbers(connection, number, trusted))


def was_refused(connection: Connection, where: int) -> bool:
    """Tell whether the wiki refused the last edit of a page because of its content."""
    ended = save.c.finished.is_not(None)
    last = select(save.c.state).where(save.c.page_id == where, ended).order_by(save.c.id.desc())
    return connection.scalar(last.limit(1)) == SaveState.REFUSED


def _accept_trusted(connection: Connection, trusted: Trusted, reason: str) -> int:
    number = page_id(connection, trusted.site, trusted.title)
    if number is None:
        return 0
    lock_page(connection, number)
    if was_refused(connection, number):
        return 0
    numbers = _trusted_numbers(connection, number, trusted)
    wanted = (finding.c.id.in_(numbers), *_acceptable_on_page(connection, number))
    return _decide_wanted(connection, AUTOMATIC, wanted, DecisionKind.ACCEPT, reason)


def _trusted_numbers(connection: Connection, where: int, trusted: Trusted) -> list[int]:
    """Return the ids of a page's open trusted findings."""
    c = finding.c
    columns = (c.id, c.rule, c.start, c.end, c.after)
    statement = (
        select(*columns)
        .join(proposal, proposal.c.id == c.proposal_id)
        .where(*_acceptable_on_page(connection, where), proposal.c.base_revid == trusted.revid)
        .order_by(c.id)
    )
    rows = connection.execute(statement)
    return [number for number, *place in rows if tuple(place) in trusted.places]


def _acceptable_on_page(connection: Connection, where: int) -> tuple[ColumnElement[bool], ...]:
    return (
        finding.c.page_id == where,
        finding.c.state == State.OPEN,
        finding.c.applicability != Applicability.REPORT.value,
        finding.c.alternatives.is_(None),
        is_free_for(connection, AUTOMATIC),
    )


def accepted_automatically(
    store: Store, site: str, title: str | None = None, reason: str | None = None
) -> list[Item]:
    """Return what was accepted in ``AUTOMATIC``'s name and waits to be saved, by id.

    ``title`` restricts it to one page, ``reason`` to what was accepted for that reason.
    """
    later = decision.alias()
    chosen = () if title is None else (page.c.title == title,)
    chosen += () if reason is None else (decision.c.reason == reason,)
    statement = (
        select(finding.c.id)
        .join(sites, sites.c.id == finding.c.site_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(decision, decision.c.finding_id == finding.c.id)
        .where(
            *chosen,
            sites.c.name == site,
            finding.c.state == State.ACCEPTED,
            decision.c.reviewer == AUTOMATIC,
            ~exists().where(later.c.finding_id == finding.c.id, later.c.id > decision.c.id),
        )
        .order_by(finding.c.id)
    )
    with store.reading() as connection:
        return items_with(connection, list(connection.scalars(statement)))
