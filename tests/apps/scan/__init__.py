"""Tests of whole dumps."""
