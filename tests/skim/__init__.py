"""Tests of the skim."""
