"""Tests of bot_plugins.ui."""
