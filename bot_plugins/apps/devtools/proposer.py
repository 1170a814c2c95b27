"""Proposes for pages with whichever ``bot_plugins`` is found first, also one of long ago.

Workers run this file for ``evaluate --against``. It knows of the package only what it has had from
its first day on, ``propose`` and the fields of a finding; pages come and findings go as JSON. What
older revisions do not have is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import signature
from typing import Any

import bot_plugins


def propose_all(pages: bytes, settings: bytes) -> bytes:
    """Return what rules find: a JSON list for each page, given as a list of titles and texts.

    ``settings`` is a JSON object: ``rules``, names or null for those in use, and ``more``, other
    arguments of ``propose`` by their names.
    """
    wanted = json.loads(settings)
    names, more = wanted["rules"], wanted["more"]
    known = None if names is None else [name for name in names if _is_known(name)]
    found = [[*_found(text, title, known, more)] for title, text in json.loads(pages)]
    return json.dumps(found).encode()


def _is_known(name: str) -> bool:
    try:
        bot_plugins.propose("", rules=[name])
    except ValueError:  # of which UnknownRuleError is one
        return False
    return True


def _found(
    text: str, title: str, names: list[str] | None, more: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    if names == []:
        return
    proposal = bot_plugins.propose(text, title=title, rules=names, **more)
    for finding in proposal.findings:
        yield {
            "rule": finding.rule.name,
            "applicability": finding.applicability.value,
            "start": finding.edit.start,
            "end": finding.edit.end,
            "before": finding.before,
            "after": finding.after,
            "message": finding.message,
            "alternatives": [*getattr(finding, "alternatives", ())],
            "is_counted": _is_counted(finding),
        }


def _is_counted(finding: Any) -> bool:  # noqa: ANN401 - of any version
    """Tell whether edit summaries only count such changes; older versions ask the rule."""
    counted = getattr(finding, "is_counted", None)
    return bool(finding.rule.counted if counted is None else counted)


if __name__ == "__main__":  # tells whose rules these are, what they know, and whether they run
    bot_plugins.propose("They did not went.")
    knows = [*signature(bot_plugins.propose).parameters]
    print(json.dumps({"file": bot_plugins.__file__, "knows": knows}))  # noqa: T201
