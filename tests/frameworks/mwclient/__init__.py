"""Tests of what only mwclient's package has; what all packages share is in contract."""
