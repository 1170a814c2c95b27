"""Tests of scans on Spark."""
