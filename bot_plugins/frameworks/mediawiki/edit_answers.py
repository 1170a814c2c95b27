"""Parameters of edits, and what the wiki answers about a page and about its edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot_plugins.frameworks.mediawiki.refusals import ApiError
from bot_plugins.ports import AnswerLost, RunStopped, Stored

Answer = Mapping[str, Any]


class TokenRefused(RunStopped):
    """The wiki refused the token of an edit, and did nothing."""


def named(answer: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    """Return the page of an answer that was requested as ``title``, before normalization."""
    titles = {row["from"]: row["to"] for row in answer.get("normalized", ())}
    wanted = titles.get(title, title)
    return next((row for row in answer["pages"] if row.get("title") == wanted), {"missing": True})


def given(**params: object) -> dict[str, str]:
    """Return parameters as the API takes them; those that are false or None are left out."""
    kept = {name: value for name, value in params.items() if value not in (False, None)}
    return {name: "1" if value is True else str(value) for name, value in kept.items()}


def stored_by(answer: Answer, base: int) -> Stored:
    """Return the revision that an answer names.

    Raises:
        AnswerLost: it names no revision that can follow ``base``.
    """
    revid, parentid = answer.get("newrevid"), answer.get("oldrevid", 0)
    if not (isinstance(revid, int) and isinstance(parentid, int) and base <= parentid < revid):
        raise AnswerLost(f"the answer names no revision after {base}")
    return Stored(revid, parentid)


def as_error(objection: Mapping[str, Any]) -> ApiError:
    """Return an objection of ``intestactions`` as the error that the edit itself would get."""
    data = objection.get("data") or {}
    about = {name: data[name] for name in ("abusefilter", "blockinfo") if name in data}
    return ApiError(str(objection.get("code")), str(objection.get("text", "")), about)
