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
    400: "That address is not right",
    403: "Not for everyone",
    404: "There is nothing here",
    405: "That cannot be asked for so",
    409: "Nothing was changed",
    413: "That is too much",
    500: "Something went wrong",
    503: "The queue does not answer",
}
_WORDS = {
    404: "No page has this address.",
    405: "Decisions are made with the page's own buttons and keys.",
    413: "The form is larger than any replacement.",
    500: "The terminal says more. Nothing was decided by this request.",
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
    title = _TITLES.get(code, "That did not work")
    said = escaped(words[:1].upper() + words[1:])
    return render_template(
        "refused.html", place=_place(), title=title, words=said, known=known
    ), code


def _place() -> QueuePosition:
    try:
        return place(request.args)
    except ValueError:
        return QueuePosition()
