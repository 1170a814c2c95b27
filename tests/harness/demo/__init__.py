"""``make demo``: a dry run on a wiki of one's own. See ``python -m tests.harness.demo -h``."""
