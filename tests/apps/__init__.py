"""Tests of bot_plugins.apps."""
