"""The words to the left and right of a place in a text."""

from __future__ import annotations

import re

LAST_WORD = re.compile(r"\w+\W*\Z")
"""The last word of the text to the left, and what is between it and the place."""
FIRST_WORD = re.compile(r"\W*\w+")
"""The first word of the text to the right, and what is between the place and it."""
