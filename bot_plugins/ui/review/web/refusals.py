"""Error pages in plain words; a traceback stays in the terminal."""

from __future__ import annotations

from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from bot_plugins.store.errors import RefusedError, StoreError, TextError
from bot_plugins.ui.display import escaped
from bot_plugins.ui.review import NoFindingError
from bot_plugins.ui.review.web.queue_position import QueuePosition, place

Answer = tuple[str, int]
_TITLES = {
    400: "Wrong address",
    403: "Access denied",
    404: "Page not found",
    405: "Method not allowed",
    409: "Nothing was changed",
    413: "Request too large",
    500: "Something went wrong",
    503: "The queue does not answer",
}
_WORDS = {
    404: "No page has this address.",
    405: "Decisions are made with the page's own buttons and keys.",
    413: "The form is too large.",
    500: "See the terminal for details. Nothing was decided by this request.",
}


def explain(app: Flask) -> None:
    """Make ``app`` answer errors with pages."""
    app.register_error_handler(NoFindingError, lambda error: _page(404, f"{error}."))
    app.register_error_handler(RefusedError, _refused)
    app.register_error_handler(TextError, lambda error: _page(400, f"{error}."))
    app.register_error_handler(StoreError, lambda error: _page(503, f"{error}."))
    app.register_error_handler(HTTPException, _http)


def _refused(error: RefusedError) -> Answer:
    return _page(409, f"{error}.")


def _http(error: HTTPException) -> Answer:
    code = error.code or 500
    own_words = error.description != type(error).description and code not in (404, 405)
    words = error.description if own_words and not isinstance(error, InternalServerError) else None
    return _page(code, words or _WORDS.get(code, "The request could not be understood."))


def _page(code: int, words: str) -> Answer:
    known = getattr(g, "session", None) is not None
    title = _TITLES.get(code, "Request failed")
    said = escaped(words[:1].upper() + words[1:])
    return render_template(
        "refused.html", place=_place(), title=title, words=said, known=known
    ), code


def _place() -> QueuePosition:
    try:
        return place(request.args)
    except ValueError:
        return QueuePosition()
