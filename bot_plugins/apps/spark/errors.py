"""The errors of a job, each with a message of one line for a person."""

from __future__ import annotations

MARK = "copyedit: "
"""Precedes an executor's message, which Spark passes on inside a long traceback."""


class SparkError(Exception):
    """A job cannot be started, or has failed; the message says why and what to do."""


class OutputError(SparkError):
    """Results cannot be written to the folder that was named."""


class ExecutorError(SparkError):
    """An executor cannot work; the message comes from there, and names its host."""


def said_by_executor(whole: str) -> str:
    """Return an executor's message from Spark's text about the failure; empty if there is none."""
    for line in whole.splitlines():
        _, found, words = line.partition(f"Error: {MARK}")
        if found:
            return words.strip()
    return ""
