"""The last sign of life of a run, by which other machines know that it was ended by force."""

from bot_plugins.store.columns import Moment
from bot_plugins.store.migrations.pieces import column
from bot_plugins.store.migrations.steps import add_column

revision = "v0008"
down_revision = "v0007"


def upgrade() -> None:
    """Add the column; earlier runs gave no signs of life."""
    add_column("copyedit_run", column("alive", Moment, nullable=True))
