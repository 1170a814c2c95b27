"""The pages Pages and Save by forms alone, without scripts; and the attacks on their forms."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from markupsafe import escape

from bot_plugins.community.loading import read_texts
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.summary import SummaryStyle
from bot_plugins.ports import PageSkipped, RunStopped, SaveFlags
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import REJECT, decide
from bot_plugins.store.findings import listed
from bot_plugins.store.tasks import latest_runs, start_run
from bot_plugins.ui.review import Review, ReviewFilter, progress_cache
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.workbench import PageChoice, PageKind, SaveDefaults
from bot_plugins.ui.review.web.recent_choices import COOKIE
from tests.ui.review.jobs.bench import SECONDS, Gate, MemoryBench, MemoryWiki
from tests.ui.review.jobs.desks import SLIP, accept_all, ended, eventually, read, save
from tests.ui.review.web.client import Visitor, words
from tests.ui.review.web.test_attacks import BIDI, FOREIGN, KNOWN_TAGS, SCRIPTS, Tags

FIELDS = {"kind": "category", "category": "Mills", "most": "500"}
FORMS = ("/pages", "/pages/count", "/pages/stop", "/save", "/save/stop", "/save/1/undo")
RELOADS = 'http-equiv="refresh"'


@pytest.fixture
def visitor(review: Review, desk: Desk) -> Visitor:
    return Visitor(review, desk=desk)


def test_count_then_read_then_judge(visitor: Visitor, desk: Desk) -> None:
    said = words(visitor.post("/pages/count", **FIELDS))
    assert "The category Mills: 3 pages" in said
    assert "Read up to 3 pages" in said
    assert latest_runs(desk.store) == []
    answer = visitor.post("/pages", **FIELDS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/pages")
    ended(desk.reading)
    page = visitor.get("/pages")
    assert "3 of 3 pages read, 2 changes found" in words(page)
    assert "Judge 2 changes" in words(page)
    assert 'href="/?run=1"' in page.text


def test_an_empty_queue_begins_where_pages_are_chosen(review: Review, desk: Desk) -> None:
    def begins(enters: Visitor, query: str = "") -> str:
        answer = enters.get(f"/enter?token={enters.door.token}{query}")
        return answer.headers["Location"]

    visitor = Visitor(review, desk=desk)
    assert begins(visitor) == "/pages"
    assert begins(visitor, "&site=test%3Aen") == "/?site=test:en"
    assert begins(Visitor(review)) == "/"  # nothing can be read
    read(desk)
    progress = review.progress(ReviewFilter(), is_exact=True)
    assert progress.total
    assert begins(visitor) == "/"


SKIPS = {
    "skip-categories": "Rivers\nLakes",
    "least-changes": "2",
    "substantive": "1",
    "without-text": "{{sic}}<b>",
    "with-text": "came",
}


def test_pages_are_left_alone_as_the_form_says(visitor: Visitor, desk: Desk) -> None:
    counted = visitor.post("/pages/count", **FIELDS, **SKIPS)
    assert "pages in the categories Rivers; Lakes" in words(counted)
    assert "whose text contains “{{sic}}<b>”" in words(counted)
    assert "fewer than 2 changes" in words(counted)
    for name, value in SKIPS.items():
        assert f'<textarea name="{name}" hidden>\n{escape(value)}</textarea>' in counted.text
    visitor.post("/pages", **FIELDS, **{**SKIPS, "substantive": ""})
    ended(desk.reading)
    said = words(visitor.get("/pages"))
    assert "2 pages: fewer than 2 changes to make" in said
    assert "1 page: its text does not contain “came”" in said


def test_subcategories_are_a_tick_beside_the_category(visitor: Visitor, desk: Desk) -> None:
    counted = visitor.post("/pages/count", **FIELDS, subcategories="1")
    assert "The category Mills and its subcategories: 3 pages" in words(counted)
    assert '<textarea name="subcategories" hidden>\n1</textarea>' in counted.text
    visitor.post("/pages", **FIELDS, subcategories="1")
    job = ended(desk.reading)
    assert job.title == "the category Mills and its subcategories"


def test_the_watchlist_of_the_account_needs_an_account(
    store: Store, review: Review, wiki: MemoryWiki
) -> None:
    visitor = Visitor(review, desk=Desk(store, MemoryBench(wiki)))
    assert "The watchlist of CopyBot, what changed last first" in words(visitor.get("/pages"))
    counted = visitor.post("/pages/count", kind="watched", watched="1")
    assert "The watchlist: 3 pages" in words(counted)
    nobody = Desk(store, MemoryBench(replace(wiki, user="")))
    assert "watchlist" not in words(Visitor(review, desk=nobody).get("/pages"))


def test_the_wikis_own_typo_list_is_a_tick_before_reading(
    store: Store, review: Review, wiki: MemoryWiki
) -> None:
    tick = 'type="checkbox" name="typos"'
    without = Visitor(review, desk=Desk(store, MemoryBench(wiki)))
    assert tick not in without.post("/pages/count", **FIELDS).text
    desk = Desk(store, MemoryBench(wiki, typo_list="Project:Ty<pos"))
    visitor = Visitor(review, desk=desk)
    counted = visitor.post("/pages/count", **FIELDS)
    assert tick in counted.text
    assert "the typo list of this wiki (Project:Ty<pos)" in words(counted)
    visitor.post("/pages", **FIELDS, typos="1")
    ended(desk.reading)
    job = desk.reading()
    assert job is not None and job.choice.typos


def test_rules_of_lists_that_people_reject_are_not_used(store: Store, review: Review) -> None:
    wiki = MemoryWiki({f"P{number}": f"The myll {number} was old." for number in range(10)})
    [rule] = read_texts([("list", '<Typo word="mill" find="myll" replace="mill"/>')]).rules
    bench = MemoryBench(wiki, rules=[rule, *registry.rules_for("en")])
    desk = Desk(store, bench)
    visitor = Visitor(review, desk=desk)
    read(desk)
    assert "was not used" not in words(visitor.get("/pages"))
    for item in listed(store):
        decide(store, "Ada", item.id, REJECT)
    wiki.pages["Pond"] = "One came.The myll went."
    wiki.revisions[11] = ("Pond", wiki.pages["Pond"])
    read(desk)
    page = words(visitor.get("/pages"))
    assert "A rule of the typo list was not used, because people rejected most of what it" in page
    assert "typos:mill: 0 of 10 changes were right" in page
    assert {item.change.rule for item in listed(store)} == {"space_after_full_stop"}
    bench.woken = (rule.name,)
    read(desk)
    assert "was not used" not in words(visitor.get("/pages"))
    assert rule.name in {item.change.rule for item in listed(store)}


def test_the_last_choices_are_offered_again(visitor: Visitor, desk: Desk) -> None:
    for name in ("Z", "A", "B", "C", "D", "<i>E</i>", "B"):
        visitor.post("/pages", **{**FIELDS, "category": name}, **SKIPS)
        ended(desk.reading)
    visitor.post("/pages", kind="titles", titles="Mill\n" * 1000)
    ended(desk.reading)
    page = visitor.get("/pages")
    links = re.findall(r'href="(/pages\?[^"]*)"', page.text)
    assert [re.findall("[?;&]category=([^&]*)", link)[0] for link in links] == [
        "B", "%3Ci%3EE%3C/i%3E", "D", "C", "A",
    ]  # fmt: skip
    assert "The category <i>E</i>" in words(page)
    again = visitor.get(unescape(links[1])).text
    assert 'name="category" value="&lt;i&gt;E&lt;/i&gt;"' in again
    assert 'name="least-changes" value="2"' in again


@pytest.mark.parametrize(
    "value",
    ["x", "W10=", "W1tbXV1d", "e30=", "W1sidGVzdDplbiIseyJraW5kIjoieCJ9XV0=", "W10" * 1100],
)
def test_a_cookie_that_is_not_ours_offers_nothing(visitor: Visitor, value: str) -> None:
    visitor.client.set_cookie(COOKIE, value, domain="127.0.0.1")
    page = visitor.get("/pages")
    assert page.status_code == 200
    assert "Chosen before" not in words(page)


def test_what_the_configuration_leaves_alone_is_said(
    store: Store, review: Review, wiki: MemoryWiki
) -> None:
    desk = Desk(store, MemoryBench(wiki, skip_options=("skipcat:Rivers", "substantive")))
    said = words(Visitor(review, desk=desk).get("/pages"))
    assert "always leave these alone too: skipcat:Rivers; substantive" in said


WRONG = {
    "changes": ({**FIELDS, "least-changes": "few"}, "The number of changes must be a whole number"),
    "kind": ({"kind": "x"}, "Choose one of these kinds"),
    "number": ({**FIELDS, "most": "0"}, "The number of pages must be from 1"),
    "word": ({**FIELDS, "most": "a²"}, "The number of pages must be from 1"),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("path", ["/pages", "/pages/count"])
def test_what_was_entered_wrongly_is_said_above_the_form(
    visitor: Visitor, desk: Desk, path: str, case: str
) -> None:
    fields, said = WRONG[case]
    assert said in words(visitor.post(path, **fields))
    assert desk.reading() is None


def test_a_category_that_is_not_there(visitor: Visitor, desk: Desk) -> None:
    fields = {**FIELDS, "category": "Nowhere"}
    assert "There is no category Nowhere" in words(visitor.post("/pages/count", **fields))
    visitor.post("/pages", **fields)
    ended(desk.reading)
    assert "It could not go on: there is no category Nowhere" in words(visitor.get("/pages"))


def test_pages_read_twice_lead_to_what_waits(visitor: Visitor, desk: Desk) -> None:
    read(desk)
    read(desk)
    said = words(visitor.get("/pages"))
    assert "2 of them were found before." in said
    assert "Judge the 2 that wait" in said


def test_pages_left_alone_are_named_and_can_be_read_again(visitor: Visitor, desk: Desk) -> None:
    read(desk, PageChoice(PageKind.TITLES, "A\nNowhere\nNo <b> page"))
    ended(desk.reading)
    shown = visitor.get("/pages")
    assert "<bdi>No &lt;b&gt; page</bdi>" in shown.text
    again = re.findall(r'<textarea name="titles" hidden>\n([^<]*)</textarea>', shown.text)
    assert again == ["Nowhere\nNo &lt;b&gt; page"]
    assert "2 pages" in words(visitor.post("/pages/count", kind="titles", titles="A\nB"))


def test_while_pages_are_read(visitor: Visitor, desk: Desk, wiki: MemoryWiki) -> None:
    wiki.on_read = gate = Gate()
    visitor.post("/pages", **FIELDS)
    assert gate.reached.wait(SECONDS)
    page = visitor.get("/pages")
    assert RELOADS in page.text
    assert "1 of 3 pages read" in words(page)
    answer = visitor.post("/pages", **FIELDS)
    assert answer.status_code == 409
    assert "at work already: the category Mills" in words(answer)
    assert visitor.post("/pages/stop").status_code == 303
    assert "Stopping" in words(visitor.get("/pages"))
    gate.open()
    ended(desk.reading)
    page = visitor.get("/pages")
    assert "It ended early: you stopped it." in words(page)
    assert RELOADS not in page.text


def test_save_and_see_what_was_saved(visitor: Visitor, desk: Desk, wiki: MemoryWiki) -> None:
    assert "Nothing waits to be saved" in words(visitor.get("/save"))
    read(desk)
    accept_all(desk)
    said = words(visitor.get("/save?prefix=Small+slips:"))
    assert "2 changes on 2 pages of wiki.example" in said
    assert "A: Small slips: space after full stop" in said
    assert "Saved by CopyBot as minor edits, marked as a bot's." in said
    answer = visitor.post("/save", prefix="Small slips:", every="0", most="")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/save")
    ended(desk.saving)
    page = visitor.get("/save")
    assert "2 pages saved, 2 changes" in words(page)
    assert "Nothing waits to be saved" not in words(page)
    assert re.findall(r"https://wiki\.example/\?diff=\d", page.text) == [
        "https://wiki.example/?diff=5",
        "https://wiki.example/?diff=4",
    ]
    assert wiki.saves[0][1].startswith("Small slips:")


def test_how_edits_are_marked_is_told(store: Store, review: Review, wiki: MemoryWiki) -> None:
    style = SummaryStyle(override="Words of mine")
    flags = SaveFlags(minor=False, bot=False, tags=("one", "two"))
    desk = Desk(store, MemoryBench(wiki, defaults=SaveDefaults(style, flags)))
    read(desk)
    accept_all(desk)
    said = words(Visitor(review, desk=desk).get("/save"))
    assert "as ordinary edits, with the tags one, two." in said
    assert "A: Words of mine" in said


def test_bad_numbers_save_nothing(visitor: Visitor, desk: Desk) -> None:
    read(desk)
    accept_all(desk)
    for fields in ({"every": "x"}, {"every": "-1"}, {"most": "0"}, {"prefix": "x" * 201}):
        assert "must be" in (said := words(visitor.post("/save", **fields))) or "at most" in said
    assert desk.saving() is None


def test_what_was_not_saved_says_why(visitor: Visitor, desk: Desk, wiki: MemoryWiki) -> None:
    def refuse(title: str) -> None:
        raise PageSkipped(f"{title} is protected")

    read(desk)
    accept_all(desk)
    wiki.on_save = refuse
    save(desk)
    said = words(visitor.get("/save"))
    assert "0 pages saved" in said
    assert "1 page: A is protected" in said
    assert "Not saved: A is protected" in said


def test_a_failed_login_is_said(store: Store, review: Review, wiki: MemoryWiki) -> None:
    refusal = RunStopped("cannot log in to test:en: wrong password", exit_codes.LOGIN)
    desk = Desk(store, MemoryBench(wiki, refusal=refusal))
    read(desk)
    accept_all(desk)
    save(desk)
    said = words(Visitor(review, desk=desk).get("/save"))
    assert "It could not go on: cannot log in to test:en: wrong password." in said
    assert "Save 2 changes on 2 pages" in said


def test_a_rehearsal_is_said_with_the_way_out(
    store: Store, review: Review, wiki: MemoryWiki
) -> None:
    why = "Line 3 of user-config.py says “simulate = True”."
    desk = Desk(store, MemoryBench(replace(wiki, simulated=True), simulation=why))
    read(desk)
    accept_all(desk)
    visitor = Visitor(review, desk=desk)
    for path in ("/pages", "/save"):
        assert f"Nothing is saved: this is only a rehearsal. {why}" in words(visitor.get(path))
    visitor.post("/save")
    ended(desk.saving)
    assert "2 pages would have been saved" in words(visitor.get("/save"))


def test_a_second_browser_sees_the_same_work(
    visitor: Visitor, review: Review, desk: Desk, wiki: MemoryWiki
) -> None:
    read(desk)
    accept_all(desk)
    start_run(desk.store, "copyedit", "Bob")
    wiki.on_save = gate = Gate()
    visitor.post("/save", every="0")
    assert gate.reached.wait(SECONDS)
    said = words(Visitor(review, desk=desk).get("/save"))
    assert "0 pages saved, 0 changes" in said
    assert "Bob reads pages: 0 changes found so far" in said
    gate.open()
    eventually(lambda: len(wiki.saves) == 2)


def test_the_end_of_the_review_leads_to_saving(
    visitor: Visitor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where counting is slow, so that counts are reused."""
    monkeypatch.setattr(progress_cache, "QUICK_SECONDS", -1)
    monkeypatch.setattr(progress_cache, "PATIENCE", 10**9)
    page = visitor.get("/")
    assert "Choose pages" in words(page)
    read(desk)
    accept_all(desk)
    page = visitor.get("/")
    assert "All done" in words(page)
    assert "Save what was accepted" in words(page)
    assert 'href="/save"' in page.text


