"""The files of a dry run: a page to read, JSON Lines to count and a diff to apply."""

from bot_plugins.ui.report.totals import RunTotals
from bot_plugins.ui.report.writer import ReportError, ReportWriter

__all__ = ["ReportError", "ReportWriter", "RunTotals"]
