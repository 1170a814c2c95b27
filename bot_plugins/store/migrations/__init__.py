"""Migrations of the tables: one file in ``versions`` per change, run in order by Alembic.

To change the tables: change ``schema.py``; add ``versions/v0002_WHAT.py`` after the pattern of the
first, with ``down_revision`` naming the previous one. A column for a field of a change is nullable:
older rows have no value, and get the field's default. Tests compare the result with ``schema.py``
on every database. A migration never imports ``schema.py``, which keeps changing, and each of its
steps can be repeated (``steps.py``).
"""
