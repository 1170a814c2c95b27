"""Verb forms are read with a parser, one agreement a rule, and the rules are named after it."""

from alembic import op

from bot_plugins.store.migrations.renaming import rename

revision = "v0005"
down_revision = "v0004"

RENAMED = {
    "be_base": "participle_after_be",
    "be_past": "participle_after_be",
    "begun_ving": "noun_participle",
    "did_past": "base_after_do",
    "have_base": "participle_after_have",
    "have_past": "participle_after_have",
    "have_lead": "lead_led",
    "modal_participle": "base_after_modal",
    "modal_past": "base_after_modal",
    "to_past": "base_after_to",
    "took_place": "superfluous_be",
}


def upgrade() -> None:
    """Give what people decided about these rules their new names."""
    rename(op.get_bind(), RENAMED)
