"""What a trial came to, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot_plugins.store.tasks import PassRecord
from tests.apps.maintenance.accounting import Account
from tests.apps.maintenance.killing import Killed
from tests.apps.maintenance.long_run import Done, cost, growth

_COUNTED = ("read", "known", "proposed", "saved", "revisited", "reverted", "failed", "requests")
_MOST = 40
"""So much of what is wrong is told."""


def long_report(done: Done) -> str:
    """Return the figures of a long run as text."""
    plan = done.plan
    first, last = growth(done)
    lines = [
        f"{plan.passes} passes, {done.seconds:.0f} s; people: {dict(done.made)}",
        *(f"stop page: {text}" for text in done.stops),
        *_by_pass(done.records),
        *_totals(done.records),
        f"requests for each page dealt with: {cost(done.records):.2f}; without what an idle pass"
        f" costs: {first:.2f} in the first third of the passes, {last:.2f} in the last",
        "requests of a pass with nothing to do: "
        + ", ".join(f"{one.task} {one.figures['requests']}" for one in done.idle),
        *(f"  {number:6} {kind}" for kind, number in done.kinds.most_common(14)),
        *_accounts(done.accounts),
    ]
    return "\n".join([*lines, *_verdict(done.wrong)])


def killed_report(done: Killed) -> str:
    """Return the figures of a run with kills as text."""
    lines = [
        f"{done.kills} kills in {done.passes} passes, {done.in_pass} of them within a pass's work,"
        f" {done.seconds:.0f} s",
        f"saves left open: {done.left_open}; exit codes of the others: {dict(done.codes)}",
        f"meanwhile: {dict(done.trouble)}; people: {dict(done.made)}",
        *_accounts(done.accounts),
    ]
    return "\n".join([*lines, *_verdict(done.wrong)])


def _by_pass(records: Sequence[PassRecord]) -> Iterator[str]:
    yield "  ".join(["run", "task ", "code", *(f"{name:>9}" for name in _COUNTED)])
    for one in records:
        figures = (f"{one.figures[name]:9}" for name in _COUNTED)
        yield "  ".join([f"{one.run:3}", f"{one.task:5}", f"{one.code!s:4}", *figures])


def _totals(records: Sequence[PassRecord]) -> Iterator[str]:
    total = {name: sum(one.figures[name] for one in records) for name in _COUNTED}
    yield f"totals: {total}"
    shares = {one: total["requests"] / max(1, total[one]) for one in ("read", "proposed", "saved")}
    yield "requests in all: " + ", ".join(f"{one:.2f} per {name}" for name, one in shares.items())


def _accounts(accounts: Sequence[Account]) -> Iterator[str]:
    for one in accounts:
        yield (
            f"{one.place}: {one.pages} pages, {one.revisions} revisions, {one.saves} saves;"
            f" findings {dict(one.states)}; came back after they had gone: {one.came_back};"
            f" stand there and are not asked again: {one.not_asked_again}"
        )
        yield f"  texts shown to the bot: {dict(one.texts)}"
        yield f"  reasons: {dict(one.reasons)}"


def _verdict(wrong: Sequence[str]) -> Iterator[str]:
    yield from (f"WRONG: {text}" for text in wrong[:_MOST])
    if len(wrong) > _MOST:
        yield f"WRONG: and {len(wrong) - _MOST} more"
    yield "NOT right." if wrong else "All is right."
