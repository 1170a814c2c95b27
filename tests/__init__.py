"""Tests, in the folders of what they test; what they need is in tests.harness."""
