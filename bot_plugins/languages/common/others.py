"""Any word but some, as a pattern without looking ahead, which google-re2 does not know."""

from __future__ import annotations

from collections.abc import Collection
from string import ascii_letters


def other_than(words: Collection[str]) -> str:
    """Return a pattern for any word in ASCII letters that is none of ``words``."""
    return f"(?:{'|'.join(_branches([word for word in words if word]))})"


def _branches(words: Collection[str]) -> list[str]:
    """Return how a word begins that differs from ``words``; it goes on as it likes."""
    following: dict[str, list[str]] = {}
    for word in words:
        following.setdefault(word[0], []).append(word[1:])
    others = "".join(letter for letter in ascii_letters if letter not in following)
    branches = [f"[{others}][A-Za-z]*"]
    for letter, rests in sorted(following.items()):
        longer = [rest for rest in rests if rest]
        end = "" if len(longer) < len(rests) else "?"  # the letter ends one of them, or may end
        branches.append(f"{letter}(?:{'|'.join(_branches(longer))}){end}")
    return branches
