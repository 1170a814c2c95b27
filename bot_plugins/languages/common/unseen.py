"""Patterns for markup that readers do not see, as triggers meet it in wikitext."""

from __future__ import annotations

_PLAIN_TAG = r"</?(?i:b|strong|big|small)\s*>"
"""The tags within a paragraph whose content is prose (``document.containers.PLAIN_TAGS``)."""
_ONE = rf"'|\]\]|\[\[[^\[\]]*\||{_PLAIN_TAG}"

SHOWN = rf"(?:{_ONE})*"
"""Apostrophes of bold and italics, ends of links, hidden link targets, and tags around plain
prose."""

UNSEEN = rf"(?:{_ONE}|\[\[)*"
"""The same, and the beginning of a link without a hidden target."""
