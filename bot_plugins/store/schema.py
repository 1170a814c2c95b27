"""The database tables. ``migrations`` creates them step by step; tests compare both.

Every name starts with ``copyedit_``, because a MariaDB database is often shared with other tools.
Unique constraints prevent duplicates: where only rows in a certain state exclude each other, a
column holds 1 in that state and otherwise NULL, which equals nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
)
from sqlalchemy.sql.schema import SchemaItem

from bot_plugins.store.columns import Exact, Moment, TextList

PREFIX = "copyedit_"
VERSION_TABLE = f"{PREFIX}version"
MIGRATIONS = tuple(
    sorted(file.stem[:5] for file in (Path(__file__).parent / "migrations/versions").glob("v*.py"))
)
"""The names of the migrations, the oldest first."""
HEAD = MIGRATIONS[-1]
"""The name of the newest migration, to which ``open_store`` brings every database."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ID = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers INTEGER keys by itself

WORD, NAME, TITLE, CONTEXT = 32, 255, 1024, 1200
"""Greatest lengths in bytes. In MediaWiki, user names and titles without their namespace have up to
255 (https://www.mediawiki.org/wiki/Manual:Page_title); a context has 300 code points."""

metadata = MetaData(naming_convention=NAMES)


def _table(name: str, *items: SchemaItem) -> Table[Any]:
    number = Column("id", ID, primary_key=True)
    return Table(
        f"{PREFIX}{name}",
        metadata,
        number,
        *items,
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


def _refers(name: str, *, nullable: bool = False) -> Column[Any]:
    """Return the column ``name_id`` that refers to the table ``name``."""
    return Column(f"{name}_id", ID, ForeignKey(f"{PREFIX}{name}.id"), nullable=nullable)


def _text(
    name: str, most: int | None = None, *, nullable: bool = False, key: str | None = None
) -> Column[Any]:
    kind = Exact() if most is None else Exact(most)
    return Column(name, kind, nullable=nullable, key=key or name)


def _time(name: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, Moment(), nullable=nullable)


def _number(
    name: str, kind: type[Integer] = Integer, *, nullable: bool = False, key: str | None = None
) -> Column[Any]:
    return Column(name, kind, nullable=nullable, key=key or name)


site = _table("site", _text("name", NAME), UniqueConstraint("name"))
"""A wiki, by the name its framework gives it."""

run = _table(
    "run",
    _text("command", NAME),
    _text("user", NAME),
    _text("rules_version", WORD),
    _time("started", nullable=False),
    _time("ended"),
    _number("pages"),
    _number("findings"),
    _number("saves"),
    _text("process", NAME, nullable=True),
    _time("alive"),
)
"""One start of a command, its process (``process_ids``; None if unknown), what it counted (pages
read, findings added, pages saved), and its last sign of life (None if it gives none)."""

page = _table(
    "page",
    _refers("site"),
    _text("title", TITLE),
    _number("pageid", BigInteger),
    _text("url"),
    _number("revid", BigInteger),
    _text("rules_version", WORD),
    _text("claimed_by", NAME, nullable=True),
    _time("claimed_until"),
    UniqueConstraint("site_id", "title"),
    Index(None, "site_id", "pageid"),
)
"""A page, its newest revision that was checked, by which rules, and who saves it.

``pageid`` is its page id on the wiki, 0 when unknown; it identifies a page that was moved.
"""

proposal = _table(
    "proposal",
    _refers("page"),
    _refers("run"),
    _number("base_revid", BigInteger),
    _time("base_time"),
    _text("rules_version", WORD),
    _time("created", nullable=False),
    _number("is_open", SmallInteger, nullable=True),
    UniqueConstraint("page_id", "is_open"),
)
"""What was proposed for one revision. ``is_open`` is NULL once a newer one has replaced it."""

finding = _table(
    "finding",
    _refers("proposal"),
    _refers("page"),
    _refers("site"),
    _refers("run"),
    _time("created", nullable=False),
    _text("rule", NAME),
    _text("applicability", WORD),
    _number("start_offset", key="start"),
    _number("end_offset", key="end"),
    _number("line"),
    _text("before_text", key="before"),
    _text("replacement", key="after"),
    _text("edited", nullable=True),
    _text("context_before", CONTEXT),
    _text("context_after", CONTEXT),
    _text("message"),
    _text("state", WORD),
    _text("reason"),
    _text("claimed_by", NAME, nullable=True),
    _time("claimed_until"),
    Column("alternatives", TextList(), nullable=True),
    _number("is_choice", SmallInteger, nullable=True),
    UniqueConstraint("proposal_id", "start", "end", "rule"),
    Index(None, "page_id"),
    Index(None, "state", "page_id"),
    Index(None, "state"),
    Index(None, "state", "rule"),
    Index(None, "state", "applicability"),
    Index(None, "state", "site_id"),
    Index(None, "state", "run_id"),
    Index(None, "state", "created"),
    Index(None, "site_id", "rule", "applicability", "state"),
)
"""One proposed change (``Change``), its state, and who reviews it.

A column whose name or key is that of a value of a change (``core.change.FLAT``) stores that value;
``findings`` converts them. Offsets are code points of the base revision of its proposal. ``edited``
is a person's replacement; ``is_choice`` is 1 if that is one of the rule's own. ``run`` is the run
that found it first. ``claimed_by`` is who reviews it now: a column, not a table, so that a finding
cannot have two claims. In SQLite and InnoDB each index ends with the primary key: rows with one
state, and one rule or site or run, are in the order of lists.
"""

decision = _table(
    "decision",
    _refers("finding"),
    _text("reviewer", NAME),
    _time("decided", nullable=False),
    _text("what", WORD),
    _text("scope", WORD, nullable=True),
    _text("replacement", nullable=True),
    _text("previous", nullable=True),
    _text("from_state", WORD),
    _text("reason"),
    Column("undoes_id", ID, ForeignKey(f"{PREFIX}decision.id"), nullable=True),
    UniqueConstraint("undoes_id"),
    Index(None, "finding_id"),
    Index(None, "reviewer", "decided"),
    Index(None, "decided"),
)
"""The log of decisions: rows are added, never changed.

``previous`` and ``from_state`` are the finding's ``edited`` and ``state`` before the decision.
"""

memory = _table(
    "memory",
    _text("fingerprint", WORD),
    _text("rule", NAME),
    _text("before_text"),
    _refers("page", nullable=True),
    _refers("decision"),
    UniqueConstraint("decision_id"),
    Index(None, "fingerprint"),
)
"""What people called no error: on a page, or everywhere (``page`` is NULL). The decision has who
said so, and when."""

save = _table(
    "save",
    _refers("page"),
    _refers("run"),
    _text("saver", NAME),
    _number("base_revid", BigInteger),
    _text("sha1", 40),
    _text("summary"),
    _text("state", WORD),
    _number("is_pending", SmallInteger, nullable=True),
    _time("intended", nullable=False),
    _time("finished"),
    _number("revid", BigInteger, nullable=True),
    _text("reason"),
    _time("undo_intended"),
    _time("undone"),
    _number("undone_revid", BigInteger, nullable=True),
    _text("undone_by", NAME, nullable=True),
    _text("undo_reason"),
    _number("watched_revid", BigInteger, nullable=True),
    UniqueConstraint("page_id", "is_pending"),
    UniqueConstraint("page_id", "revid"),
    Index(None, "is_pending"),
    Index(None, "run_id"),
    Index(None, "finished"),
)
"""One page edit of ours: recorded before it is sent, then how it ended, then its undoing.

``sha1`` is that of the new text in UTF-8, 40 hexadecimal digits, as MediaWiki's API gives it.
``watched_revid`` is the page's latest revision when the save was last checked for reverts; NULL
until then.
"""

save_finding = _table(
    "save_finding",
    _refers("save"),
    _refers("finding"),
    _number("is_live", SmallInteger, nullable=True),
    _time("undone"),
    _number("undone_revid", BigInteger, nullable=True),
    _text("undone_by", NAME, nullable=True),
    UniqueConstraint("save_id", "finding_id"),
    UniqueConstraint("finding_id", "is_live"),
)
"""The findings that a save makes. ``is_live`` is NULL for a failed save: it may be tried again.

``undone`` is set if a finding was taken back without the rest; if all were, the save has it.
"""

task = _table(
    "task",
    _refers("site"),
    _text("name", NAME),
    UniqueConstraint("site_id", "name"),
)
"""A scheduled task on a wiki, by the name its configuration gives it."""

bookmark = _table(
    "bookmark",
    _refers("task"),
    _text("name", NAME),
    _text("value"),
    _time("updated", nullable=False),
    UniqueConstraint("task_id", "name"),
)
"""A value that a task stores between passes: how far it read a list, the last good settings."""

reading = _table(
    "reading",
    _refers("task"),
    _number("pageid", BigInteger),
    _number("revid", BigInteger),
    _text("rules_version", WORD),
    UniqueConstraint("task_id", "pageid"),
)
"""The last revision of a page that a task has read, and by which rules. ``pageid`` is the wiki's
page id, which a move does not change; pages without findings have a row here too."""

maintenance = _table(
    "maintenance",
    _refers("run"),
    _refers("task"),
    _number("code", nullable=True),
    _text("reason"),
    _text("figures"),
    UniqueConstraint("run_id"),
    Index(None, "task_id"),
)
"""A pass of a task: a run with an exit code (NULL while it runs, or if it was killed), the reason
why it ended early, and all its figures as a JSON object of numbers."""

switch = _table(
    "switch",
    _refers("site"),
    _text("rule", NAME),
    _number("is_off", SmallInteger, nullable=True),
    _time("off_at", nullable=False),
    _text("reason"),
    _time("on_at"),
    _text("on_by", NAME, nullable=True),
    UniqueConstraint("site_id", "rule", "is_off"),
)
"""A rule that was switched off on a wiki, why, and who switched it on again; ``is_off`` is NULL
from then on."""
