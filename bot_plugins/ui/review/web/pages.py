"""The GET endpoints: they only read, apart from claiming the findings they show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

from flask import (
    Blueprint,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response

from bot_plugins.store.findings import Item
from bot_plugins.store.remembered import Remembered
from bot_plugins.store.states import DecisionKind
from bot_plugins.ui.report.links import edit_link
from bot_plugins.ui.review import NoTextError, Review
from bot_plugins.ui.review.line_diff import DiffRow
from bot_plugins.ui.review.review_filter import MOST
from bot_plugins.ui.review.service import MOST_IN_VIEW, Past
from bot_plugins.ui.review.shown import direction, language
from bot_plugins.ui.review.web.access import Access
from bot_plugins.ui.review.web.cards import cards
from bot_plugins.ui.review.web.cookies import address, set_cookie
from bot_plugins.ui.review.web.past import pasts, remembered_words
from bot_plugins.ui.review.web.queue_position import LIST, QueuePosition, place
from bot_plugins.ui.review.web.texts import MARKS, say, texts
from bot_plugins.ui.review.whole_page import Part, changes

LINE = 60
"""Code points of context on each side in the list."""
MOST_BESIDE = 8
"""Past decisions shown beside a change."""

TEXT = "text"
LOOKS = (TEXT, "side", "inline")
"""How a whole page is shown, as addresses say it; the messages "look-..." name them."""
LOOK_COOKIE = "copyedit_look"

pages = Blueprint("pages", __name__)


def here() -> QueuePosition:
    """Return the reviewer's position from the address; answer 400 if it is not valid."""
    try:
        return place(request.args)
    except ValueError as error:
        abort(400, say("bad-address", reason=texts().said(str(error))))


def review() -> Review:
    """Return the review that this app shows."""
    found: Review = current_app.extensions["review"]
    return found


@pages.get("/enter")
def enter() -> Response:
    """Admit a browser that has the printed address; it works once, and leaves no trace."""
    where = here()
    door: Access = current_app.extensions["door"]
    session = door.enter(request.args.get("token", ""))
    if session is None and g.session is None:
        abort(403, say("token-used"))
    answer = _led_on(_first(where))
    if session:
        set_cookie(answer, address().cookie, session.cookie, seconds=None)
    return answer


def _first(where: QueuePosition) -> str:
    """Return the address to begin at: where pages are chosen, if there is nothing to judge yet."""
    has_desk = current_app.extensions["desk"] is not None
    if has_desk and not where.query() and not review().progress(where.wanted).total:
        return url_for("jobs.choose")
    return url_for("pages.following", **where.query())


def _led_on(target: str) -> Response:
    """Redirect to an address of ours.

    If a page of another origin led here, as the file that the browser is started with does, a
    redirect still counts as coming from there, and browsers do not send a SameSite=Strict cookie
    (draft-ietf-httpbis-rfc6265bis, section 5.2). In that case a page of ours leads on.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return Response(render_template("enter.html", target=target), mimetype="text/html")
    return redirect(target, 303)


@pages.get("/")
def following() -> str:
    """Show the next change, or the next page with its changes."""
    return shown(here())


def shown(where: QueuePosition) -> str:
    """Return the page with the changes that follow a position."""
    if where.view == LIST:
        return _list(where)
    look = review().next_page if where.whole else review().next
    items = look(where.wanted, where.after)
    return _changes(where, items, by_page=where.whole) if items else _nothing(where)


@pages.get("/finding/<int:number>")
def finding(number: int) -> str:
    """Show one change, by its id; its whole paragraph to be edited if the address says so."""
    is_whole = request.args.get("edit") == "paragraph"
    return _changes(here(), [review().at(number)], by_page=False, is_whole=is_whole)


@pages.get("/finding/<int:number>/following")
def following_one(number: int) -> str | tuple[str, int]:
    """Show the change after one, for our script, which asks before that one is decided."""
    where = here()
    items = review().following(number, where.wanted, where.after)
    return _changes(where, items, by_page=False) if items else ("", 204)


@pages.get("/finding/<int:number>/page")
def whole_page(number: int) -> Response:
    """Show a change within its whole page: its text, or only its lines that change."""
    where, look = here(), _look()
    item = review().known(number)
    found: list[Part] = []
    rows: list[DiffRow] = []
    reason = ""
    try:
        found = review().pages.parts(item)
        if look != TEXT:
            rows = review().pages.diff(item)
    except NoTextError as error:
        reason = str(error)
    code = language(item)
    [card] = cards([item], {})
    text = item.change.context_before + item.change.context_after
    answer = make_response(
        render_template(
            "whole.html",
            place=where,
            card=card,
            parts=found,
            rows=rows,
            look=look,
            looks=LOOKS,
            changes=sum(changes(part) for part in found),
            reason=reason,
            language=code,
            direction=direction(code, text),
        )
    )
    set_cookie(answer, LOOK_COOKIE, look)
    return answer


def _look() -> str:
    """Return how the whole page is to be shown: as asked, or as it was shown last."""
    wanted = request.args.get("as", request.cookies.get(LOOK_COOKIE, ""))
    return wanted if wanted in LOOKS else TEXT


@pages.get("/finding/<int:number>/editor")
def editor(number: int) -> Response:
    """Go to the wiki's own editor, at the section of a change if its page is at hand."""
    item = review().known(number)
    section = None
    with suppress(NoTextError):
        section = review().pages.section(item)
    target = edit_link(item.url, section)
    if not target:
        abort(404)
    return redirect(target, 303)


