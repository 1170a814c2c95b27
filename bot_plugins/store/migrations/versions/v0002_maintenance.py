"""What scheduled passes keep: tasks, bookmarks, readings, passes, rules that are switched off."""

from sqlalchemy import BigInteger, Integer, SmallInteger, UniqueConstraint

from bot_plugins.store.columns import Moment
from bot_plugins.store.migrations.pieces import NAME, WORD, column, key, refers
from bot_plugins.store.migrations.steps import add_column, make_index, make_table

revision = "v0002"
down_revision = "v0001"


def upgrade() -> None:
    """Make the tables; let saves be looked after and undone in part, moved pages be found."""
    add_column("copyedit_save", column("watched_revid", BigInteger, nullable=True))
    add_column("copyedit_save_finding", column("undone", Moment, nullable=True))
    add_column("copyedit_save_finding", column("undone_revid", BigInteger, nullable=True))
    add_column("copyedit_save_finding", column("undone_by", NAME, nullable=True))
    _make_tasks()
    _make_passes()
    make_index("copyedit_maintenance", "task_id")
    make_index("copyedit_page", "site_id", "pageid")


def _make_tasks() -> None:
    make_table(
        "copyedit_task",
        key(),
        refers("site"),
        column("name", NAME),
        UniqueConstraint("site_id", "name"),
    )
    make_table(
        "copyedit_bookmark",
        key(),
        refers("task"),
        column("name", NAME),
        column("value"),
        column("updated", Moment),
        UniqueConstraint("task_id", "name"),
    )
    make_table(
        "copyedit_reading",
        key(),
        refers("task"),
        column("pageid", BigInteger),
        column("revid", BigInteger),
        column("rules_version", WORD),
        UniqueConstraint("task_id", "pageid"),
    )


def _make_passes() -> None:
    make_table(
        "copyedit_maintenance",
        key(),
        refers("run"),
        refers("task"),
        column("code", Integer, nullable=True),
        column("reason"),
        column("figures"),
        UniqueConstraint("run_id"),
    )
    make_table(
        "copyedit_switch",
        key(),
        refers("site"),
        column("rule", NAME),
        column("is_off", SmallInteger, nullable=True),
        column("off_at", Moment),
        column("reason"),
        column("on_at", Moment, nullable=True),
        column("on_by", NAME, nullable=True),
        UniqueConstraint("site_id", "rule", "is_off"),
    )
