"""The tables. How they came about step by step is in ``migrations``; tests hold both equal.

Every name starts with ``copyedit_``, for a MariaDB database is often shared with other tools.
"Doubles" are made impossible by unique constraints: where only rows in a certain state exclude
each other, a column holds 1 in that state and NULL, which equals nothing, otherwise.
"""

from __future__ import annotations

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
HEAD = "v0006"
"""The newest migration, by name; what ``open_store`` brings every database to."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ID = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers INTEGER keys by itself

WORD, NAME, TITLE, CONTEXT = 32, 255, 1024, 1200
"""Greatest lengths in bytes. MediaWiki: user names and titles without their namespace have up
to 255 (https://www.mediawiki.org/wiki/Manual:Page_title); a context has 300 code points."""

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


def _text(name: str, most: int | None = None, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Exact() if most is None else Exact(most), nullable=nullable)


def _time(name: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, Moment(), nullable=nullable)


def _number(name: str, kind: type[Integer] = Integer, *, nullable: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=nullable)


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
)
"""One start of a command, and what it counted: pages read, findings added, pages saved."""

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
"""A page, the newest of its revisions that was looked at, by which rules, and who saves it.

``pageid`` is the wiki's number of it, 0 when unknown; a page that was moved is known by it.
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
"""What was proposed for one revision. ``is_open`` is NULL once a newer one took its place."""

finding = _table(
    "finding",
    _refers("proposal"),
    _refers("page"),
    _refers("site"),
    _refers("run"),
    _time("created", nullable=False),
    _text("rule", NAME),
    _text("applicability", WORD),
    _number("start_offset"),
    _number("end_offset"),
    _number("line"),
    _text("before_text"),
    _text("replacement"),
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
    UniqueConstraint("proposal_id", "start_offset", "end_offset", "rule"),
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
"""One proposed change. Offsets are code points of the base revision of its proposal.

``replacement`` is what the rule proposed first, ``alternatives`` what else it offers, ``edited``
what a person made of it; ``is_choice`` is 1 where that is one of the rule's own. ``run`` is the run
that saw it first. Who reviews it now is ``claimed_by``: a column, not a table, so that two
claims on one finding cannot be written down. Each index ends, in SQLite and InnoDB alike, with
the primary key: what has one state, and one rule or site or run, stands in it in the order of
lists.
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

``previous`` and ``from_state`` are what the finding had in ``edited`` and ``state`` before.
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
"""What is not an error: on a page, or everywhere (``page`` is NULL). Who said so, and when,
is in the decision."""

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
"""One page edit of ours: announced before it is sent, then how it ended, then its undoing.

``sha1`` is that of the new text in UTF-8, 40 hexadecimal digits, as MediaWiki's API gives it.
``watched_revid`` is the page's latest revision when it was last seen what became of the save;
NULL as long as nobody has looked.
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
"""Which findings a save makes. ``is_live`` is NULL for a failed save: it may be tried again.

``undone`` is set where a finding was taken back without the rest; of a whole save the save says.
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
"""What a task keeps from pass to pass: how far a list of pages was read, the last good settings."""

reading = _table(
    "reading",
    _refers("task"),
    _number("pageid", BigInteger),
    _number("revid", BigInteger),
    _text("rules_version", WORD),
    UniqueConstraint("task_id", "pageid"),
)
"""The last revision of a page that a task has read, and by which rules. ``pageid`` is the wiki's
number, which a move does not change; pages without findings have a row here too."""

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
"""A pass of a task: a run with an exit code (NULL while it goes on, and when it was killed), the
reason why it ended early, and all its figures as a JSON object of numbers."""

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
