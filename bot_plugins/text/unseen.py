"""Markup that a reader does not see, as a trigger meets it in wikitext."""

from __future__ import annotations

_PLAIN_TAG = r"</?(?i:b|strong|big|small|p)\s*>"
"""The tags whose inside is prose (``document.markup.PLAIN_TAGS``)."""

UNSEEN = rf"(?:'|\]\]|\[\[(?:[^\[\]]*\|)?|{_PLAIN_TAG})*"
"""Apostrophes of a style, ends of a link, its hidden target, and tags around plain prose."""
