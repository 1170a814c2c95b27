"""A page with two slips that trusted rules mend, and two that need a person."""

from __future__ import annotations

MILL = (
    "The mill had began to grind in 1911.The town grew around it.\n\n"
    "Its wheel was broken.The owner sold it soon after the the war."
)
TRUSTED = (
    "The mill had began to grind in 1911. The town grew around it.\n\n"
    "Its wheel was broken. The owner sold it soon after the the war."
)
ALL = (
    "The mill had begun to grind in 1911. The town grew around it.\n\n"
    "Its wheel was broken. The owner sold it soon after the war."
)
RULES = ["participle_after_have", "space_after_full_stop", "space_after_full_stop", "repeated_word"]
"""The rules that find the slips, in the order of the text."""
TRUSTED_SUMMARY = "Copyedit: space after full stop (2)"
"""The summary of an edit that makes the trusted changes."""
