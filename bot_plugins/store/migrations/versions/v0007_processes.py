"""The process of a run, so that a run that was ended by force is known to be over."""

from bot_plugins.store.migrations.pieces import NAME, column
from bot_plugins.store.migrations.steps import add_column

revision = "v0007"
down_revision = "v0006"


def upgrade() -> None:
    """Add the column; the processes of earlier runs are not known."""
    add_column("copyedit_run", column("process", NAME, nullable=True))
