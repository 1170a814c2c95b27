"""What can go wrong with a job, in one line for a person."""

from __future__ import annotations

MARK = "copyedit: "
"""Stands before what an executor has to say, which Spark hands on inside a long traceback."""


class SparkError(Exception):
    """A job cannot be started, or did not end well; the message says why and the way out."""


class OutputError(SparkError):
    """Results cannot be written where they were to go."""


class ExecutorError(SparkError):
    """An executor cannot work; made there, so the message names its host."""


def said_by_executor(whole: str) -> str:
    """Return what an executor said, out of Spark's words about the failure; empty if nothing."""
    for line in whole.splitlines():
        _, found, words = line.partition(f"Error: {MARK}")
        if found:
            return words.strip()
    return ""