@pages.get("/finding/<int:number>/past")
def past(number: int) -> Response:
    """Go on with the page that follows a change's page."""
    where = here()
    after = review().past_page(number, where.wanted)
    return redirect(url_for("pages.following", **where.at(after).query()), 303)


@pages.get("/all")
def all_of_rule() -> str:
    """Show which findings of a rule in view would be accepted or rejected together, and ask."""
    where = here()
    if not where.wanted.rule:
        abort(400, say("no-rule"))
    preview = review().preview(where.wanted, together(request.args))
    return render_template(
        "all.html", place=where, preview=preview, cards=cards(preview.samples, {})
    )


def together(asked: Mapping[str, str]) -> DecisionKind:
    """Return what is to be decided about all findings of a rule: reject if asked, else accept."""
    is_no = asked.get("what") == DecisionKind.REJECT
    return DecisionKind.REJECT if is_no else DecisionKind.ACCEPT


@pages.get("/marks.css")
def spoken_marks() -> Response:
    """Return what screen readers say before and after a change, as CSS variables."""
    words = (f"--{name}: {json.dumps(say(name), ensure_ascii=False)};" for name in MARKS)
    return Response(f":root {{ {' '.join(words)} }}", mimetype="text/css")


@pages.get("/help")
def keys() -> str:
    """Show the keys."""
    return render_template("help.html", place=here())


@pages.get("/history")
def history() -> str:
    """Show the reviewer's decisions, the newest first."""
    where = here()
    found = review().history(where.after or MOST)
    return render_template("history.html", place=where, past=pasts(found), more=_oldest(found))


@pages.get("/exceptions")
def exceptions() -> str:
    """Show what people called no error."""
    where = here()
    found = review().remembered(where.after or MOST)
    shown = [(remembered, *remembered_words(remembered)) for remembered in found]
    return render_template("exceptions.html", place=where, shown=shown, more=_oldest(found))


def _oldest(found: Sequence[Past | Remembered]) -> int:
    """Return the id from which older ones follow; 0 if there are none."""
    if len(found) < MOST_IN_VIEW:
        return 0
    last = found[-1]
    return last.decision.id if isinstance(last, Past) else last.id


def _changes(
    where: QueuePosition, items: list[Item], *, by_page: bool, is_whole: bool = False
) -> str:
    progress = review().progress(where.wanted)
    known = {card.item.id: card for card in cards(items, progress.rules, is_whole=is_whole)}
    return render_template(
        "changes.html",
        place=where,
        by_page=by_page,
        cards=list(known.values()),
        by_id=known,
        paragraphs=review().paragraphs(items),
        past=pasts(review().history(limit=MOST_BESIDE)),
        progress=progress,
    )


def _list(where: QueuePosition) -> str:
    items = review().several(where.wanted, where.after)
    if not items:
        return _nothing(where)
    return render_template(
        "list.html",
        place=where,
        cards=cards(items, {}, LINE),
        ticked=request.args.get("ticks") != "none",
        progress=review().progress(where.wanted),
    )


def _nothing(where: QueuePosition) -> str:
    """Say why there is nothing to show, and what to do about it."""
    progress = review().progress(where.wanted, is_exact=True)
    review().choices(is_exact=True)  # the page counts what waits under other filters
    return render_template("nothing.html", place=where, progress=progress)
