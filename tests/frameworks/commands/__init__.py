"""Tests of what the commands of all frameworks share."""
