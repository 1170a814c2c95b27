"""Tests of watching our own work."""
