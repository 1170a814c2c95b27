"""Builds the English vocabulary: correctly spelled words and their frequencies.

    apt-get install wamerican-insane wbritish-insane wamerican-large wbritish-large
    python -m bot_plugins.apps.devtools.vocabulary CORPUS...

Known words are those of SCOWL's largest lists (including names, because a name in lower case is
not a misspelled word), those of the lexicon, and words on several pages of the corpus, without
the misspellings of our own list. Words that neither a smaller list nor the corpus has, and that are
likely typos of a frequent word, are a group of their own. The corpus is read as by ``valency``;
226 MB take half a minute on two cores, and the likely typos another. The tables contain words and
counts, no text.
"""

from __future__ import annotations

import argparse
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log10
from multiprocessing import Pool
from pathlib import Path

from bot_plugins.apps.devtools import texts
from bot_plugins.core.tables import table
from bot_plugins.languages import english
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.near_words import near
from bot_plugins.languages.english.typos import difference
from bot_plugins.languages.english.vocabulary import frequent

LISTS = Path("/usr/share/dict")
"""The folder in which Debian's packages install SCOWL's lists."""
LEAST_PAGES = 4
"""A word that is in no list counts as known if it occurs on at least this many pages."""
LEAST_COUNT = 8
"""A word counts as frequent if it occurs at least this often in the corpus."""
LIKELY = 2.5
"""How often, at least, a word must be a likely typo (see ``_likelihood``)."""
_PACKAGES = "wamerican-insane wbritish-insane wamerican-large wbritish-large".split()
_SMALLER = ("american-english-large", "british-english-large")
"""SCOWL's lists up to size 70; the largest, of size 95, have much that nobody writes."""
_NAMES = ("american-english-insane", "british-english-insane")
_WORD = re.compile(r"(?<![\w'’.@/&-])(?:a|[a-z]{2,30})(?![\w'’@/&-])")
_PLAIN = re.compile(r"a|[a-z]{2,}")
_KNOWN = """\
# English words, names among them, in lower case: first those that the encyclopedia text has in
# lower case, then, after an empty line, the others, then, after another, those of the others that
# are likely typos.
# Source: SCOWL 2020.12.07 (known.LICENSE.txt), the lexicon (words.tsv), and the words on
# {pages} pages or more of {size} of English encyclopedia text of 2019.
# Made by: python -m bot_plugins.apps.devtools.vocabulary CORPUS

"""
_FREQUENT = """\
# Frequent English words: how often each stands in a large text.
# Source: counts over {size} of English encyclopedia text of 2019.
# Made by: python -m bot_plugins.apps.devtools.vocabulary CORPUS
# word	times in lower case
"""


def main(
    arguments: Sequence[str] | None = None, folder: Path | None = None, lists: Path = LISTS
) -> None:
    """Write both tables to ``folder``, by default the folder of the package's tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+", help="JSON Lines, .xz, .gz or plain")
    files = parser.parse_args(arguments).corpus
    counts: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    size = 0
    with Pool() as pool:
        for words, seen, bytes_read in pool.imap_unordered(_count, texts.batches(files)):
            counts.update(words)
            pages.update(seen)
            size += bytes_read
    known = _known(lists, pages)
    typos = _typos((word for word in known if word not in pages), lists)
    groups = [
        [word for word in known if word in pages],
        [word for word in known if word not in pages and word not in typos],
        sorted(typos),
    ]
    target, read = folder or Path(english.__path__[0], "data"), f"{round(size / 1e6)} MB"
    text = _KNOWN.format(pages=LEAST_PAGES, size=read) + "\n\n".join(map("\n".join, groups)) + "\n"
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    (target / "known.txt.xz").write_bytes(packed)
    frequent = _FREQUENT.format(size=read) + "".join(_frequent(counts, {*known}))
    (target / "frequent.tsv").write_text(frequent, encoding="utf-8")


def _count(batch: list[str]) -> tuple[Counter[str], Counter[str], int]:
    words: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for text in batch:
        found = Counter(_WORD.findall(text))
        words.update(found)
        pages.update(found.keys())
    return words, pages, texts.size(batch)


def _known(lists: Path, pages: Counter[str]) -> list[str]:
    """Return the known words, sorted."""
    often = (word for word, number in pages.items() if number >= LEAST_PAGES)
    listed = (_plain(word) for name in _NAMES for word in _lines(lists / name))
    found = {*often, *listed, *lexicon.known(), *_others()}
    slips = {row[0] for row in table(english.__name__, "misspellings")}
    return sorted(word for word in found - slips if _PLAIN.fullmatch(word))


def _typos(words: Iterable[str], lists: Path) -> set[str]:
    """Return those of some rare words that are likely typos of words frequent in the tables."""
    listed = (_plain(word) for name in _SMALLER for word in _lines(lists / name))
    usual = {*listed, *lexicon.known(), *_others()}
    return {word for word in words if word not in usual and _likelihood(word) >= LIKELY}


def _likelihood(word: str) -> float:
    """Return how often a word is a typo of another: a power of ten of the corpus' occurrences."""
    rights = (right for right in near(word) if f"{right}s" != word)
    found = ((frequent().get(right, 1), difference(word, right)) for right in rights)
    return max((log10(count) + typo.chance for count, typo in found if typo), default=0)


def _others() -> Iterator[str]:
    """Yield the words of our own list of words that are no slips."""
    return (row[0] for row in table(english.__name__, "other_words"))


def _plain(word: str) -> str:
    """Return a word in lower case without accents, which are often omitted ("séances")."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _lines(file: Path) -> list[str]:
    if not file.exists():
        raise SystemExit(f"{file} is missing: apt-get install {' '.join(_PACKAGES)}")
    return file.read_text(encoding="utf-8").splitlines()


def _frequent(counts: Counter[str], known: Iterable[str]) -> Iterator[str]:
    for word in sorted(known):
        if counts[word] >= LEAST_COUNT:
            yield f"{word}\t{counts[word]}\n"


if __name__ == "__main__":
    main()
