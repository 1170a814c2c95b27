"""The counters of a job: each partition counts once, however often it was tried.

Spark adds the counts of a task only for the attempt that made the partition's result, as long as
the counting is done in the action itself, here the writing
(https://spark.apache.org/docs/latest/rdd-programming-guide.html#accumulators).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot_plugins.apps.scan.tally import MOST_TOLD

if TYPE_CHECKING:
    from pyspark import Accumulator, SparkContext

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class ScanTotals:
    """Pages read, bytes of unpacked XML or of text, findings, and what could not be read."""

    pages: int
    size: int
    findings: int
    unreadable: tuple[str, ...]

    def line(self, seconds: float) -> str:
        """Return the figures as one line."""
        megabytes = self.size / MEGA
        return (
            f"{self.pages:,} pages, {megabytes:,.1f} MB, {self.findings:,} findings"
            f" in {seconds:,.1f} s: {megabytes / seconds:,.1f} MB/s"
        )


class Counters:
    """The Spark accumulators of a job; executors can only add to them."""

    def __init__(self, accumulators: Sequence[Accumulator[Any]]) -> None:
        self.accumulators = tuple(accumulators)

    @classmethod
    def of(cls, context: SparkContext) -> Counters:
        """Return new counters, all zero."""
        from pyspark.accumulators import AddingAccumulatorParam

        none: tuple[str, ...] = ()
        numbers = [context.accumulator(0) for _ in range(3)]
        return cls([*numbers, context.accumulator(none, AddingAccumulatorParam(none))])

    def add(self, pages: int, size: int, findings: int, unreadable: Sequence[str] = ()) -> None:
        """Count the results of one range or page, and keep the first unreadable places."""
        values = (pages, size, findings, tuple(unreadable[:MOST_TOLD]))
        for accumulator, value in zip(self.accumulators, values, strict=False):
            accumulator.add(value)

    def totals(self) -> ScanTotals:
        """Return the sums; to be called after the action, on the driver.

        Damage at the border of two ranges is found and reported in both, but returned once.
        """
        pages, size, findings, unreadable = (accumulator.value for accumulator in self.accumulators)
        return ScanTotals(pages, size, findings, tuple(dict.fromkeys(unreadable)))


UNCOUNTED = Counters(())
"""Counts nothing: for tables, whose rows Spark may ask for more than once."""
