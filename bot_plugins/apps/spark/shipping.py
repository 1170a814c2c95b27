"""Sending work to the executors, with a check that they have the same version of this package.

Python code reaches an executor by its name, and the executor imports it from what is installed
there. Here the code of a nested function is sent instead, which needs nothing installed (pyspark's
cloudpickle sends functions that no module names as code). It looks for the package, compares
versions, and only then calls the named function. That is done in every task, so executors that
come later are checked as well; the cost is too small to measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.spark.counting import Counters
from bot_plugins.apps.spark.errors import MARK
from bot_plugins.apps.spark.rows import Row
from bot_plugins.apps.spark.working import version

Work = Callable[[Iterable[Any]], Iterator[Row]]
"""What Spark calls with the items of a partition."""


def shipped(name: str, options: ScanOptions, counters: Counters) -> Work:
    """Return a function that does a task of ``apps.spark.working``, by its name, on an executor.

    All values in its closure are of Python's or pyspark's own types.
    """
    fields = asdict(options)
    wanted = version(options)
    accumulators = counters.accumulators

    def work(items: Iterable[Any]) -> Iterator[Row]:
        """Yield the task's rows for a partition's items.

        Raises:
            RuntimeError: the package cannot be imported on this executor.
        """
        from platform import node

        try:
            from bot_plugins.apps.spark import working
        except ImportError as error:
            raise RuntimeError(
                f"{MARK}{node()} cannot import this package ({error}): install the same wheel,"
                " with what it needs, for the executors' Python too"
            ) from error
        return working.checked(name, items, fields, accumulators, wanted)

    return work
