"""Spaces before ; : ! ? in languages that do not put one there (French does)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Example, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import in_paragraph
from bot_plugins.languages.common.spacing import is_misplaced, last_words
from bot_plugins.languages.common.unseen import SHOWN

_MARK = re.compile(
    rf"(?P<last>[^\W_A-ZÄÖÜ]|[)\]%°]){TRANSPARENT}*"
    rf"(?P<all> (?:(?P<mark>[;:!?])(?=\n|$| (?P<next>{TRANSPARENT}*\w)?)"
    rf"|(?P<moved>[;:])(?P<glued>(?={TRANSPARENT}+\w)|(?<=;)(?=[^\W\d_]{{2,}}[ ,.]))))"
)
"""Not after a capital letter, which may be part of a formula or a code."""
_LAST = re.compile(rf"([^\s{TRANSPARENT}]+){TRANSPARENT}*\Z")
_ITALIC = re.compile(r"(?<!')''(?!')|(?<!')'{5}(?!')")
_LONGEST = 1000
"""Code points of a line to look back for italics."""
_NEAR = 30
"""Code points within which another colon indicates a ratio: "gold : silver : bronze"."""
_OFTEN = 3
"""If a page has more colons than this after a space, that is its own style."""
_PIECE = re.compile(r"[^;.!?\n]*")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
"""At least this many words after a semicolon are never a command."""
_CODE = re.compile(r"[=_\\]\s?[^\s=_\\]*\Z")
"""The end of a name in a program, or of a value."""
_WINDOW = 60
"""Code points to look back for a word."""
_FAR = 300
"""Maximum code points of a link target that hides the word after a mark."""
TRIGGER = rf"[\pL\pN)\]%°]{SHOWN} (?:[;:!?](?:\s|$)|[;:](?:'|\[\[)|;\pL)"


@dataclass(frozen=True, slots=True)
class SpacedMark:
    """A mark after a space: its span with the space, and what follows it on its line."""

    start: int
    end: int
    mark: str
    next: str
    """The first letter or digit of the next word; empty at the end of the line or if no word
    follows."""
    glued: bool = False
    """Whether the next word follows without a space; the space then moves there."""

    @property
    def edit(self) -> Edit:
        """The edit that removes the space before the mark."""
        return Edit(self.start, self.end, self.mark + " " * self.glued)


def spaced(document: Document) -> Iterator[SpacedMark]:
    """Yield the marks after a space, except in formulas, in ratios and where they are mentioned."""
    for match in _MARK.finditer(document.prose):
        ends = document.prose[match.end() : match.end() + 1] in ("", "\n")
        following = (match["next"] or "")[-1:]
        is_ratio = following.isdigit() and match[0][0].isdigit()
        is_code = _CODE.search(document.prose, max(0, match.start() - _WINDOW), match.end("last"))
        mark, glued = match["mark"] or match["moved"], match["moved"] is not None
        if glued:
            following = document.prose[match.end() : match.end() + _FAR].lstrip(TRANSPARENT)[:1]
        if mark == ":" and _is_of_title(document, match):
            continue
        known = ends or bool(following) or mark in "!?"
        if (
            known
            and not (is_ratio or is_code)
            and is_misplaced(document, *match.span("all"), announces=mark == ":")
        ):
            yield SpacedMark(*match.span("all"), mark, following, glued)


def _is_of_title(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a colon is in italics, as in a title, or is one of several in a ratio."""
    start = document.prose.rfind("\n", 0, match.start()) + 1
    is_italic = (
        len(_ITALIC.findall(document.source, max(start, match.start() - _LONGEST), match.start()))
        % 2
    )
    line = document.prose[max(start, match.start() - _NEAR) : match.end() + _NEAR]
    return bool(is_italic) or line.partition("\n")[0].count(" : ") > 1


def suggestions(document: Document) -> Iterator[Suggestion]:
    """Suggest removing the space before a semicolon, colon, exclamation or question mark."""
    for found in spaced(document):
        if may_be_cited(document, found) or (found.mark == ":" and found.next.isupper()):
            continue  # names, or a title and its subtitle
        if may_be_command(document, found, ()) and _has_another(document, found):
            continue
        is_doubtful = is_of_list(document, found) or (found.mark in "!?" and found.next.islower())
        applicability = Applicability.REPORT if is_doubtful else None
        yield Suggestion(found.edit, f"no space goes before '{found.mark}'", applicability)


def is_of_list(document: Document, found: SpacedMark) -> bool:
    """Tell whether a colon separates a term from its definition on a page that often does so."""
    is_term = found.mark == ":" and bool(found.next) and not in_paragraph(document, found.start)
    return is_term and document.whole.count(" : ") > _OFTEN


def may_be_cited(document: Document, found: SpacedMark) -> bool:
    """Tell whether the mark may separate names or a subtitle: "Ann A ; Ben B : Works"."""
    last = _LAST.search(document.prose, max(0, found.start - _WINDOW), found.start)
    return found.mark in ";:" and found.next.isupper() and (last is None or last[1][0].isupper())


def may_be_command(document: Document, found: SpacedMark, grammar: Collection[str]) -> bool:
    """Tell whether the mark may separate commands, with no ``grammar`` word: "make ; make test"."""
    piece = _PIECE.match(document.prose, found.end)
    words = _WORD.findall(piece[0].lower()) if piece else []
    is_short = 0 < len(words) < _FEWEST
    return (
        found.mark == ";"
        and is_short
        and last_words().isdisjoint(words)
        and not {*words} & {*grammar}
    )


def _has_another(document: Document, found: SpacedMark) -> bool:
    """Tell whether another semicolon on the line follows a space."""
    start = document.prose.rfind("\n", 0, found.start) + 1
    end = document.prose.find("\n", found.end)
    near = document.prose[
        max(start, found.start - _FAR) : min(
            end if end >= 0 else found.end + _FAR, found.end + _FAR
        )
    ]
    return near.count(" ;") > 1


def rule(*examples: Example) -> Rule:
    """Return the rule for a language that puts no space before these marks."""
    return Rule(
        summary="space before punctuation",
        counted=True,
        applicability=Applicability.REVIEW,
        check=suggestions,
        triggers=(TRIGGER,),
        examples=examples,
    )
