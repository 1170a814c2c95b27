"""The header of an export: what it says about itself before its first page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot_plugins.apps.scan.entities import NotTextError, text_of
from bot_plugins.apps.scan.pages import OPEN
from bot_plugins.apps.scan.pieces import DumpPiece
from bot_plugins.apps.scan.unpacking import NoDumpError

_ROOT = b"<mediawiki"
_END = b"</siteinfo>"
_ENOUGH = 1 << 16
_BASE = re.compile(rb"<base>([^<]+)</base>")
_LANGUAGE = re.compile(rb'<mediawiki[^>]*\bxml:lang="([A-Za-z-]+)"')
_NAMESPACE = re.compile(rb'<namespace key="(-?\d{1,6})"[^>]*?(?:/>|>([^<]*)</namespace>)')


@dataclass(frozen=True, slots=True)
class Head:
    """``base`` is the address of the wiki's main page, ``namespaces`` numbers by lower-case names.

    What the export does not say is empty.
    """

    base: str = ""
    language: str = ""
    namespaces: Mapping[str, int] = field(default_factory=dict)


def read_head(pieces: Iterable[DumpPiece]) -> Head:
    """Read the header of an export; it is empty if the export's beginning is damaged.

    Raises:
        NoDumpError: it is not an export.
    """
    head, why = b"", "it is empty"
    for piece in pieces:
        head += piece.data
        why = piece.why or "it has no <mediawiki> near its beginning"
        if _END in head or OPEN in head or (_ROOT not in head and len(head) > _ENOUGH):
            break
    if _ROOT not in head and OPEN not in head:
        raise NoDumpError(why)
    head = head[: head.find(OPEN)] if OPEN in head else head
    base, language = _BASE.search(head), _LANGUAGE.search(head)
    return Head(
        base=_text(base[1]) if base else "",
        language=language[1].decode("ascii") if language else "",
        namespaces={
            _text(name or b"").casefold(): int(key) for key, name in _NAMESPACE.findall(head)
        },
    )


def _text(escaped: bytes) -> str:
    try:
        return text_of(escaped)
    except NotTextError:
        return ""
