"""CirrusSearch, as far as the queries of the rules use it, read as Python's expressions.

Only what Lucene's dialect and ``re`` write alike is let through, so nothing is translated: a
query that uses anything else is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]  # the parser's own names
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_TERM = re.compile(r'insource:(?:/(?P<regex>(?:[^/\\]|\\.)+)/|"(?P<phrase>[^"]+)")(?: |$)')
_TOKEN = re.compile(
    r"""\\[.?+*|{}\[\]()"\\#@&<>~/-]       # a special sign for itself
    |\[\^?(?:\\[\]<>\\-]|[^\[\]\\^/<>"])+\]  # a class
    |\((?!\?)|[)|?*+]|\{\d(?:,\d)?\}         # groups, alternatives, how often
    |[^.?+*|{}\[\]()"\\\#@&<>~/^$]           # a letter or sign""",
    re.VERBOSE,
)


class QueryError(ValueError):
    """A query that uses more than the dialects have in common."""


def terms(query: str) -> Iterator[re.Pattern[str]]:
    """Yield what a page must match, all of it, to be found."""
    end = 0
    while found := _TERM.match(query, end):
        end = found.end()
        if found["regex"]:
            yield _compiled(found["regex"])
        else:  # words in a row, whatever their case and the signs between them
            yield re.compile(r"\W+".join(map(re.escape, found["phrase"].split())), re.IGNORECASE)
    if not end or end < len(query):
        raise QueryError(f"not understood: {query[end:]!r}")


def finds(query: str, text: str) -> bool:
    """Tell whether a query would find a page with this wikitext."""
    return all(term.search(text) for term in terms(query))


def _compiled(pattern: str) -> re.Pattern[str]:
    end = 0
    while found := _TOKEN.match(pattern, end):
        end = found.end()
    if end < len(pattern):
        raise QueryError(f"not in Lucene's dialect as in Python's: {pattern[end:]!r}")
    return re.compile(pattern)


def longest_literal(pattern: re.Pattern[str]) -> int:
    """Return how many signs in a row every match has that an index can look for.

    Of alternatives the worst counts. Small classes are spelt out by the index, larger ones end
    a row (https://github.com/wikimedia/search-extra, docs/source_regex.md).
    """
    return max(map(len, _sure("", list(parser.parse(pattern.pattern)))))


def _sure(row: str, tree: list[Any]) -> list[str]:
    """Return the rows of an expression's weakest reading, the last one still open."""
    rows = [row]
    for kind, what in tree:
        if kind is ops.LITERAL:
            rows[-1] += chr(what)
        elif kind is ops.SUBPATTERN:
            rows = [*rows[:-1], *_sure(rows[-1], list(what[3]))]
        elif kind is ops.BRANCH:
            readings = [_sure(rows[-1], list(one)) for one in what[1]]
            rows = [*rows[:-1], *min(readings, key=lambda some: max(map(len, some)))]
        elif kind is ops.IN and len(what) <= 2 and all(one is ops.LITERAL for one, _ in what):
            rows[-1] += chr(what[0][1])
        else:  # larger classes, and what may be absent
            rows.append("")
    return rows
