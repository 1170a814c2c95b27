"""Reads common nouns, adjectives and adverbs from WordNet 3.0 for the English lexicon.

Princeton University's WordNet (its own licence, which allows this; see
languages/english/data/words.LICENSE.txt) has words that a medical lexicon lacks: empire, county,
imperial. A word is common if it occurs in the texts that WordNet's makers read. Debian's package
is wordnet-base. WordNet is needed only to rebuild the tables.

Source of the formats: the manual page wndb(5WN), "Index File Format" and "Data File Format".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
_FILES = {"noun": "n", "adj": "j", "adv": "r"}
_WORD = re.compile(r"[a-z]{4,}")
"""A word in lower case; shorter ones are mostly symbols and abbreviations."""


def words(folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """Yield every word and its class (n noun, j adjective, r adverb), some more than once.

    Raises:
        SystemExit: WordNet is not installed.
    """
    for name, letter in _FILES.items():
        if not (folder / f"data.{name}").exists():
            raise SystemExit(f"WordNet is missing in {folder}: apt-get install wordnet-base")
        plain = {word for line in _lines(folder / f"data.{name}") for word in _synset(line)}
        common = filter(None, map(_common, _lines(folder / f"index.{name}")))
        yield from ((word, letter) for word in common if word in plain)


def plural(noun: str) -> str:
    """Return the regular plural of a noun."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


def _lines(file: Path) -> Iterator[list[str]]:
    """Yield the fields of every line after the licence, whose lines begin with spaces."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line.split()


def _common(fields: list[str]) -> str:
    """Return the word of an index line if its senses occur in texts, otherwise an empty string.

    Fields: word, class, senses, number of pointers, the pointers, senses again, tagged senses, ...
    """
    return fields[0] if int(fields[5 + int(fields[3])]) else ""


def _synset(fields: list[str]) -> Iterator[str]:
    """Yield the lower-case words of: offset, file, type, number of words, word, id, ..."""
    number = int(fields[3], 16)
    for word in fields[4 : 4 + 2 * number : 2]:
        if _WORD.fullmatch(word):
            yield word
