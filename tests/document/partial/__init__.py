"""Tests of bot_plugins.document.partial."""
