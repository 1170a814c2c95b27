"""Tests; some of these packages are commands: tests.wiki, tests.demo, tests.bench."""