def test_without_a_wiki_there_is_only_the_judging(review: Review) -> None:
    visitor = Visitor(review)
    assert "/save" not in visitor.get("/").text
    for path in ("/pages", "/save"):
        assert visitor.get(path).status_code == 404
    for path in FORMS:
        assert visitor.post(path, **FIELDS).status_code == 404


@pytest.mark.wide
@pytest.mark.parametrize("path", FORMS)
def test_forged_forms_do_nothing(visitor: Visitor, desk: Desk, path: str) -> None:
    read(desk)
    accept_all(desk)
    for token in ("", "x", visitor.form_token[:-1]):
        assert visitor.post(path, token=token, **FIELDS).status_code == 403
    for headers in FOREIGN.values():
        assert visitor.send(path, FIELDS, **headers).status_code == 403
    assert visitor.post(path, "evil.example:8642", **FIELDS).status_code == 400
    assert visitor.post(path, titles="x" * 1_000_001, **FIELDS).status_code == 413
    stranger = Visitor(visitor.client.application.extensions["review"], enters=False, desk=desk)
    stranger.form_token = visitor.form_token
    assert stranger.post(path, **FIELDS).status_code == 403
    assert desk.saving() is None
    assert len(latest_runs(desk.store)) == 1


@pytest.mark.parametrize("path", FORMS)
def test_nothing_starts_by_a_link(visitor: Visitor, desk: Desk, path: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in FIELDS.items())
    answer = visitor.get(f"{path}?token={visitor.form_token}&{query}")
    assert answer.status_code in (200, 404, 405)
    assert (desk.reading(), desk.saving()) == (None, None)


