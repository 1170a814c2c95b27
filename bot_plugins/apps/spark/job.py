"""One job: the ranges of dumps, scanned by any free executor, with results in one folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.reading import Dump
from bot_plugins.apps.spark import output, rows
from bot_plugins.apps.spark.counting import Counters, ScanTotals
from bot_plugins.apps.spark.errors import ExecutorError, SparkError, said_by_executor
from bot_plugins.apps.spark.ranges import ranges
from bot_plugins.apps.spark.shipping import shipped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, slots=True)
class Job:
    """What to scan, and where the results go.

    ``form`` is one of ``output.FORMATS``; ``partitions`` 0 chooses a number by the dumps' size.
    """

    dumps: tuple[Dump, ...]
    folder: str
    options: ScanOptions
    form: str = output.FORMATS[0]
    partitions: int = 0
    overwrite: bool = False


def scan(session: SparkSession, job: Job) -> ScanTotals:
    """Run a job; return its totals.

    Raises:
        SparkError: a file cannot be read or written, or executors cannot work.
    """
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    output.prepare(session, job.folder, overwrite=job.overwrite)
    counters = Counters.of(session.sparkContext)
    try:
        found = _found(session, job, counters)
        _write(found, job)
    except (PySparkException, Py4JJavaError) as error:
        whole = str(error)
        if said := said_by_executor(whole):
            raise ExecutorError(said) from error
        raise SparkError(f"Spark gave up: {whole.strip().splitlines()[0]}") from error
    return counters.totals()


def _write(found: DataFrame, job: Job) -> None:
    """Write in a thread, because Ctrl-C during a call to Java would end in tracebacks.

    This way it interrupts this thread, where pyspark's handler first makes Spark cancel the job.
    """
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(output.write, found, job.folder, job.form, overwrite=job.overwrite)
        done.result()


def _found(session: SparkSession, job: Job, counters: Counters) -> DataFrame:
    context = session.sparkContext
    pieces = ranges(job.dumps, job.partitions, context.defaultParallelism)
    work = shipped("ranges", job.options, counters)
    found = context.parallelize(pieces, len(pieces)).mapPartitions(work)
    return session.createDataFrame(found, rows.SCHEMA)
