"""The page as readers see it: what the wiki says, what it cannot say, and what it must not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from bot_plugins.ports import RunStopped
from bot_plugins.store.database import Store
from bot_plugins.store.states import State
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.workbench import RenderedPage
from bot_plugins.ui.review.web.rendered import FramedHtml, policy, styles
from tests.ui.review.build import SITE, found, queued, text_of
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.site import Site, served
from tests.ui.review.web.client import Visitor, words
from tests.ui.review.web.test_attacks import SCRIPTS, Tags, hostile

FRAME = "/finding/1/preview/frame"
EVIL = "http://evil.example"
PAGE = RenderedPage("", "https://wiki.example/wiki/Mill", (), ("https://pictures.example",))
BEGAN = "It had «began|begun»."


def visitor_of(store: Store, text: str = BEGAN, **settings: object) -> Visitor:
    """Return who looks at a page; the wiki shows its wikitext as the HTML that it may be."""
    queued(store, text)
    wiki = MemoryWiki({}, **settings)  # type: ignore[arg-type]
    review = Review(store, "Ann", lambda _: text_of(text))
    return Visitor(review, desk=Desk(store, MemoryBench(wiki)))


def framed(html: str) -> str:
    return FramedHtml(RenderedPage(html, PAGE.address)).text


def test_the_change_is_marked_where_readers_see_it(store: Store) -> None:
    visitor = visitor_of(store)
    page = visitor.get("/finding/1/preview")
    assert "The paragraph as the wiki will show it" in words(page)
    assert 'src="/finding/1/preview/frame#copyedit-change"' in page.text
    frame = visitor.get(FRAME)
    mark = '<mark class="copyedit-now" id="copyedit-change">begun</mark>'
    assert f"It had {mark}." in frame.text
    assert 'href="https://wiki.example/load.php?only=styles"' in frame.text


def test_a_frame_has_a_sandbox_and_only_the_wikis_styles_and_pictures(store: Store) -> None:
    headers = visitor_of(store).get(FRAME).headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert policy == [
        "sandbox",
        "default-src 'none'",
        "style-src https://wiki.example 'unsafe-inline'",
        "img-src data: https://pictures.example https://wiki.example",
        "font-src data: https://wiki.example",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    ]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def _stop(_: str) -> None:
    raise RunStopped("test:en does not answer as it should: <b>timeout</b>; try again later", 5)


def test_a_wiki_that_does_not_answer_is_said_in_words(store: Store) -> None:
    visitor = visitor_of(store, on_render=_stop)
    answer = visitor.get(FRAME)
    assert answer.status_code == 502
    assert "The wiki cannot show this now. Test:en does not answer" in words(answer)
    assert "&lt;b&gt;timeout" in answer.text
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_text_that_is_gone_and_another_wiki_are_said_in_words(store: Store) -> None:
    queued(store, BEGAN, site="other:en")
    review = Review(store, "Ann", lambda _: text_of(BEGAN))
    desk = Desk(store, MemoryBench(MemoryWiki({})))
    assert f"only pages of {SITE} can be shown" in words(Visitor(review, desk=desk).get(FRAME))
    visitor = Visitor(Review(store, "Ann", lambda _: "Another text."), desk=desk)
    assert "is not the text that was checked" in words(visitor.get(FRAME))
    german = visitor.get(FRAME, Accept_Language="de")
    assert '<html lang="de"' in german.text
    assert "Der Text dieser Version im Wiki ist nicht der geprüfte." in words(german)


def test_without_a_wiki_nothing_is_offered(store: Store) -> None:
    queued(store)
    visitor = Visitor(Review(store, "Ann", lambda _: text_of(BEGAN)))
    assert "As readers see it" not in words(visitor.get("/"))
    for path in ("/finding/1/preview", FRAME):
        assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("path", [FRAME, f"{FRAME}?part=page", "/finding/1/preview"])
def test_nobody_else_gets_a_frame(store: Store, path: str) -> None:
    visitor = visitor_of(store)
    assert (
        Visitor(visitor.client.application.extensions["review"], enters=False).get(path).status_code
        == 403
    )
    embedded = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
    assert visitor.get(path, **embedded).status_code == 403
    assert visitor.get(path, "evil.example").status_code == 400
    assert visitor.get(path.replace("1", "9")).status_code == 404
    assert visitor.post(path).status_code == 405


WORDS = (
    "<script", "<iframe", "<form", "<base", "<meta", "<object", "<link", "<button", "<input",
    "<template", " on", "javascript:", "/undo", "target", "ping",
)  # fmt: skip


@pytest.mark.parametrize("path", [FRAME, "/finding/1/preview?page=%3Cscript%3E"])
@pytest.mark.parametrize("text", SCRIPTS)
def test_script_in_titles_is_text(store: Store, path: str, text: str) -> None:
    hostile(store, text)
    context = found(store, 1).change
    whole = f"{context.context_before}a{context.context_after}"
    desk = Desk(store, MemoryBench(MemoryWiki({})))
    answer = Visitor(Review(store, "Ann", lambda _: whole), desk=desk).get(path)
    assert answer.status_code == 200
    tags = Tags(answer.text).tags
    ours = ["/static/review.js", "/static/jobs.js"] if path != FRAME else []
    assert [at.get("src") for tag, at in tags if tag == "script"] == ours
    assert not [at for _, named in tags for at in named if at.startswith("on")]


ACTING = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x></SCRIPT>",
    "<iframe src=/></iframe>",
    "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)' target=_top>x</a>",
    "<form action=/undo method=post><button>x</button></form>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<object data=/></object>",
    "<svg onload=alert(1)><script>1</script></svg>", "<link rel=stylesheet href=//evil.example>",
    "<a href=/undo>x</a>", "<button formaction=/undo>x</button>", "<input autofocus onfocus=a()>",
    "<math><maction actiontype=statusline xlink:href='javascript:x'>x", "<div onclick=x()>x</div>",
    "<style></style><script>x</script></style>", "<textarea></textarea><script>x</script>",
    "<template><script>x</script></template>", "<a ping=//evil.example>x</a>",
    "<noscript><p title='</noscript><script>x</script>'>",
)  # fmt: skip


@pytest.mark.parametrize("html", ACTING)
def test_what_acts_is_removed(html: str) -> None:
    left = framed(f"<p>{html}</p>").lower()
    assert [word for word in WORDS if word in left] == []


def test_what_readers_see_stays() -> None:
    html = (
        '<h2 id="a\ue0c0b">H\ue0c0i\ue0c2</h2><ul><li><a href="#cite_note-1" class="x">1</a></li>'
        "</ul><table><tbody><tr><td>5 &lt; 6 &amp; 7</td></tr></tbody></table><br>"
        '<img src="/w/a.png" alt="a &quot;b&quot;" srcset="x 2x">'
        "<style>.a > b { color: red }</style>"
    )
    mark = '<mark class="copyedit-now" id="copyedit-change">'
    assert framed(html) == (
        f'<h2 id="ab">H{mark}i</mark></h2><ul><li><a href="#cite_note-1" class="x">1</a></li>'
        "</ul><table><tbody><tr><td>5 &lt; 6 &amp; 7</td></tr></tbody></table><br>"
        '<img src="https://wiki.example/w/a.png" alt="a &quot;b&quot;">'
        "<style>.a > b { color: red }</style>"
    )


def test_addresses_cannot_widen_the_policy() -> None:
    origins = ("https://a.example; script-src *", "javascript:x", "*", "https://b.example")
    page = RenderedPage("", PAGE.address, ("//evil.example/x", "https://wiki.example/y"), origins)
    assert "img-src data: https://b.example https://wiki.example;" in policy(page)
    assert "*" not in policy(page)
    assert styles(page) == ["https://wiki.example/y"]


HOSTILE = """It had began. <p>Here.</p>
<script>top.document.title = "owned"; fetch("{url}/", {{credentials: "include"}})</script>
<img src=x onerror="top.document.title='owned'"><svg onload="top.document.title='owned'"></svg>
<form id=f method=post action="{url}/finding/1"><input name=what value=accept><button>Go</button>
</form>
<script>document.getElementById("f").submit()</script>
<iframe src="javascript:top.document.title='owned'"></iframe>
<meta http-equiv="refresh" content="0; url=http://evil.example/refresh">
<a id=away href="http://evil.example/away" target="_top">Away</a>
<a id=here href="{url}/finding/1" target="_top">Here</a>
<object data="http://evil.example/object"></object><img src="http://evil.example/picture">
<link rel=stylesheet href="http://evil.example/style">
<div style="background:url(http://evil.example/background)">x</div>
"""


@contextmanager
def looked_at(browser: Browser, site: Site) -> Iterator[tuple[Page, list[str]]]:
    """Open the review in a browser; note what is sent, and to whom.

    Chromium reports what a policy forbids as a request that failed: that is not sent.
    """
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    page.on("requestfinished", lambda one: asked.append(f"{one.method} {one.url}"))
    context.on("page", lambda _: asked.append("a window"))
    page.route("**://*.example/**", lambda route: route.fulfill(body="", status=200))
    page.goto(site.entrance)
    asked.clear()
    yield page, asked
    context.close()


@pytest.fixture
def attacked(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Serve a preview whose HTML is hostile, and whose cleaning a test may switch off."""
    queued(store, BEGAN)
    bench = MemoryBench(MemoryWiki({}))
    with served(Review(store, "Ann", lambda _: text_of(BEGAN)), Desk(store, bench)) as site:
        made = RenderedPage(HOSTILE.format(url=site.url), PAGE.address)
        monkeypatch.setattr(bench, "rendered", lambda *_: made)
        yield site


