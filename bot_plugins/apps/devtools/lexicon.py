"""Builds the English lexicon's tables from LemmInflect, WordNet and our corrections.

LemmInflect (MIT licence) derives its forms from the SPECIALIST Lexicon of the United States
National Library of Medicine, which is free to use. WordNet supplies the words that LemmInflect
lacks; codespell's dictionary serves to remove misspelled variants. All of them are needed only
here, not at run time:

    apt-get install wordnet-base
    pip install .[lexicon] && python -m bot_plugins.apps.devtools.lexicon
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bot_plugins.apps.devtools import wordnet
from bot_plugins.core.tables import table
from bot_plugins.languages import english

_WORD = re.compile(r"[a-z]+")
_HEADER = """\
# {title}
# Source: LemmInflect 0.2 (MIT licence; from the SPECIALIST Lexicon of the United States
# National Library of Medicine), corrected by verb_corrections.tsv{more}.
# Made by: python -m bot_plugins.apps.devtools.lexicon
# {fields}
"""


def main() -> None:
    """Write ``verbs.tsv`` and ``words.tsv`` next to the other tables."""
    rows = list(_entries())
    folder = Path(english.__path__[0], "data")
    verbs = 'English verbs and their forms, variants separated by "/".'
    _write(folder / "verbs.tsv", verbs,
           "base\tpast\tparticiple\t-ing\tthird person", _verbs(rows))  # fmt: skip
    _write(folder / "words.tsv", "English words that are no verbs, or not only verbs.",
           "word\tclasses: n noun, p plural, j adjective, r adverb", _words(rows),
           "; and\n# WordNet 3.0 (see words.LICENSE.txt)")  # fmt: skip


def _entries() -> Iterator[list[str]]:
    """Yield LemmInflect's entries: lemma, word class, inflected forms."""
    spec = find_spec("lemminflect")
    if spec is None or spec.origin is None:
        raise SystemExit("LemmInflect is missing: pip install .[lexicon]")
    table = Path(spec.origin).parent / "resources" / "infl_lu.csv.gz"
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = line.rstrip("\n").split(",")
            if _WORD.fullmatch(entry[0]):
                yield entry


def _verbs(rows: list[list[str]]) -> Iterator[str]:
    corrections = {row[0]: row[1:] for row in table(english.__name__, "verb_corrections")}
    found = {row[0]: row[2:6] for row in rows if row[1] == "verb"}
    for base in sorted(found.keys() | corrections.keys()):
        past, participle, ing, third = found.get(base, ["", "", "", ""])
        if base in corrections:
            past, participle = corrections[base][:2]
        else:
            participle = "/".join((participle or past, *_regular(past)))
        if base == "be":
            ing, third = "being", "is"
        forms = (past, participle, ing or _ing(base), third or f"{base}s")
        yield "\t".join((base, *map(_clean, forms)))


def _regular(pasts: str) -> Iterator[str]:
    """Yield the regular pasts, each of which is also a participle."""
    return (past for past in pasts.split("/") if past.endswith("ed"))


def _ing(base: str) -> str:
    return re.sub(r"(?<=[^eoy])e$", "", base) + "ing"


def _clean(forms: str) -> str:
    """Keep plain words, without variants that codespell lists as misspellings."""
    plain = [form for form in forms.split("/") if _WORD.fullmatch(form)]
    right = [form for form in plain if form not in _misspellings()]
    return "/".join(dict.fromkeys(right or plain))


@cache
def _misspellings() -> frozenset[str]:
    spec = find_spec("codespell_lib")
    if spec is None or spec.origin is None:
        raise SystemExit("codespell is missing: pip install .[lexicon]")
    lines = (Path(spec.origin).parent / "data" / "dictionary.txt").read_text(encoding="utf-8")
    return frozenset(line.partition("->")[0] for line in lines.splitlines())


def _words(rows: list[list[str]]) -> Iterator[str]:
    classes: dict[str, set[str]] = {}
    for lemma, kind, *inflected in rows:
        letter = {"noun": "n", "adj": "j", "adv": "r"}.get(kind)
        if letter:
            classes.setdefault(lemma, set()).add(letter)
            for form in "/".join(inflected).split("/"):
                if _WORD.fullmatch(form):
                    classes.setdefault(form, set()).add("p" if letter == "n" else letter)
    _add_missing(classes, {form for row in _verbs(rows) for form in re.split(r"[\t/]", row)})
    return (f"{word}\t{''.join(sorted(letters))}" for word, letters in sorted(classes.items()))


def _add_missing(classes: dict[str, set[str]], verb_forms: set[str]) -> None:
    """Add WordNet's words except known words, verbs and misspellings."""
    known = verb_forms | _misspellings() | classes.keys()
    for word, letter in wordnet.words():
        if word not in known:
            classes.setdefault(word, set()).add(letter)
            more = wordnet.plural(word)
            if letter == "n" and more not in known:
                classes.setdefault(more, set()).add("p")


def _write(file: Path, title: str, fields: str, lines: Iterator[str], more: str = "") -> None:
    text = _HEADER.format(title=title, fields=fields, more=more) + "\n".join(lines) + "\n"
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
