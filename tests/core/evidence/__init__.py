"""Tests of bot_plugins.core.evidence."""
