"""Tests of bot_plugins.text."""
