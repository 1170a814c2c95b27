"""One row per page with findings, with the keys of the JSON Lines of ``pwb copyedit_scan``.

A finding is identified by its site, pageid, revid, rule, start, end, before and after. No two
findings are equal in all of these, and the review queue distinguishes findings by them too: rows
that come twice, because two jobs scanned the same dump, add nothing new.
"""

from __future__ import annotations

from typing import Any

from bot_plugins.apps.scan.found import Found
from bot_plugins.core.change import ROW, TYPES

Row = tuple[Any, ...]
"""A page, in the order of :data:`SCHEMA`."""
_KINDS = {int: "int", bool: "boolean", tuple[str, ...]: "array<string>"}
_FINDING = ", ".join(f"{name}: {_KINDS.get(TYPES[name], 'string')}" for name in ROW)
SCHEMA = f"""
    site string, title string, namespace int, pageid bigint, revid bigint, timestamp string,
    summary string,
    findings array<struct<{_FINDING}>>
"""
"""A row in Spark's syntax; ``start`` and ``end`` count code points of the page's wikitext."""


def row(found: Found) -> Row:
    """Return a page as tuples for Spark, which cost less to send than names and values."""
    page = found.as_row()
    findings = [tuple(finding.values()) for finding in page.pop("findings")]
    return (*page.values(), findings)
