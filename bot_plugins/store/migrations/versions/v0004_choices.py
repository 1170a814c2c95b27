"""Alternatives to a finding's replacement, and whether a person picked one of them."""

from sqlalchemy import SmallInteger

from bot_plugins.store.migrations.pieces import column
from bot_plugins.store.migrations.steps import add_column, drop_index, make_index

revision = "v0004"
down_revision = "v0003"


def upgrade() -> None:
    """Add the columns; what is there has no alternatives. Figures are counted by applicability."""
    add_column("copyedit_finding", column("alternatives", nullable=True))
    add_column("copyedit_finding", column("is_choice", SmallInteger, nullable=True))
    make_index("copyedit_finding", "site_id", "rule", "applicability", "state")
    drop_index("copyedit_finding", "site_id", "rule", "state")
