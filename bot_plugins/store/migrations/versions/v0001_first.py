"""The first tables: sites, runs, pages, proposals, findings, decisions, memory, saves."""

from sqlalchemy import BigInteger, Integer, SmallInteger, UniqueConstraint

from bot_plugins.store.columns import Exact, Moment
from bot_plugins.store.migrations.pieces import NAME, WORD, column, key, refers
from bot_plugins.store.migrations.steps import make_index, make_table

revision = "v0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    _make_what_pages_are()
    _make_findings()
    _make_decisions()
    _make_saves()
    for table, columns in INDEXES:
        make_index(table, *columns.split())


def _make_what_pages_are() -> None:
    make_table("copyedit_site", key(), column("name", NAME), UniqueConstraint("name"))
    make_table(
        "copyedit_run",
        key(),
        column("command", NAME),
        column("user", NAME),
        column("rules_version", WORD),
        column("started", Moment),
        column("ended", Moment, nullable=True),
        column("pages", Integer),
        column("findings", Integer),
        column("saves", Integer),
    )
    make_table(
        "copyedit_page",
        key(),
        refers("site"),
        column("title", Exact(1024)),
        column("pageid", BigInteger),
        column("url"),
        column("revid", BigInteger),
        column("rules_version", WORD),
        column("claimed_by", NAME, nullable=True),
        column("claimed_until", Moment, nullable=True),
        UniqueConstraint("site_id", "title"),
    )


def _make_findings() -> None:
    make_table(
        "copyedit_proposal",
        key(),
        refers("page"),
        refers("run"),
        column("base_revid", BigInteger),
        column("base_time", Moment, nullable=True),
        column("rules_version", WORD),
        column("created", Moment),
        column("is_open", SmallInteger, nullable=True),
        UniqueConstraint("page_id", "is_open"),
    )
    make_table(
        "copyedit_finding",
        key(),
        *map(refers, ("proposal", "page", "site", "run")),
        column("created", Moment),
        column("rule", NAME),
        column("applicability", WORD),
        column("start_offset", Integer),
        column("end_offset", Integer),
        column("line", Integer),
        column("before_text"),
        column("replacement"),
        column("edited", nullable=True),
        column("context_before", Exact(1200)),
        column("context_after", Exact(1200)),
        column("message"),
        column("state", WORD),
        column("reason"),
        column("claimed_by", NAME, nullable=True),
        column("claimed_until", Moment, nullable=True),
        UniqueConstraint("proposal_id", "start_offset", "end_offset", "rule"),
    )


def _make_decisions() -> None:
    make_table(
        "copyedit_decision",
        key(),
        refers("finding"),
        column("reviewer", NAME),
        column("decided", Moment),
        column("what", WORD),
        column("scope", WORD, nullable=True),
        column("replacement", nullable=True),
        column("previous", nullable=True),
        column("from_state", WORD),
        column("reason"),
        refers("decision", nullable=True, column="undoes_id"),
        UniqueConstraint("undoes_id"),
    )
    make_table(
        "copyedit_memory",
        key(),
        column("fingerprint", WORD),
        column("rule", NAME),
        column("before_text"),
        refers("page", nullable=True),
        refers("decision"),
        UniqueConstraint("decision_id"),
    )


def _make_saves() -> None:
    make_table(
        "copyedit_save",
        key(),
        refers("page"),
        refers("run"),
        column("saver", NAME),
        column("base_revid", BigInteger),
        column("sha1", Exact(40)),
        column("summary"),
        column("state", WORD),
        column("is_pending", SmallInteger, nullable=True),
        column("intended", Moment),
        column("finished", Moment, nullable=True),
        column("revid", BigInteger, nullable=True),
        column("reason"),
        column("undo_intended", Moment, nullable=True),
        column("undone", Moment, nullable=True),
        column("undone_revid", BigInteger, nullable=True),
        column("undone_by", NAME, nullable=True),
        column("undo_reason"),
        UniqueConstraint("page_id", "is_pending"),
        UniqueConstraint("page_id", "revid"),
    )
    make_table(
        "copyedit_save_finding",
        key(),
        refers("save"),
        refers("finding"),
        column("is_live", SmallInteger, nullable=True),
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