@pytest.mark.wide
@pytest.mark.parametrize("text", [*SCRIPTS, BIDI])
def test_hostile_titles_and_reasons_are_text(store: Store, review: Review, text: str) -> None:
    def refuse(_: str) -> None:
        raise PageSkipped(text)

    wiki = MemoryWiki({text: SLIP, f"{text}2": SLIP}, user=text)
    desk = Desk(store, MemoryBench(wiki, simulation=text))
    visitor = Visitor(review, desk=desk)
    fields = {"kind": "category", "category": text, "prefix": text}
    visitor.post("/pages", **fields)
    ended(desk.reading)
    accept_all(desk)
    wiki.on_save = refuse
    start_run(store, "copyedit", "Bob")
    visitor.post("/save", prefix=text, every="0")
    ended(desk.saving)
    pages = [visitor.post("/pages/count", **fields), visitor.get("/pages"), visitor.get("/save")]
    pages.append(visitor.client.get("/save", base_url="http://127.0.0.1:8642",
                                    query_string={"prefix": text}))  # fmt: skip
    for page in pages:
        assert page.status_code == 200
        tags = Tags(page.text).tags
        assert {tag for tag, _ in tags} <= {*KNOWN_TAGS, "ul", "noscript", "fieldset", "legend"}
        names = [name for _, attributes in tags for name in attributes]
        assert not [name for name in names if name.startswith(("on", "style"))]
        fields_cut = re.sub(r"<textarea.*?</textarea>|value=\"[^\"]*\"", "", page.text, flags=re.S)
        assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", fields_cut)
