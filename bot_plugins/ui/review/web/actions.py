"""The POST endpoints: they accept our own forms only, and each redirects to where to go on."""

from __future__ import annotations

from flask import Blueprint, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails
from bot_plugins.store.findings import Item
from bot_plugins.store.states import DecisionKind, Scope, State
from bot_plugins.ui.review import choosing
from bot_plugins.ui.review.service import MOST_IN_VIEW
from bot_plugins.ui.review.web.cards import spoken
from bot_plugins.ui.review.web.cookies import KEYS, OFF, set_cookie
from bot_plugins.ui.review.web.pages import here, review, shown, together
from bot_plugins.ui.review.web.queue_position import QueuePosition, number_of
from bot_plugins.ui.review.web.texts import COOKIE, languages, say, texts

actions = Blueprint("actions", __name__)

SWAP = "X-Swap"
"""Header by which our script asks for the next page instead of a redirect to it."""
CHOICE = "choice"
"""Prefix of the values of the buttons that accept one of a finding's choices, by its number."""
EVERYWHERE = DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE)
VERDICTS = {
    "accept": (ACCEPT, "did-accept"),
    "reject": (REJECT, "did-reject"),
    "not_here": (NOT_AN_ERROR, "did-not-here"),
    "nowhere": (EVERYWHERE, "did-nowhere"),
}


@actions.post("/finding/<int:number>")
def decide(number: int) -> Response:
    """Decide on a finding."""
    where = here()
    what = request.form.get("what", "")
    if what in ("sentence", "paragraph"):
        # Browsers send every line end as CR LF (https://url.spec.whatwg.org, and HTML's forms).
        typed = request.form.get("sentence", "").replace("\r\n", "\n")
        item = review().decide_text(number, typed, is_whole=what == "paragraph")
        said = "did-accept-edited" if item.state is State.ACCEPTED else "did-reject"
    else:
        verdict, said = _verdict(number, what)
        item = review().decide(number, verdict)
    g.session.decided += 1
    g.session.notice = say(said, change=spoken(item))
    return _on(where)


@actions.post("/undo")
def undo() -> Response:
    """Take back the reviewer's last decision, and show its finding."""
    where = here()
    item = review().undo()
    if item is None:
        g.session.notice = say("nothing-to-undo")
        return _on(where)
    g.session.decided = max(0, g.session.decided - 1)
    g.session.notice = say("did-undo", change=spoken(item))
    if where.whole:
        return _on(where.at(item.id - 1))
    return redirect(url_for("pages.finding", number=item.id, **where.query()), 303)


@actions.post("/decision/<int:number>/undo")
def take_back(number: int) -> Response:
    """Take back a decision, and show its finding, or the list that the form came from."""
    where = here()
    item = review().take_back(number)
    g.session.decided = max(0, g.session.decided - 1)
    g.session.notice = say("did-undo", change=spoken(item))
    if request.form.get("to") == "exceptions":
        return redirect(url_for("pages.exceptions", **where.query()), 303)
    return redirect(url_for("pages.finding", number=item.id, **where.query()), 303)


@actions.post("/list")
def decide_list() -> Response:
    """Decide on the lines of a list by their ticks."""
    where = here()
    shown = [number_of(text) for text in request.form.getlist("shown")]
    ticked = {number_of(text) for text in request.form.getlist("tick")}
    if not 0 < len(shown) <= MOST_IN_VIEW or not all(shown):
        abort(400, say("form-incomplete"))
    yes = {number: ACCEPT for number in shown if number in ticked}
    no = {number: REJECT for number in shown if number not in ticked}
    what = request.form.get("what", "")
    if what not in ("ticked", "both"):
        abort(400, say("form-empty"))
    done, refused = review().decide_all(yes | (no if what == "both" else {}))
    g.session.decided += len(done)
    g.session.notice = _said(done, refused)
    return _on(where.at(max(shown)))


def _said(done: list[Item], refused: list[str]) -> str:
    accepted = sum(item.state is State.ACCEPTED for item in done)
    said = say("did-list", accepted=accepted, rejected=len(done) - accepted)
    if refused:
        said += " " + say("did-list-not", num=len(refused), reason=texts().said(refused[0]))
    return said


@actions.post("/all")
def decide_rule() -> Response:
    """Accept or reject all findings of a rule in view whose number the reviewer was shown."""
    where = here()
    last = request.form.get("last", "")
    if not (where.wanted.rule and number_of(last)):
        abort(400, say("form-incomplete"))
    what = together(request.form)
    number = review().decide_rule(where.wanted, number_of(last), what)
    g.session.decided += number
    said = "did-all" if what is DecisionKind.ACCEPT else "did-all-not"
    g.session.notice = say(said, num=number, rule=texts().rule(where.wanted.rule))
    return _on(where.of_rule(request.form.get("rule", "")))


@actions.post("/language")
def choose_language() -> Response:
    """Keep the language that the reader chose, and show the same page in it."""
    answer = _back()
    if (chosen := request.form.get("language", "")) in languages():
        set_cookie(answer, COOKIE, chosen)
    return answer


@actions.post("/keys")
def switch_keys() -> Response:
    """Let single keys act, or not, as the reader wants it."""
    answer = _back()
    is_off = request.form.get("keys", "") == OFF
    set_cookie(answer, KEYS, OFF if is_off else "on")
    return answer


def _back() -> Response:
    """Lead back to the page of ours that a form came from."""
    back = request.form.get("back", "")
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return redirect(back if is_ours else url_for("pages.following"), 303)


def _on(where: QueuePosition) -> Response:
    """Lead on to the next change; our script gets it at once, with its address."""
    address = url_for("pages.following", **where.query())
    if SWAP not in request.headers:
        return redirect(address, 303)
    return Response(shown(where), mimetype="text/html", headers={"X-Address": address})


def _verdict(number: int, what: str) -> tuple[DecisionDetails, str]:
    if what.startswith(CHOICE):
        item = review().known(number)
        return choosing.verdict(item, number_of(what.removeprefix(CHOICE))), "did-accept"
    if what not in VERDICTS:
        abort(400, say("form-empty"))
    return VERDICTS[what]
