"""The configuration of scheduled passes."""
