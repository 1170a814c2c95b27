"""Tests of bot_plugins.rules."""
