"""A page, or one paragraph, as readers will see it, with the accepted changes made.

The frame's answer has a Content-Security-Policy of its own (``rendered.policy``): a wiki's HTML
never gets the origin of our pages.
"""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from bot_plugins.ports import RunStopped
from bot_plugins.ui.review import NoTextError
from bot_plugins.ui.review.shown import direction, language
from bot_plugins.ui.review.web.cards import cards
from bot_plugins.ui.review.web.guards import IN_FRAME, POLICY_HEADER
from bot_plugins.ui.review.web.jobs import desk
from bot_plugins.ui.review.web.pages import here, review
from bot_plugins.ui.review.web.rendered import FramedHtml, policy, styles

previews = Blueprint("previews", __name__)

WHOLE = "page"
"""The value of ``part`` for the whole page; otherwise it is the paragraph."""


@previews.get("/finding/<int:number>/preview")
def preview(number: int) -> str:
    """Show the frame, which asks the wiki, and where to go from there."""
    desk()
    [card] = cards([review().known(number)], {})
    return render_template("preview.html", place=here(), card=card, is_whole=_is_whole())


@previews.get("/finding/<int:number>/preview/frame")
def frame(number: int) -> Response:
    """Show what the wiki makes of the text, or why it does not."""
    bench, item = desk(), review().known(number)
    try:
        chosen = review().pages.preview(item, is_whole=_is_whole())
        page = bench.rendered(chosen)
    except (NoTextError, RunStopped) as error:
        failed = make_response(render_template("preview_failed.html", reason=str(error)), 502)
        failed.headers.update(IN_FRAME)
        return failed
    code = language(item)
    answer = make_response(
        render_template(
            "preview_frame.html",
            title=chosen.title,
            html=FramedHtml(page).text,
            styles=styles(page),
            classes=page.classes,
            language=code,
            direction=direction(code, chosen.text),
        )
    )
    answer.headers.update(IN_FRAME | {POLICY_HEADER: policy(page)})
    return answer


def _is_whole() -> bool:
    return request.args.get("part") == WHOLE
