"""Commands of runs without what may be secret: earlier versions kept whole command lines."""

from alembic import op
from sqlalchemy import column, select, table, update

from bot_plugins.store.columns import Exact
from bot_plugins.store.tasks import harmless

revision = "v0003"
down_revision = "v0002"

RUN = table("copyedit_run", column("command", Exact(255)))


def upgrade() -> None:
    """Drop what is not known to be harmless; SQLite overwrites it in its file."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # Otherwise the bytes stay in the file until others are put there
        # (https://sqlite.org/pragma.html#pragma_secure_delete).
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    for command in connection.scalars(select(RUN.c.command).distinct()).all():
        if command != harmless(command):
            mended = update(RUN).where(RUN.c.command == command)
            connection.execute(mended.values(command=harmless(command)))
