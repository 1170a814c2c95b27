"""The first tables: sites, runs, pages, proposals, findings, decisions, memory, saves."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.types import TypeEngine

from bot_plugins.store.columns import Exact, Moment
from bot_plugins.store.migrations.steps import make_index, make_table

revision = "v0001"
down_revision = None

Kind = TypeEngine[Any] | type[TypeEngine[Any]]
ID = BigInteger().with_variant(Integer(), "sqlite")
WORD, NAME = Exact(32), Exact(255)


def upgrade() -> None:
    """Make everything."""
    _make_what_pages_are()
    _make_findings()
    _make_decisions()
    _make_saves()
    for table, columns in INDEXES:
        make_index(table, *columns.split())


def _key() -> Column[Any]:
    return Column("id", ID, primary_key=True)


def _refers(name: str, nullable: bool = False, column: str = "") -> Column[Any]:
    target = ForeignKey(f"copyedit_{name}.id")
    return Column(column or f"{name}_id", ID, target, nullable=nullable)


def _column(name: str, kind: Kind = Exact, nullable: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=nullable)


def _make_what_pages_are() -> None:
    make_table("copyedit_site", _key(), _column("name", NAME), UniqueConstraint("name"))
    make_table(
        "copyedit_run",
        _key(),
        _column("command", NAME),
        _column("user", NAME),
        _column("rules_version", WORD),
        _column("started", Moment),
        _column("ended", Moment, nullable=True),
        _column("pages", Integer),
        _column("findings", Integer),
        _column("saves", Integer),
    )
    make_table(
        "copyedit_page",
        _key(),
        _refers("site"),
        _column("title", Exact(1024)),
        _column("pageid", BigInteger),
        _column("url"),
        _column("revid", BigInteger),
        _column("rules_version", WORD),
        _column("claimed_by", NAME, nullable=True),
        _column("claimed_until", Moment, nullable=True),
        UniqueConstraint("site_id", "title"),
    )


def _make_findings() -> None:
    make_table(
        "copyedit_proposal",
        _key(),
        _refers("page"),
        _refers("run"),
        _column("base_revid", BigInteger),
        _column("base_time", Moment, nullable=True),
        _column("rules_version", WORD),
        _column("created", Moment),
        _column("is_open", SmallInteger, nullable=True),
        UniqueConstraint("page_id", "is_open"),
    )
    make_table(
        "copyedit_finding",
        _key(),
        *map(_refers, ("proposal", "page", "site", "run")),
        _column("created", Moment),
        _column("rule", NAME),
        _column("applicability", WORD),
        _column("start_offset", Integer),
        _column("end_offset", Integer),
        _column("line", Integer),
        _column("before_text"),
        _column("replacement"),
        _column("edited", nullable=True),
        _column("context_before", Exact(1200)),
        _column("context_after", Exact(1200)),
        _column("message"),
        _column("state", WORD),
        _column("reason"),
        _column("claimed_by", NAME, nullable=True),
        _column("claimed_until", Moment, nullable=True),
        UniqueConstraint("proposal_id", "start_offset", "end_offset", "rule"),
    )


def _make_decisions() -> None:
    make_table(
        "copyedit_decision",
        _key(),
        _refers("finding"),
        _column("reviewer", NAME),
        _column("decided", Moment),
        _column("what", WORD),
        _column("scope", WORD, nullable=True),
        _column("replacement", nullable=True),
        _column("previous", nullable=True),
        _column("from_state", WORD),
        _column("reason"),
        _refers("decision", nullable=True, column="undoes_id"),
        UniqueConstraint("undoes_id"),
    )
    make_table(
        "copyedit_memory",
        _key(),
        _column("fingerprint", WORD),
        _column("rule", NAME),
        _column("before_text"),
        _refers("page", nullable=True),
        _refers("decision"),
        UniqueConstraint("decision_id"),
    )


def _make_saves() -> None:
    make_table(
        "copyedit_save",
        _key(),
        _refers("page"),
        _refers("run"),
        _column("saver", NAME),
        _column("base_revid", BigInteger),
        _column("sha1", Exact(40)),
        _column("summary"),
        _column("state", WORD),
        _column("is_pending", SmallInteger, nullable=True),
        _column("intended", Moment),
        _column("finished", Moment, nullable=True),
        _column("revid", BigInteger, nullable=True),
        _column("reason"),
        _column("undo_intended", Moment, nullable=True),
        _column("undone", Moment, nullable=True),
        _column("undone_revid", BigInteger, nullable=True),
        _column("undone_by", NAME, nullable=True),
        _column("undo_reason"),
        UniqueConstraint("page_id", "is_pending"),
        UniqueConstraint("page_id", "revid"),
    )
    make_table(
        "copyedit_save_finding",
        _key(),
        _refers("save"),
        _refers("finding"),
        _column("is_live", SmallInteger, nullable=True),
        UniqueConstraint("save_id", "finding_id"),
        UniqueConstraint("finding_id", "is_live"),
    )


INDEXES = (
    ("copyedit_finding", "page_id"),
    ("copyedit_finding", "state page_id"),
    ("copyedit_finding", "state"),
    ("copyedit_finding", "state rule"),
    ("copyedit_finding", "state applicability"),
    ("copyedit_finding", "state site_id"),
    ("copyedit_finding", "state run_id"),
    ("copyedit_finding", "state created"),
    ("copyedit_finding", "site_id rule state"),
    ("copyedit_decision", "finding_id"),
    ("copyedit_decision", "reviewer decided"),
    ("copyedit_decision", "decided"),
    ("copyedit_memory", "fingerprint"),
    ("copyedit_save", "is_pending"),
    ("copyedit_save", "run_id"),
    ("copyedit_save", "finished"),
)
