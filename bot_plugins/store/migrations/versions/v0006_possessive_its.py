"""The rule for the possessive "its" acts before every noun, not only before "own"."""

from alembic import op

from bot_plugins.store.migrations.renaming import rename

revision = "v0006"
down_revision = "v0005"

RENAMED = {"its_own": "possessive_its"}


def upgrade() -> None:
    """Give what people decided about this rule its new name."""
    rename(op.get_bind(), RENAMED)
