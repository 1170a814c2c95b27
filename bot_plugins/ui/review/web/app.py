"""The Flask app: its settings, and what every template may use."""

from __future__ import annotations

from flask import Flask, g, request
from jinja2 import StrictUndefined
from markupsafe import Markup

from bot_plugins.core.rule import Applicability
from bot_plugins.store.filters import Choices
from bot_plugins.ui.display import escaped
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.keys import IN_BROWSER
from bot_plugins.ui.review.web.access import Access
from bot_plugins.ui.review.web.actions import actions
from bot_plugins.ui.review.web.address import PageAddress
from bot_plugins.ui.review.web.cookies import has_single_keys
from bot_plugins.ui.review.web.guards import guard
from bot_plugins.ui.review.web.jobs import jobs
from bot_plugins.ui.review.web.pages import pages
from bot_plugins.ui.review.web.previews import previews
from bot_plugins.ui.review.web.queue_position import VIEWS
from bot_plugins.ui.review.web.refusals import explain
from bot_plugins.ui.review.web.serving import MOST_BYTES
from bot_plugins.ui.review.web.texts import languages, say, say_html, script_texts, sentence, texts

_NONE = Choices({}, [], [], [])


def create_app(
    review: Review, door: Access, port: int, desk: Desk | None = None, *, public: str = ""
) -> Flask:
    """Return the app for one reviewer, for browsers of this machine that ask its ``port``.

    With ``public``, it is for those that come to this address instead, through a reverse proxy.
    Without a ``desk`` it neither reads nor saves pages.
    """
    app = Flask(__name__)
    address = PageAddress(port, public)
    app.extensions |= {"review": review, "door": door, "desk": desk, "address": address}
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    app.jinja_env.filters["visible"] = lambda value: escaped(str(value))
    _add_texts(app)
    guard(app, door, address)
    explain(app)
    app.register_blueprint(pages)
    app.register_blueprint(actions)
    app.register_blueprint(jobs)
    app.register_blueprint(previews)

    @app.context_processor
    def shared() -> dict[str, object]:
        """Return what every template may use."""
        session = getattr(g, "session", None)
        return {
            "keys": IN_BROWSER,
            "reviewer": review.reviewer,
            "form_token": session.form_token if session else "",
            "notice": session.take_notice() if session and not _is_ahead() else "",
            "views": VIEWS,
            "choices": review.choices if session else lambda: _NONE,
            "desk": desk if session else None,
            "step": _step(),
            "single_keys": has_single_keys(),
        }

    return app


def _add_texts(app: Flask) -> None:
    """Let templates say things in the reader's language."""
    app.jinja_env.globals.update(
        say=say,
        say_html=say_html,
        texts=texts,
        languages=languages,
        script_texts=script_texts,
        rule_name=lambda rule: escaped(texts().rule(rule)),
        value_name=_value_name,
    )
    app.jinja_env.filters.update(
        number=lambda value: texts().number(value),
        strong=lambda value: texts().strong(value),
        said=lambda text: texts().said(str(text)),
        sentence=sentence,
        bdi=lambda text: Markup("<bdi>{}</bdi>").format(text),
        quote=lambda text: Markup("<q>{}</q>").format(text),
    )


def _value_name(filter_name: str, value: object) -> str:
    """Return what the page calls a value to filter by."""
    if filter_name == "rule" and value:
        return escaped(texts().rule(str(value)))
    if filter_name == "applicability" and value in [*Applicability]:
        return say(f"sure-{value}")
    return escaped(str(value))


def _is_ahead() -> bool:
    """Whether the page is fetched before it is shown: a notice is for the page that is shown."""
    return request.endpoint == "pages.following_one"


def _step() -> str:
    """Return the step of the work that the requested page belongs to."""
    if request.blueprint != jobs.name:
        return "judge"
    return "pages" if request.path.startswith("/pages") else "save"
