"""The messages of edit summaries as files in Pywikibot's format, one per language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.core import summary

Messages = dict[str, object]
_METADATA = "@metadata"
_AUTHORS: Messages = {_METADATA: {"authors": ["pywikibot-copyedit contributors"]}}


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each message file of ``folder`` and the text it should have.

    English is regenerated; translations lose the keys that English no longer has.
    """
    english = folder / "en.json"
    yield english, as_json({**_metadata(english), **summary.messages()})
    for path in translations(folder):
        kept = {key: text for key, text in load(path).items() if key not in obsolete(path)}
        yield path, as_json(kept)


def translations(folder: Path) -> list[Path]:
    """Return the files of all languages but English."""
    return sorted(path for path in folder.glob("*.json") if path.stem != "en")


def missing(path: Path) -> list[str]:
    """Return the keys that a translation lacks."""
    return sorted(summary.messages().keys() - load(path).keys())


def obsolete(path: Path) -> list[str]:
    """Return the keys of a translation that no longer exist in English."""
    return sorted(load(path).keys() - summary.messages().keys() - {_METADATA})


def load(path: Path) -> Messages:
    """Read a message file.

    Raises:
        ToolError: the file is not a JSON object; the message names the file.
    """
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ToolError(f"{path} is not JSON in UTF-8: {error}") from error
    if not isinstance(loaded, dict):
        raise ToolError(f"{path} does not hold a JSON object")
    return loaded


def as_json(messages: Messages) -> str:
    """Return messages as JSON in Pywikibot's style: tabs, sorted keys, unescaped characters."""
    return json.dumps(messages, indent="\t", ensure_ascii=False, sort_keys=True) + "\n"


def _metadata(path: Path) -> Messages:
    known = load(path) if path.exists() else {}
    return {_METADATA: known[_METADATA]} if _METADATA in known else _AUTHORS
