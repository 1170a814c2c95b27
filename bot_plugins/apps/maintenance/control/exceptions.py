"""The wiki's list of false positives: words and pages that people want left alone.

It is a page of wikitext that everybody may edit. Lines that are not bullets are prose for people::

    * the band the the                 these words, on any page
    * [[Rome]]                         the whole page
    * [[Rome]]: had began              these words, on that page
    * <nowiki>''had'' began</nowiki>   the same with markup in it

Words are compared with the page's wikitext; case matters, the amount of white space between them
does not. They may be a part of a finding, or stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot_plugins.apps.maintenance.control import titles
from bot_plugins.apps.maintenance.control.surroundings import around, folded
from bot_plugins.core.quoted import quoted
from bot_plugins.ports import ControlPage

LONGEST_PAGE = 200_000
"""Most characters of the list; the rest is not read."""
MOST_ENTRIES = 2_000
SHORTEST, LONGEST = 3, 200
"""Code points of a phrase: "a" would protect everything."""
LONGEST_LINE = 1_000
MOST_NOTES = 20
_TAG = re.compile(r"<nowiki */?>|</nowiki>")
_PAGE = re.compile(r"\[\[([^\[\]{}|#<>]+)(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\](.*)", re.DOTALL)

Entry = tuple[str, str]
"""A title in normal form ("": any page) and a phrase ("": all of the page)."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is left alone. ``notes`` tell people which lines are not used, and why.

    ``phrases`` apply to any page, ``by_title`` to one; titles are in their normal form.
    """

    phrases: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    by_title: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def excludes(self, title: str) -> bool:
        """Tell whether the whole page ``title`` is left alone."""
        return bool(self.titles) and titles.normal(title) in self.titles

    def allows(self, title: str, text: str, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` (code points) of a page may be changed.

        It may not if it overlaps or touches a phrase of the list, or if the page is on the list.
        """
        if self.excludes(title):
            return False
        own = self.by_title.get(titles.normal(title), ()) if self.by_title else ()
        if not (own or self.phrases):
            return True
        place = around(text, start, end)
        return not any(place.touches(phrase) for phrase in (*own, *self.phrases))


def read_exceptions(page: ControlPage | None) -> Exceptions:
    """Read the list, using every line that can be used; a missing page lists nothing."""
    if page is None:
        return Exceptions()
    notes: list[str] = []
    entries: dict[Entry, None] = {}
    for number, line in _bullets(_beginning(page.text, notes), notes):
        if len(entries) >= MOST_ENTRIES:
            notes.append(f"line {number}: only {MOST_ENTRIES} entries are used")
            break
        entry, note = _entry(line)
        if entry is not None:
            entries[entry] = None
        if note:
            notes.append(f"line {number}: {note}")
    return _sorted(entries, notes)


def _sorted(entries: Mapping[Entry, None], notes: list[str]) -> Exceptions:
    by_title: dict[str, list[str]] = {}
    for title, phrase in entries:
        if title and phrase:
            by_title.setdefault(title, []).append(phrase)
    more = len(notes) - MOST_NOTES
    return Exceptions(
        phrases=tuple(phrase for title, phrase in entries if not title),
        titles=frozenset(title for title, phrase in entries if not phrase),
        by_title={title: tuple(phrases) for title, phrases in by_title.items()},
        notes=(*notes[:MOST_NOTES], *([f"and {more} more lines"] if more > 0 else [])),
    )


def _beginning(text: str, notes: list[str]) -> str:
    if len(text) > LONGEST_PAGE:
        notes.append(f"only the first {LONGEST_PAGE} characters of the list are used")
    return text[:LONGEST_PAGE]


def _bullets(text: str, notes: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the text after each bullet, with the number of its line."""
    for number, line in enumerate(_uncommented(text, notes).split("\n"), 1):
        if line.startswith("*"):
            yield number, line.lstrip("*").strip()


def _uncommented(text: str, notes: list[str]) -> str:
    """Return ``text`` without comments, with unchanged line numbers.

    A comment without an end hides the rest from readers of the wiki; here it hides nothing,
    so that half a comment cannot disable the whole list.
    """
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            line = text.count("\n", 0, start) + 1
            notes.append(f"line {line}: the comment that begins there has no end")
            break
        pieces += text[position:start], "\n" * text.count("\n", start, end)
        position = end + len("-->")
    return "".join([*pieces, text[position:]])


def _entry(line: str) -> tuple[Entry | None, str]:
    """Return the entry of a bullet's text, if it has one, and a note, if one is needed."""
    if len(line) > LONGEST_LINE:
        return None, f"it has {len(line)} characters; {LONGEST_LINE} are allowed"
    link = _PAGE.fullmatch(line)
    title = titles.normal(link[1]) if link else ""
    if link is None or not title:
        return _phrase("", line)
    rest = link[2].strip()
    if rest in ("", ":"):
        return (title, ""), ""
    if rest.startswith(":"):
        return _phrase(title, rest[1:].strip())
    entry, note = _phrase("", line)
    return entry, note or f"{quoted(line)} is taken as words; a page's own words follow a colon"


def _phrase(title: str, words: str) -> tuple[Entry | None, str]:
    phrase = folded(_TAG.sub("", words))
    if SHORTEST <= len(phrase) <= LONGEST:
        return (title, phrase), ""
    note = f"{quoted(words)} has {len(phrase)} characters, not {SHORTEST} to {LONGEST}"
    return None, f"{note}: it is not used"
