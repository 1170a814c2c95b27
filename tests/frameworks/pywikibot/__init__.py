"""Tests of bot_plugins.frameworks.pywikibot, against a real wiki."""
