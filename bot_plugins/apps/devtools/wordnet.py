"""Words from WordNet 3.0, for the English lexicon: common nouns, adjectives and adverbs.

Princeton University's WordNet (its own licence, which allows this; see
languages/english/data/words.LICENSE.txt) has the words that a lexicon of medicine lacks:
empire, county, imperial. Those are common that occur in the texts its makers read. Debian packs
it as wordnet-base. Needed only to make the tables anew.

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
    """Yield every word and its class: n noun, j adjective, r adverb; some more than once.

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
    """Yield the fields of every line below the licence, whose lines begin with spaces."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line.split()


def _common(fields: list[str]) -> str:
    """Return the word of an index line whose senses were met in texts; empty for others.

    word, class, senses, number of pointers, the pointers, senses again, senses met, ...
    """
    return fields[0] if int(fields[5 + int(fields[3])]) else ""


def _synset(fields: list[str]) -> Iterator[str]:
    """Yield the words in lower case of: offset, file, type, number of words, word, id, ..."""
    number = int(fields[3], 16)
    for word in fields[4 : 4 + 2 * number : 2]:
        if _WORD.fullmatch(word):
            yield word
