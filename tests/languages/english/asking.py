"""Asking about a word of a parsed sentence: the word stands between asterisks."""

from __future__ import annotations

from bot_plugins.languages.english.parse import Parse, Token, parse


def marked(text: str) -> tuple[Parse, Token]:
    """Return the parse of ``text`` without its asterisks, and the token between them."""
    before, _, rest = text.partition("*")
    parsed = parse(text.replace("*", ""))
    assert rest.count("*") == 1, text
    return parsed, parsed.at(len(before))
