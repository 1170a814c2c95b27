"""Alembic's environment, run for every command; the connection comes from ``migrating.py``."""

from alembic import context

from bot_plugins.store.schema import VERSION_TABLE, metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, version_table=VERSION_TABLE, compare_type=True
)
with context.begin_transaction():
    context.run_migrations()
