"""How the tables came about: one file in ``versions`` per change, run in order by Alembic.

To change the tables: change ``schema.py``; add ``versions/v0002_WHAT.py`` after the pattern of
the first, with ``down_revision`` naming the one before; set ``schema.HEAD`` to its name. Tests
compare the outcome with ``schema.py`` on every database. A migration never imports
``schema.py``, which goes on changing, and each of its steps can be repeated (``steps.py``).
"""
