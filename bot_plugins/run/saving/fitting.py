"""Which of a page's accepted findings still fit its live revision.

If the page is unchanged, their edits are used as they are. If it has changed, the rules check it
again, and an accepted finding is used only if exactly one new finding is the same: the same rule
and words, in an unchanged sentence. Nothing is guessed: what does not fit goes back to review with
the reason, and what the page no longer has is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot_plugins import document as documents
from bot_plugins.core import guards
from bot_plugins.core.change import Change, change_by
from bot_plugins.core.edits import Edit
from bot_plugins.core.engine import compose_proposal
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.run.saving.sentences import SentencePlaces
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import stands_at

ELSEWHERE = "the page does not have these words where they were proposed"
OVERLAPS = "it overlaps another accepted change"
UNREADABLE = "the revision it was proposed for cannot be read any more"
RULE_NAME = "its rule has a name that no rule may have"


@dataclass(frozen=True, slots=True)
class Fit:
    """Which of a page's accepted findings are to be saved, and why the others are not.

    ``items`` are those that ``proposal`` makes; ``stale`` and ``vanished`` give the reason by the
    finding's id.
    """

    proposal: Proposal
    items: tuple[Item, ...]
    stale: Mapping[int, str]
    vanished: Mapping[int, str]


@dataclass(slots=True)
class _Sorting:
    """The findings, sorted by what happens to them."""

    placed: list[tuple[Edit, Item]] = field(default_factory=list)
    stale: dict[int, str] = field(default_factory=dict)
    vanished: dict[int, str] = field(default_factory=dict)


def fit(
    accepted: Sequence[Item],
    revision: Revision,
    rules: Sequence[Rule],
    bases: Mapping[int, str] | None = None,
    others: Sequence[Item] = (),
) -> Fit:
    """Return the page's ``accepted`` findings that fit ``revision``, as a proposal.

    ``bases`` are the texts of the older revisions they were proposed for, by revision id;
    ``others`` are the page's findings that are not accepted, some of which may be identical.
    """
    sorting = _Sorting()
    _place_unmoved(sorting, [item for item in accepted if item.revid == revision.revid], revision)
    moved = [item for item in accepted if item.revid != revision.revid]
    if moved:
        _place_moved(sorting, moved, others, SentencePlaces(revision, rules), bases or {})
    chosen = list(_guarded(revision, list(_apart(sorting)), sorting))
    findings = [as_made(edit, item, rules) for edit, item in chosen]
    proposal = compose_proposal(revision, findings)
    return Fit(proposal, tuple(item for _, item in chosen), sorting.stale, sorting.vanished)


def _place_unmoved(sorting: _Sorting, items: Iterable[Item], revision: Revision) -> None:
    """Use the edits as they are, where the text is what they expect."""
    for item in items:
        if stands_at(revision.text, item.change):
            sorting.placed.append((item.edit, item))
        else:
            sorting.stale[item.id] = ELSEWHERE


def _place_moved(
    sorting: _Sorting,
    moved: Sequence[Item],
    others: Sequence[Item],
    places: SentencePlaces,
    bases: Mapping[int, str],
) -> None:
    """Find the new place of each finding that is the same as exactly one new finding."""
    readable = [moved_item for moved_item in moved if moved_item.revid in bases]
    sorting.stale |= {
        moved_item.id: UNREADABLE for moved_item in moved if moved_item.revid not in bases
    }
    found = places.find(readable, others, bases)
    for item in readable:
        span = found.get(item.id)
        if span is not None:
            sorting.placed.append((Edit(*span, item.replacement), item))
        elif places.has_lost(item):
            sorting.vanished[item.id] = places.why_not(item)
        else:
            sorting.stale[item.id] = places.why_not(item)


def _apart(sorting: _Sorting) -> Iterator[tuple[Edit, Item]]:
    """Yield the edits from left to right, without those that touch the previous one."""
    reached = -1
    for edit, item in sorted(sorting.placed, key=lambda placed: (placed[0], placed[1].id)):
        if edit.start > reached:
            reached = edit.end
            yield edit, item
        else:
            sorting.stale[item.id] = OVERLAPS


def _guarded(
    revision: Revision, placed: Sequence[tuple[Edit, Item]], sorting: _Sorting
) -> Iterator[tuple[Edit, Item]]:
    """Yield the edits that pass the guards in the page as it is now, whatever their source."""
    named = [(edit, item) for edit, item in placed if guards.is_rule_name(item.change.rule)]
    sorting.stale |= {
        item.id: RULE_NAME for _, item in placed if not guards.is_rule_name(item.change.rule)
    }
    document = documents.read(revision.text, revision.title)
    refused = guards.sort_out(document, [edit for edit, _ in named])
    for edit, item in named:
        if edit in refused:
            sorting.stale[item.id] = refused[edit]
        else:
            yield edit, item


def as_made(edit: Edit, item: Item, rules: Sequence[Rule]) -> Change:
    """Return an accepted finding as a change, even if its rule is of another tool or version."""
    was = item.change
    rule = next((known for known in rules if was.rule in (known.name, known.summary)), None)
    # A person has accepted it: it is no longer doubtful.
    applicability = Applicability.REVIEW if was.is_doubtful else was.applicability
    if rule:
        return change_by(rule, edit, was.before, message=was.message, applicability=applicability)
    kind = was.rule.replace("_", " ")
    return Change(was.rule, applicability, edit, was.before, was.message, kind=kind)