@pytest.mark.wide
@pytest.mark.parametrize("cleaned", [True, False], ids=["cleaned", "direct"])
def test_hostile_html_cannot_act_in_a_browser(
    browser: Browser,
    attacked: Site,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    cleaned: bool,
) -> None:
    """Also as it is, without the cleaning: the sandbox alone must hold."""
    if not cleaned:
        monkeypatch.setattr(FramedHtml, "text", HOSTILE.format(url=attacked.url))
    with looked_at(browser, attacked) as (page, asked):
        page.goto(f"{attacked.url}/finding/1/preview")
        inside = page.frame_locator("iframe")
        expect(inside.get_by_text("Here.")).to_be_visible()
        for button in inside.get_by_role("button").all():
            button.click()
        for link in inside.locator("a").all():
            link.click()
        page.wait_for_timeout(500)
        assert page.title().startswith("Mill, as readers see it")
        assert page.url == f"{attacked.url}/finding/1/preview"
        frame = page.frames[1]
        with pytest.raises(Exception, match=r"."):
            frame.evaluate("top.document.title")
        assert "a window" not in asked
        assert not [one for one in asked if EVIL in one], asked
        assert not [one for one in asked if one.startswith("POST")], asked
    assert found(store, 1).state is State.OPEN


@pytest.mark.wide
def test_a_frame_opened_alone_is_as_powerless(browser: Browser, attacked: Site) -> None:
    """Its address, typed into the browser: it still has no origin, hence no cookies."""
    with looked_at(browser, attacked) as (page, _):
        page.goto(f"{attacked.url}{FRAME}")
        assert page.evaluate("window.origin") == "null"
        with pytest.raises(Exception, match="sandbox"):
            page.evaluate("document.cookie")


@pytest.mark.wide
def test_a_slow_and_a_missing_wiki_leave_the_page_usable(browser: Browser, store: Store) -> None:
    queued(store, BEGAN)
    desk = Desk(store, MemoryBench(MemoryWiki({}, on_render=_stop)))
    with (
        served(Review(store, "Ann", lambda _: text_of(BEGAN)), desk) as site,
        looked_at(browser, site) as (page, _),
    ):
        page.keyboard.press("w")
        alert = page.frame_locator("iframe").get_by_role("alert")
        expect(alert).to_contain_text("The wiki cannot show this now.")
        page.keyboard.press("w")
        expect(page.get_by_role("button", name="Accept", exact=False).first).to_be_visible()
