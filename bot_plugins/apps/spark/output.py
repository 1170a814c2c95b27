"""Writing the results: Parquet or JSON Lines, in a folder that Spark writes as a whole.

Each partition is written elsewhere and moved into place when it is complete, by only one of its
attempts (Spark's OutputCommitCoordinator); when all are complete, the folder gets a file
``_SUCCESS``. So an executor that dies, or a partition that is tried again, adds nothing twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot_plugins.apps.spark.errors import OutputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FORMATS = ("parquet", "jsonl")
SUCCESS = "_SUCCESS"
OURS = ("part-", "_", ".")
"""Prefixes of the names of all files that Spark writes into such a folder."""
COMMIT = "mapreduce.fileoutputcommitter.algorithm.version"
"""Version 1 moves files into place when the whole job is done, version 2 after each partition: a
killed job would leave some behind. 1 is Spark's default, but a cluster's may be another
(https://spark.apache.org/docs/latest/configuration.html)."""


def prepare(session: SparkSession, folder: str, *, overwrite: bool) -> None:
    """Check, before anything is read, that results can go into ``folder``.

    Raises:
        OutputError: it has files already and ``overwrite`` is off, or files that Spark did not
            write, which are never replaced.
    """
    names = _names(session, folder)
    if not names:
        return
    if foreign := [name for name in names if not name.startswith(OURS)]:
        raise OutputError(
            f"{folder} holds {foreign[0]!r}, which is not a result: name another folder"
        )
    if not overwrite:
        state = "complete" if SUCCESS in names else "incomplete"
        raise OutputError(
            f"{folder} holds {state} results: --overwrite replaces them, or name another folder"
        )


def _names(session: SparkSession, folder: str) -> list[str]:
    """List a folder on any file system, as Spark sees it; empty if it is not there."""
    from py4j.protocol import Py4JJavaError

    context: Any = session.sparkContext
    try:
        path = context._jvm.org.apache.hadoop.fs.Path(folder)
        system = path.getFileSystem(context._jsc.hadoopConfiguration())
        if not system.exists(path):
            return []
        return sorted(status.getPath().getName() for status in system.listStatus(path))
    except Py4JJavaError as error:
        raise OutputError(f"{folder} cannot be listed: {error.java_exception}") from error


def write(found: DataFrame, folder: str, form: str, *, overwrite: bool) -> None:
    """Write findings into ``folder`` as one of :data:`FORMATS`.

    Without ``overwrite``, :func:`prepare` has checked that the folder is empty.
    """
    writer = found.write.mode("overwrite" if overwrite else "append").option(COMMIT, "1")
    if form == "parquet":
        writer.parquet(folder)
    else:
        writer.option("ignoreNullFields", "false").json(folder)
