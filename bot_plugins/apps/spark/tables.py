"""Scanning the pages in a table that Spark can read, such as Wikimedia's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.spark import rows
from bot_plugins.apps.spark.counting import UNCOUNTED, Counters
from bot_plugins.apps.spark.shipping import shipped

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame


@dataclass(frozen=True, slots=True)
class Columns:
    """SQL expressions over a table's columns for the values that a scan needs.

    ``title`` includes its namespace's name, with spaces or underscores; ``text`` is wikitext, and
    pages without text are left out. An empty expression means that the table does not have the
    value: then all pages count as in namespace 0, and the page's id and the revision's time stay
    unknown.
    """

    title: str = "title"
    revid: str = "revid"
    text: str = "text"
    namespace: str = ""
    pageid: str = ""
    timestamp: str = ""


WIKIMEDIA = Columns(
    title="page_title",
    revid="revision_id",
    text="revision_content_slots['main'].content_body",
    namespace="page_namespace_id",
    pageid="page_id",
    timestamp="revision_dt",
)
"""The columns of wmf_content.mediawiki_content_current_v1
(https://wikitech.wikimedia.org/wiki/Data_Platform/Data_Lake/Content/Mediawiki_content_current_v1)."""


def findings(
    pages: DataFrame,
    options: ScanOptions,
    columns: Columns = Columns(),
    counters: Counters = UNCOUNTED,
) -> DataFrame:
    """Return one row per page with findings, with the columns of ``rows.SCHEMA``.

    Spark pickles rows for Python at some 500 MB/s on two cores: faster than they are read there,
    so that Arrow would only be one more thing to install on every machine.
    """
    work = shipped("pages", options, counters)
    found = _wanted(pages, options, columns).rdd.mapPartitions(work)
    return pages.sparkSession.createDataFrame(found, rows.SCHEMA)


def _wanted(pages: DataFrame, options: ScanOptions, columns: Columns) -> DataFrame:
    """Return what ``working`` needs of each page, so that Spark can skip the rest at the source."""
    from pyspark.sql import functions as sql

    if columns.namespace and options.namespaces is not None:
        among = sql.expr(columns.namespace).isin(sorted(options.namespaces))
        pages = pages.where(among)
    pages = pages.where(sql.expr(columns.text).isNotNull())
    return pages.select(
        sql.translate(sql.expr(columns.title), "_", " ").alias("title"),
        _number(columns.namespace, "int").alias("namespace"),
        _number(columns.pageid, "bigint").alias("pageid"),
        _number(columns.revid, "bigint").alias("revid"),
        # Seconds since 1970: a time would reach Python in the executor's own time zone.
        _seconds(columns.timestamp).alias("seconds"),
        sql.expr(columns.text).alias("text"),
    )


def _number(expression: str, kind: str) -> Column:
    from pyspark.sql import functions as sql

    return (sql.expr(expression) if expression else sql.lit(0)).cast(kind)


def _seconds(expression: str) -> Column:
    from pyspark.sql import functions as sql

    time = sql.expr(expression) if expression else sql.lit(None)
    return time.cast("timestamp").cast("bigint")
