"""Worker script for ``evaluate --against``: finds slips with any version of ``bot_plugins``.

It uses the ``bot_plugins`` that is first on the path, which may be an old revision. So it relies
only on what the package has had from the start, ``propose`` and the fields of a finding, and
exchanges pages and findings as JSON. Features that older revisions lack are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import signature
from typing import Any

import bot_plugins


def propose_all(pages: bytes, settings: bytes) -> bytes:
    """Return the rules' findings: a JSON list for each page in a list of titles and texts.

    ``settings`` is a JSON object: ``rules`` has names, or null for those in use; ``more`` has other
    arguments of ``propose`` by name.
    """
    wanted = json.loads(settings)
    names, more = wanted["rules"], wanted["more"]
    known = None if names is None else [name for name in names if _is_known(name)]
    found = [[*_found(text, title, known, more)] for title, text in json.loads(pages)]
    return json.dumps(found).encode()


def _is_known(name: str) -> bool:
    try:
        bot_plugins.propose("", rules=[name])
    except ValueError:  # includes UnknownRuleError
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


if __name__ == "__main__":  # says whose rules these are, what they know, and whether they run
    bot_plugins.propose("They did not went.")
    knows = [*signature(bot_plugins.propose).parameters]
    print(json.dumps({"file": bot_plugins.__file__, "knows": knows}))  # noqa: T201
