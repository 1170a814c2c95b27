"""Tests of ``python -m bot_plugins``."""
