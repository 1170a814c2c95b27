"""Tests of the review queue's database, each on SQLite and on a real MariaDB server."""
