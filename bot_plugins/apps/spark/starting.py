"""Starting Spark, or joining the job that ``spark-submit`` has started.

On this machine only (``local[2]``, ``local-cluster[2,1,1024]``), everything listens on
127.0.0.1 and no web page is served; on a cluster, the cluster's own configuration applies.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot_plugins.apps.spark.errors import SparkError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NAME = "copyedit"
INSTALL = "pip install '.[spark]'"
JAVA = "version 17 or later for Spark 4; on Debian: apt-get install default-jre-headless"
LOOPBACK = "127.0.0.1"
LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": LOOPBACK,
    "spark.driver.host": LOOPBACK,
    # Errors are reported at the end, in one line; Spark's log would take pages.
    "spark.log.level": "OFF",
}


@contextmanager
def started(master: str = "", conf: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """Yield a session and stop it afterwards.

    ``master`` is Spark's address of the cluster; empty leaves it to ``spark-submit`` or Spark's
    configuration, whose default is all cores of this machine.

    Raises:
        SparkError: pyspark or Java is missing, or Spark does not start.
    """
    builder = _builder()
    for key, value in {**_own(master), **(conf or {})}.items():
        builder = builder.config(key, value)
    session = _start(builder.master(master) if master else builder)
    try:
        yield session
    finally:
        session.stop()


def _builder() -> SparkSession.Builder:
    missing = [
        *([] if _has_pyspark() else [f"this needs pyspark: {INSTALL} (490 MB)"]),
        *([] if _has_java() else [f"this needs Java, and none was found: {JAVA}"]),
    ]
    if missing:
        raise SparkError("; ".join(missing))
    from pyspark.sql import SparkSession

    builder: SparkSession.Builder = SparkSession.builder
    return builder.appName(NAME)


def _has_pyspark() -> bool:
    try:
        import pyspark  # noqa: F401 - to see whether it is there
    except ImportError:
        return False
    return True


def _has_java() -> bool:
    """Tell whether Java is where Spark looks for it: in JAVA_HOME, then in PATH."""
    home = os.environ.get("JAVA_HOME")
    return Path(home, "bin", "java").exists() if home else shutil.which("java") is not None


def _own(master: str) -> dict[str, str]:
    """Return the configuration for Spark on this machine only; nothing for a cluster."""
    if is_submitted() or not master.startswith("local"):
        return {}
    os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    progress = str(sys.stderr.isatty()).lower()
    return {**LOCAL, "spark.ui.showConsoleProgress": progress}


def is_submitted() -> bool:
    """Tell whether ``spark-submit`` has started this process, and Java before it."""
    return "PYSPARK_GATEWAY_PORT" in os.environ


def _start(builder: SparkSession.Builder) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        first = str(error).partition("\n")[0]
        raise SparkError(f"Spark does not start (Java must be {JAVA}): {first}") from error
