"""Debian's packages that the tests of Spark need, and what of them is not there."""

from __future__ import annotations

import os
import shutil

PACKAGES = ("default-jre-headless",)
"""Java 17 in Debian 12, and 21 after it: Spark 4 takes both. pyspark is an extra of ours."""


def missing() -> list[str]:
    """Return what is not there, one phrase per thing; empty means ready."""
    return [] if os.environ.get("JAVA_HOME") or shutil.which("java") else ["Java (no 'java')"]
