"""Error pages in plain words; a traceback stays in the terminal."""

from __future__ import annotations

from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from bot_plugins.store.errors import RefusedError, StoreError, TextError
from bot_plugins.ui.display import escaped
from bot_plugins.ui.review import NoFindingError
from bot_plugins.ui.review.web.queue_position import QueuePosition, place
from bot_plugins.ui.review.web.texts import say, sentence, texts

Answer = tuple[str, int]
_TITLED = frozenset({400, 403, 404, 405, 409, 413, 500, 503})
_WORDED = frozenset({404, 405, 413, 500})
"""Status codes with a message of their own: "error-CODE" as a title, "about-CODE" in words."""


def explain(app: Flask) -> None:
    """Make ``app`` answer errors with pages."""
    app.register_error_handler(NoFindingError, lambda error: _page(404, _said(error)))
    app.register_error_handler(RefusedError, _refused)
    app.register_error_handler(TextError, lambda error: _page(400, _said(error)))
    app.register_error_handler(StoreError, lambda error: _page(503, _said(error)))
    app.register_error_handler(HTTPException, _http)


def _refused(error: RefusedError) -> Answer:
    return _page(409, _said(error))


def _said(error: Exception) -> str:
    return f"{texts().said(str(error))}."


def _http(error: HTTPException) -> Answer:
    code = error.code or 500
    own_words = error.description != type(error).description and code not in (404, 405)
    words = error.description if own_words and not isinstance(error, InternalServerError) else None
    return _page(code, words or say(f"about-{code if code in _WORDED else 'other'}"))


def _page(code: int, words: str) -> Answer:
    known = getattr(g, "session", None) is not None
    title = say(f"error-{code if code in _TITLED else 'other'}")
    said = escaped(sentence(words))
    return render_template(
        "refused.html", place=_place(), title=title, words=said, known=known
    ), code


def _place() -> QueuePosition:
    try:
        return place(request.args)
    except ValueError:
        return QueuePosition()
