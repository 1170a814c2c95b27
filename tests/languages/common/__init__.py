"""Tests of bot_plugins.languages.common."""
