"""Extensions that come with MediaWiki, switched on in a test wiki.

Debian's package has them: AbuseFilter, ConfirmEdit, TitleBlacklist
(https://www.mediawiki.org/wiki/Bundled_extensions_and_skins).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Literal

from tests.harness.wiki import Wiki, paths

_PREFIXES = ("/*_*/", "/*i*/")
"""What MediaWiki replaces in its table definitions by the tables' prefix (Manual:Schema)."""


def use_abuse_filter(wiki: Wiki) -> None:
    """Switch AbuseFilter on, without any filter."""
    wiki.configure("wfLoadExtension( 'AbuseFilter' );")
    schema = paths.mediawiki() / "extensions/AbuseFilter/db_patches/sqlite/tables-generated.sql"
    statements = schema.read_text(encoding="utf-8")
    for prefix in _PREFIXES:
        statements = statements.replace(prefix, "")
    _on(wiki, lambda database: database.executescript(statements))


def add_filter(
    wiki: Wiki,
    pattern: str,
    action: Literal["warn", "disallow"],
    description: str,
    message: str = "",
) -> None:
    """Add a filter (Extension:AbuseFilter/Rules_format); ``message`` is the key of its own text."""
    about = (pattern, 1, "Admin", "20240101000000", 1, "", description, 0, action, "default")

    def insert(database: sqlite3.Connection) -> None:
        row = database.execute(_INSERT, about)
        consequence = (row.lastrowid, action, message or _MESSAGES[action])
        database.execute("INSERT INTO abuse_filter_action VALUES (?, ?, ?)", consequence)

    _on(wiki, insert)


_MESSAGES = {"warn": "abusefilter-warning", "disallow": "abusefilter-disallowed"}
_INSERT = """
INSERT INTO abuse_filter (
    af_pattern, af_user, af_user_text, af_timestamp, af_enabled, af_comments,
    af_public_comments, af_hidden, af_actions, af_group
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def use_title_blacklist(wiki: Wiki) -> None:
    """Switch TitleBlacklist on; MediaWiki:Titleblacklist is its list."""
    wiki.configure("wfLoadExtension( 'TitleBlacklist' );")


def use_captcha(wiki: Wiki) -> None:
    """Ask for a captcha with every edit (Extension:ConfirmEdit), whoever makes it."""
    wiki.configure(
        "wfLoadExtensions( [ 'ConfirmEdit', 'ConfirmEdit/QuestyCaptcha' ] );"
        " $wgCaptchaQuestions = [ 'What grinds?' => [ 'a mill' ] ];"
        " $wgCaptchaTriggers['edit'] = true;"
        " $wgGroupPermissions['bot']['skipcaptcha'] = false;"
    )


def _on(wiki: Wiki, work: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(wiki.folder / "data/wiki.sqlite")) as database, database:
        work(database)
