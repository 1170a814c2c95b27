"""Markup that a reader does not see, as a trigger meets it in wikitext."""

from __future__ import annotations

_PLAIN_TAG = r"</?(?i:b|strong|big|small)\s*>"
"""The tags within a paragraph whose inside is prose (``document.markup.PLAIN_TAGS``)."""
_ONE = rf"'|\]\]|\[\[[^\[\]]*\||{_PLAIN_TAG}"

SHOWN = rf"(?:{_ONE})*"
"""Apostrophes of a style, ends of a link, its hidden target, and tags around plain prose."""

UNSEEN = rf"(?:{_ONE}|\[\[)*"
"""The same, and the beginning of a link without such a target."""
