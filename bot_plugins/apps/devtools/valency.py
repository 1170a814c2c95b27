"""Builds the tables that say how English verbs are used, from a large text.

    python -m bot_plugins.apps.devtools.valency CORPUS...

Each file has a JSON object with "title" and "text" on every line; .xz and .gz are decompressed.
It writes ``valency.tsv`` and ``infinitives.tsv`` next to the other tables; 226 MB take about a
minute on two cores. The tables contain counts and words, no text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from bot_plugins.apps.devtools import texts, verb_counts
from bot_plugins.apps.devtools.verb_counts import (
    ACTIVE,
    AGENTS,
    BARE,
    INFINITIVES,
    OBJECTS,
    OPENS,
    OTHER,
    PASSIVE,
    PERFECT,
    POSSESSED,
    Counts,
)
from bot_plugins.languages import english
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.lexicon import Form

LEAST_USES = 5
"""Verbs with fewer active, passive and perfect uses are left out."""
LEAST_SEEN = 10
LEAST_SHARE = 1 / 3
"""Limits for words before "to": uses at least, and the share of them before an infinitive."""
_MADE = "# Made by: python -m bot_plugins.apps.devtools.valency CORPUS\n"
_VALENCY = f"""\
# How English verbs are used.
# Source: counts over {{size}} of English encyclopedia text of 2019.
{_MADE}\
# base	active (modal or 'to' + base)	of those, before an object	passive ('be' + participle)\
	of those, before 'by'	'be' + base	perfect ('have' + participle)	active before 'to'\
	'have' + base
"""
_INFINITIVES = f"""\
# Words behind which "to" opens an infinitive: those seen ten times or more before "to", at least a
# third of them before an infinitive.
# Source: counts over {{size}} of English encyclopedia text of 2019.
{_MADE}\
# word	before "to" and a base form that is no noun	before "to" and a word that is no base form
"""
_COLUMNS = (ACTIVE, OBJECTS, PASSIVE, AGENTS, BARE, PERFECT, INFINITIVES, POSSESSED)


def main(arguments: Sequence[str] | None = None, folder: Path | None = None) -> None:
    """Write both tables to ``folder``, by default the folder of the package's tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+", help="JSON Lines, .xz, .gz or plain")
    files = parser.parse_args(arguments).corpus
    counts: Counts = Counts()
    size = 0
    with Pool() as pool:
        for more, bytes_read in pool.imap_unordered(_count, texts.batches(files)):
            counts.update(more)
            size += bytes_read
    target = folder or Path(english.__path__[0], "data")
    megabytes = f"{round(size / 1e6)} MB"
    _write(target / "valency.tsv", _VALENCY.format(size=megabytes), valency(counts))
    _write(target / "infinitives.tsv", _INFINITIVES.format(size=megabytes), infinitives(counts))


def _count(batch: list[str]) -> tuple[Counts, int]:
    return verb_counts.count(batch), texts.size(batch)


def valency(counts: Counts) -> Iterator[str]:
    """Yield the lines of the valency table."""
    total = _by_verb(counts)
    for base in sorted(lexicon.verbs()):
        if total[ACTIVE, base] + total[PASSIVE, base] + total[PERFECT, base] >= LEAST_USES:
            yield "\t".join([base, *(str(total[column, base]) for column in _COLUMNS)])


def _by_verb(counts: Counts) -> Counts:
    """Count each participle for the most frequent verb that has it."""
    total: Counts = Counts()
    for (pattern, word), number in counts.items():
        if pattern in {PASSIVE, AGENTS, PERFECT}:
            verbs = lexicon.verbs_with(word, Form.PARTICIPLE)
            base = max(verbs, key=lambda verb: counts[ACTIVE, verb.base]).base
            total[pattern, base] += number
        else:
            total[pattern, word] += number
    return total


def infinitives(counts: Counts) -> Iterator[str]:
    """Yield the lines of the table of words before an infinitive."""
    for word in sorted({word for pattern, word in counts if pattern == OPENS and word.isalpha()}):
        opens, others = counts[OPENS, word], counts[OTHER, word]
        seen = opens + others
        if seen >= LEAST_SEEN and opens / seen >= LEAST_SHARE:
            yield f"{word}\t{opens}\t{others}"


def _write(file: Path, header: str, lines: Iterable[str]) -> None:
    file.write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
