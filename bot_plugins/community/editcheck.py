"""VisualEditor's find-and-replace rules: ``textMatch`` in ``MediaWiki:Editcheck-config.json``.

An item has a ``query``, from terms to replacements, and the mode "replace"; items that only warn,
or count terms, are left out. Terms are whole words, and ignore case unless the item says
otherwise. https://www.mediawiki.org/wiki/Edit_check/Configuration (VisualEditor's
TextMatchEditCheck.js)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot_plugins.community.entries import ListedRule, ListError
from bot_plugins.community.own import json_values, whole_words_only

Fetch = Callable[[str], str]
"""Returns the text of a wiki's page; raises ListError if there is none."""
_TAG = re.compile(r"<[^<>]*>")
_SECTION = "textMatch"
_ITEMS = ("matchItems", "matchRules")
_LONGEST_MESSAGE = 200


def is_editcheck(values: object) -> bool:
    """Tell whether the values of a JSON text are such a configuration."""
    return isinstance(values, dict) and bool({_SECTION, *_ITEMS}.intersection(values))


def read_editcheck(values: Mapping[str, Any], fetch: Fetch | None = None) -> Iterator[ListedRule]:
    """Yield the rules of a configuration; ``fetch`` reads the pages that it imports.

    Raises:
        ListError: it has another form, or a page is missing.
    """
    section = values.get(_SECTION, values)
    items: Any = next((section[key] for key in _ITEMS if key in section), {})
    if isinstance(items, list):
        items = {str(place): item for place, item in enumerate(items)}
    if not isinstance(items, dict):
        raise ListError(f"{_SECTION}.{_ITEMS[0]} must be an object")
    for name, item in items.items():
        yield from _rules(str(name), _imported(item, fetch))


def _imported(item: Any, fetch: Fetch | None) -> Any:  # noqa: ANN401 - any JSON
    title = item.get("import") if isinstance(item, dict) else None
    is_allowed = (
        isinstance(title, str) and title.startswith("MediaWiki:") and title.endswith(".json")
    )
    if not title or not is_allowed or fetch is None:
        return item
    return json_values(fetch(title))


def _rules(name: str, item: Any) -> Iterator[ListedRule]:  # noqa: ANN401 - any JSON
    if not isinstance(item, dict) or item.get("mode") != "replace":
        return
    query, config = item.get("query"), item.get("config") or {}
    if not isinstance(query, dict) or not isinstance(config, dict):
        return
    if not config.get("enabled", True) or config.get("minOccurrences"):
        return
    message = " ".join(_TAG.sub("", str(item.get("message") or item.get("title") or "")).split())
    for term, replacement in query.items():
        if term and isinstance(replacement, str):
            yield ListedRule(
                f"{name} {term}",
                whole_words_only(re.escape(term), term),
                replacement.replace("$", "$$"),
                ignore_case=not config.get("caseSensitive"),
                follows_case=not config.get("caseSensitive"),
                message=message[:_LONGEST_MESSAGE],
            )
