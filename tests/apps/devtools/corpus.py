"""Small labelled cases and pages, written as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def case(marked: str, fix: str | None, kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Build a case of a text in which ``«`` and ``»`` mark the span."""
    before, rest = marked.split("«")
    span, after = rest.split("»")
    return {
        "wikitext_context": before + span + after,
        "span_start": len(before),
        "span_text": span,
        "fix": fix,
        "kind": kind,
        **more,
    }


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


CASES = (
    case("They did not «went» home.", "go", "did+past"),
    case("She did not «took» the bus , they say.", "take", "did+past", title="A_title"),
    case("It did «brang» luck.", "bring", "did+past"),
    case("He did not «came» , he said.", "come", "did+past", corpus="plain"),
    case("In the year« , »it fell.", "; ", "comma"),
    case("During the years« ,» all changed.", None, "not a slip"),
    case("The «tall» tree.", None, "not a slip"),
)
