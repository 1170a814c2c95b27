"""Tests of bot_plugins.languages.english."""
