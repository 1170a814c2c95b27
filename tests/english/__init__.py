"""Tests of bot_plugins.english."""
