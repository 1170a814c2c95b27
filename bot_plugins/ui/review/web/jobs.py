"""The pages *Pages* and *Save*: choosing pages to read, saving what was accepted, undoing it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from bot_plugins.core import registry
from bot_plugins.core.summary import SummaryStyle
from bot_plugins.ports import RunStopped
from bot_plugins.store.overview import Accepted
from bot_plugins.ui.review.jobs.desk import Desk, SummaryPreview
from bot_plugins.ui.review.jobs.job import JobKind
from bot_plugins.ui.review.jobs.saving import SaveChoices, with_prefix
from bot_plugins.ui.review.jobs.workbench import (
    MOST_PAGES,
    ChoiceError,
    PageChoice,
    PageCount,
    PageKind,
)
from bot_plugins.ui.review.web import replacements
from bot_plugins.ui.review.web.choosing_pages import (
    KINDS,
    SKIP_FIELDS,
    choice_of,
    fields_of,
    most_of,
    searchable,
    told,
    told_count,
    told_skips,
)
from bot_plugins.ui.review.web.queue_position import QueuePosition
from bot_plugins.ui.review.web.recent_choices import recent_choices, remember
from bot_plugins.ui.review.web.texts import say

jobs = Blueprint("jobs", __name__)

LONGEST_PREFIX = 200
"""Code points of the words that a summary begins with."""
_SECONDS = re.compile(r"\d{1,4}(\.\d{1,3})?", re.ASCII)


def desk() -> Desk:
    """Return the desk; answer 404 if there is no wiki to read or save on."""
    found: Desk | None = current_app.extensions["desk"]
    if found is None:
        abort(404)
    return found


@dataclass(frozen=True, slots=True)
class CountedChoice:
    """A choice of pages that was counted; ``typo_list`` is what else it can be read with."""

    choice: PageChoice
    words: str
    number: int
    typo_list: str

    @property
    def reads(self) -> int:
        """How many pages will be read, as far as it is known."""
        return min(self.number, self.choice.most)


@jobs.get("/pages")
def choose() -> str:
    """Show which pages can be read, and how the reading goes on."""
    return _pages()


@jobs.post("/pages/count")
def count() -> str:
    """Count the chosen pages, and ask whether to read them; nothing is stored.

    It shows the form again instead, as it was filled in, if that is asked for.
    """
    if replacements.AGAIN in request.form:
        return _pages()
    try:
        choice = choice_of(request.form)
        return _pages(counted=_counted(choice, desk().count(choice)))
    except (ChoiceError, RunStopped) as error:
        return _pages(error=error)


@jobs.post("/pages")
def read() -> Response | str:
    """Start to read the chosen pages."""
    try:
        choice = choice_of(request.form)
    except ChoiceError as error:
        return _pages(error=error)
    desk().read(choice, told(choice))
    answer = redirect(url_for("jobs.choose"), 303)
    remember(answer, desk().bench.name, choice)
    return answer


@jobs.post("/pages/stop")
def stop_reading() -> Response:
    """Stop reading after the page at hand."""
    desk().jobs.stop(JobKind.READ)
    return redirect(url_for("jobs.choose"), 303)


@jobs.get("/save")
def saves() -> str:
    """Show what waits to be saved, what is being saved, and what was."""
    return _saves(request.args.get("prefix", ""))


@jobs.post("/save")
def save() -> Response | str:
    """Start to save what was accepted."""
    prefix = request.form.get("prefix", "")
    try:
        style = _style(prefix)
        choices = SaveChoices(style, _seconds(), most_of(request.form.get("most", "")))
    except ChoiceError as error:
        return _saves(prefix, error=str(error))
    desk().save(choices)
    return redirect(url_for("jobs.saves"), 303)


@jobs.post("/save/stop")
def stop_saving() -> Response:
    """Stop saving after the page at hand."""
    desk().jobs.stop(JobKind.SAVE)
    return redirect(url_for("jobs.saves"), 303)


@jobs.post("/save/<int:number>/undo")
def undo(number: int) -> Response:
    """Start to undo one saved edit."""
    desk().undo(number)
    g.session.notice = say("undoing")
    return redirect(url_for("jobs.saves"), 303)


def _counted(choice: PageChoice, number: PageCount) -> CountedChoice:
    most = choice.most if number.is_least else number.number
    return CountedChoice(choice, told_count(number), most, desk().bench.typo_list)


def _pages(counted: CountedChoice | None = None, error: Exception | None = None) -> str:
    job = desk().reading()
    findings = desk().bench.findings
    sent = request.form or request.args
    rows = replacements.shown_rows(sent)
    return render_template(
        "pages.html",
        place=QueuePosition(),
        kinds=[kind for kind in KINDS if _is_offered(kind)],
        findings=findings,
        chosen=sent.get("kind", "") or PageKind.CATEGORY,
        values=sent,
        most=sent.get("most", "") or str(MOST_PAGES),
        recent=recent_choices(desk().bench.name),
        rules=searchable(list(registry.all_rules())),
        counted=counted,
        told=told,
        told_skips=told_skips,
        fields_of=fields_of,
        skips=any(map(sent.get, SKIP_FIELDS)),
        rows=rows,
        replacements=replacements,
        error=str(error or ""),
        wrong_row=getattr(error, "row", 0),
        job=job,
        waiting=job.waiting() if job and not job.is_running else 0,
        elsewhere=job.waiting_elsewhere() if job and not job.is_running else 0,
        others=desk().others(),
    )


def _is_offered(kind: PageKind) -> bool:
    needed = {PageKind.FINDINGS: desk().bench.findings, PageKind.WATCHED: desk().bench.user}
    return bool(needed.get(kind, True))


def _saves(prefix: str, error: str = "") -> str:
    job = desk().saving()
    waiting, previews = Accepted(0, 0, ()), list[SummaryPreview]()
    if not (job and job.is_running):
        waiting = desk().accepted()
        try:
            previews = desk().previews(waiting, _style(prefix))
        except (ChoiceError, RunStopped) as reason:
            error = error or str(reason)
    return render_template(
        "save.html",
        place=QueuePosition(),
        waiting=waiting,
        previews=previews,
        prefix=prefix,
        every=request.form.get("every", "") or f"{desk().bench.defaults.every:g}",
        most=request.form.get("most", ""),
        error=error,
        job=job,
        undoing=desk().undoing(),
        saves=desk().saves(),
        interruption=desk().interruption(),
        others=desk().others(),
    )


def _style(prefix: str) -> SummaryStyle:
    if len(prefix) > LONGEST_PREFIX:
        raise ChoiceError(say("prefix-too-long", num=LONGEST_PREFIX))
    return with_prefix(desk().bench.defaults.style, prefix)


def _seconds() -> float:
    text = request.form.get("every", "").strip()
    if text and not _SECONDS.fullmatch(text):
        raise ChoiceError(say("seconds-wrong"))
    return float(text) if text else desk().bench.defaults.every
