"""Tests of bot_plugins.community.patterns."""
