"""Tests of the prefilter."""
