"""Patterns for any word except some, without lookahead, which google-re2 does not support."""

from __future__ import annotations

from collections.abc import Collection
from string import ascii_letters


def other_than(words: Collection[str]) -> str:
    """Return a pattern for any word of ASCII letters that is not in ``words``."""
    return f"(?:{'|'.join(_branches([word for word in words if word]))})"


def _branches(words: Collection[str]) -> list[str]:
    """Return patterns for the shortest beginnings that differ from all ``words``, and any rest."""
    following: dict[str, list[str]] = {}
    for word in words:
        following.setdefault(word[0], []).append(word[1:])
    others = "".join(letter for letter in ascii_letters if letter not in following)
    branches = [f"[{others}][A-Za-z]*"]
    for letter, rests in sorted(following.items()):
        longer = [rest for rest in rests if rest]
        end = "" if len(longer) < len(rests) else "?"  # if a word ends here, more must follow
        branches.append(f"{letter}(?:{'|'.join(_branches(longer))}){end}")
    return branches
