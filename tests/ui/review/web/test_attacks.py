"""One test per attack: what hostile wikis, hostile pages and hostile neighbours may try."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from sqlalchemy import func, select

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import NOT_AN_ERROR, REJECT, decisions_of
from bot_plugins.store.schema import decision
from bot_plugins.store.states import State
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web import Access
from bot_plugins.ui.review.web.guards import HEADERS
from tests.kin import kin
from tests.ui.review.build import found, queued
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.web.client import Visitor, words

EVERYWHERE = (
    "/", "/?view=page", "/?view=list", "/finding/1", "/finding/1/page", "/finding/1/page?as=side",
    "/all?rule=verb_form", "/history", "/exceptions", "/help",
)  # fmt: skip
PAST = ("/history", "/exceptions")
POSTS = ("/finding/1", "/undo", "/all?rule=verb_form", "/list", "/decision/1/undo", "/keys")
SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></title></style><svg onload=alert(1)>",
    "{{ config }}{% raw %}",
    "<!--",
    "&lt;script&gt;",
)
QUOTES = ("'", '"', "`", "\\", "' OR 1=1 --", "%_", "; DROP TABLE copyedit_finding")
FOUR_BYTES = "𝄞 👩🏽‍🚀 𐎀"
BIDI = "\u202egnp\u202c \u2066x\u2069 \u200fy \u061c"


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))


def hostile(store: Store, text: str) -> None:
    """Put a text everywhere where a wiki, or another's command, can put one."""
    plain = text.replace("|", "").replace("»", "")
    queued(store, f"{plain} «a|{plain}b» {plain}", title=f"T {plain}", message=plain, url=plain)


def judged(store: Store, path: str) -> None:
    """Call the finding no error, for the pages that show the past."""
    if path in PAST:
        Review(store, "Ann").decide(1, NOT_AN_ERROR)


def is_unchanged(store: Store) -> bool:
    with store.reading() as connection:
        none = connection.scalar(select(func.count()).select_from(decision)) == 0
    return none and found(store, 1).state is State.OPEN


@pytest.mark.parametrize("text", kin(SCRIPTS, SCRIPTS[:2], SCRIPTS))
@pytest.mark.parametrize("path", kin(EVERYWHERE, EVERYWHERE[::3], EVERYWHERE))
def test_script_in_titles_and_texts_is_text(store: Store, text: str, path: str) -> None:
    hostile(store, text)
    judged(store, path)
    visitor = Visitor(
        Review(
            store, "Ann", lambda item: item.change.context_before + "a" + item.change.context_after
        )
    )
    answer = visitor.get(path)
    assert answer.status_code == 200
    tags = Tags(answer.text).tags
    assert {tag for tag, _ in tags} <= KNOWN_TAGS
    assert [
        at for _, attributes in tags for at in attributes if at.startswith(("on", "style"))
    ] == []
    assert [at["src"] for tag, at in tags if tag == "script"] == ["/static/review.js"]
    if path in ("/", *PAST):
        assert text in words(answer)


KNOWN_TAGS = set(
    "html head meta title link script body p div header a main article h1 h2 span bdi time form "
    "input button kbd details summary label textarea select option progress strong nav footer "
    "section aside ol li dl dt dd del ins q mark code table thead tbody tr th td".split()
)


@pytest.mark.parametrize("text", QUOTES)
def test_quotes_and_sql_in_texts_and_filters_are_text(store: Store, text: str) -> None:
    hostile(store, text)
    visitor = Visitor(Review(store, text))
    assert text in words(visitor.get("/"))
    answer = visitor.client.get("/", base_url="http://127.0.0.1:8642", query_string={"page": text})
    assert "Nothing matches these filters" in words(answer)
    assert is_unchanged(store)


def test_characters_of_four_bytes_are_shown(store: Store) -> None:
    hostile(store, FOUR_BYTES)
    assert words(Visitor(Review(store, FOUR_BYTES)).get("/")).count("𝄞") >= 4


@pytest.mark.parametrize("path", EVERYWHERE)
def test_bidi_controls_cannot_reorder_the_page(store: Store, path: str) -> None:
    hostile(store, BIDI)
    judged(store, path)
    visitor = Visitor(
        Review(
            store,
            BIDI if path == "/" else "Ann",
            lambda item: item.change.context_before + "a" + item.change.context_after,
        )
    )
    page = visitor.get(path).text
    outside_fields = re.sub(r"<textarea.*?</textarea>", "", page, flags=re.S)
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", outside_fields)
    assert path == "/help" or "\\u202e" in page


LINKS = ("javascript:alert(1)", "data:text/html,x", "//evil.example/x", "file:///etc/passwd", " ")


@pytest.mark.parametrize("url", LINKS)
def test_only_web_addresses_are_linked(store: Store, url: str) -> None:
    queued(store, url=url)
    tags = Tags(Visitor(Review(store, "Ann")).get("/").text).tags
    hrefs = [at["href"] or "" for tag, at in tags if tag == "a"]
    assert all(href.startswith("/") and not href.startswith("//") for href in hrefs)


def test_a_form_without_its_token_is_refused(store: Store, review: Review) -> None:
    queued(store)
    visitor = Visitor(review)
    for token in ("", "x", visitor.form_token[:-1], "\ud800".encode("utf-8", "replace").decode()):
        for path in POSTS:
            answer = visitor.post(path, token=token, what="accept", last="9")
            assert answer.status_code == 403
            assert "load the page again" in words(answer)
    assert is_unchanged(store)


FOREIGN = {
    "cross-site": {"Sec_Fetch_Site": "cross-site"},
    "same-site": {"Sec_Fetch_Site": "same-site"},
    "another origin": {"Origin": "http://evil.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "a hidden origin": {"Origin": "null"},
    "hidden, cross-site": {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
}


@pytest.mark.wide
@pytest.mark.parametrize("case", FOREIGN)
def test_another_sites_form_is_refused_even_with_the_token(
    store: Store, review: Review, case: str
) -> None:
    queued(store)
    fields = {"what": "accept", "shown": "1", "last": "9"}
    for path in POSTS:
        assert Visitor(review).send(path, fields, **FOREIGN[case]).status_code == 403
    assert is_unchanged(store)


OURS = {
    "old browsers": {},
    "with scripts": {"Origin": "http://127.0.0.1:8642", "Sec_Fetch_Site": "same-origin"},
    "without, no referrer": {"Origin": "null", "Sec_Fetch_Site": "same-origin"},
}


@pytest.mark.parametrize("case", OURS)
def test_our_own_form_is_taken(store: Store, review: Review, case: str) -> None:
    queued(store)
    answer = Visitor(review).send("/finding/1", {"what": "accept"}, **OURS[case])
    assert (answer.status_code, found(store, 1).state) == (303, State.ACCEPTED)


def test_another_site_cannot_embed_or_read_a_page(store: Store, review: Review) -> None:
    queued(store)
    visitor = Visitor(review)
    embedded = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
    assert visitor.get("/", **embedded).status_code == 403
    followed = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert visitor.get("/", **followed).status_code == 200


HOSTS = (
    "evil.example:8642",
    "evil.example",
    "127.0.0.1",
    "127.0.0.1:80",
    "0.0.0.0:8642",
    "[::1]:8642",
)


@pytest.mark.parametrize("host", HOSTS)
def test_other_hosts_are_refused(store: Store, review: Review, host: str) -> None:
    queued(store)
    visitor = Visitor(review)
    for answer in (
        visitor.get("/", host),
        visitor.get("/static/review.css", host),
        visitor.get(f"/enter?token={visitor.door.token}", host),
        visitor.post("/finding/1", host, what="accept"),
    ):
        assert answer.status_code == 400
    assert is_unchanged(store)


def test_nothing_is_written_by_get(store: Store, review: Review) -> None:
    queued(store)
    visitor = Visitor(review)
    fields = f"token={visitor.form_token}&what=accept&last=9&rule=verb_form&replacement=x"
    for path in (*POSTS, "/", "/finding/1/past", "/finding/1/page", "/history", "/exceptions"):
        mark = "&" if "?" in path else "?"
        for answer in (
            visitor.get(f"{path}{mark}{fields}"),
            visitor.client.head(f"{path}{mark}{fields}"),
        ):
            assert answer.status_code in (200, 303, 400, 405), path
    for method in ("PUT", "DELETE", "PATCH"):
        answer = visitor.client.open("/finding/1", method=method, base_url="http://127.0.0.1:8642")
        assert answer.status_code == 405
    assert is_unchanged(store)


def test_the_address_opens_once(review: Review) -> None:
    told: list[str] = []
    door = Access(told.append)
    token = door.token
    first, second = Visitor(review, door, enters=False), Visitor(review, door, enters=False)
    assert first.get(f"/enter?token={token}").status_code == 303
    answer = second.get(f"/enter?token={token}")
    assert (answer.status_code, second.get("/").status_code) == (403, 403)
    assert "used already" in words(answer)
    assert told == [door.token]
    assert second.get(f"/enter?token={door.token}").status_code == 303


def test_the_token_leaves_the_address_and_the_cookie_is_kept_from_scripts(review: Review) -> None:
    visitor = Visitor(review, enters=False)
    answer = visitor.get(f"/enter?token={visitor.door.token}&rule=a%26b")
    assert answer.headers["Location"] == "/?rule=a%26b"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Expires" not in cookie
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_who_comes_from_a_file_is_led_on_by_a_page_of_ours(review: Review) -> None:
    """A browser keeps a strict cookie to itself on redirects from elsewhere."""
    visitor = Visitor(review, enters=False)
    answer = visitor.get(
        f"/enter?token={visitor.door.token}&rule=%22a",
        Sec_Fetch_Site="cross-site",
        Sec_Fetch_Mode="navigate",
    )
    assert (answer.status_code, "SameSite=Strict" in answer.headers["Set-Cookie"]) == (200, True)
    [refresh] = [at for tag, at in Tags(answer.text).tags if at.get("http-equiv")]
    assert refresh["content"] == "0; url=/?rule=%22a"


@pytest.mark.parametrize("token", ["", "x", "%00", "%F0%9D%84%9E", "a" * 4000])
def test_no_other_token_opens(store: Store, review: Review, token: str) -> None:
    queued(store)
    told: list[str] = []
    visitor = Visitor(review, Access(told.append), enters=False)
    assert visitor.get(f"/enter?token={token}").status_code == 403
    for path in (*EVERYWHERE, "/nothing", "/finding/99"):
        answer = visitor.get(path)
        assert answer.status_code == 403
        assert "Mill" not in answer.text
    assert visitor.post("/finding/1", what="accept").status_code == 403
    assert told == []


def test_what_others_look_at_cannot_be_decided(store: Store, review: Review) -> None:
    queued(store)
    Review(store, "Bob").at(1)
    visitor = Visitor(review)
    for answer in (visitor.get("/finding/1"), visitor.post("/finding/1", what="accept")):
        assert answer.status_code == 409
        assert "Bob is looking at this finding now" in words(answer)
    assert is_unchanged(store)


def test_what_others_decided_says_who(store: Store, review: Review) -> None:
    queued(store)
    visitor = Visitor(review)
    Review(store, "Bob <b>").queue.claim *= 0
    review.leave()
    Review(store, "Bob <b>").decide(1, REJECT)
    answer = visitor.post("/finding/1", what="accept")
    assert answer.status_code == 409
    assert "rejected already by Bob <b>," in words(answer)


NOWHERE = ("0", "99", "-1", "1e3", "９", str(1 << 63), "9" * 40, "x", "1%00", "..%2f1", "1;2")


@pytest.mark.parametrize("number", NOWHERE)
def test_made_up_ids_lead_nowhere(visitor: Visitor, store: Store, number: str) -> None:
    queued(store)
    for answer in (
        visitor.get(f"/finding/{number}"),
        visitor.get(f"/finding/{number}/page"),
        visitor.get(f"/finding/{number}/past"),
        visitor.post(f"/finding/{number}", what="accept"),
        visitor.post(f"/finding/{number}", what="sentence", sentence="x"),
    ):
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
    assert is_unchanged(store)


PATHS = (
    "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/door.py", "/static//etc/passwd",
    "/static/", "/templates/base.html", "/.git/config", "/console", "/enter/", "/.//evil.example/",
    "/%00", "/static/%00", "/static/" + "x" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_path_guessing_yields_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in (404, 308)
    assert "evil.example" not in answer.headers.get("Location", "").partition("/.")[0]
    assert "import" not in answer.text


def test_no_form_or_link_leads_away(store: Store, visitor: Visitor) -> None:
    queued(store)
    away = "https://evil.example/"
    for answer in (
        visitor.post(f"/finding/1?next={away}&page=//evil.example&back={away}", what="accept"),
        visitor.post(f"/all?rule=verb_form&next={away}", last="9", rule=away),
        visitor.send(f"/list?next={away}", {"what": "both", "shown": "2", "to": away}),
        visitor.get(f"/finding/2/past?page={away}"),
        visitor.get(f"/enter?token=x&next={away}"),
    ):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/?") or answer.headers["Location"] == "/"


@pytest.mark.parametrize("path", [*EVERYWHERE, "/static/review.css", "/nothing", "/finding/77"])
def test_every_answer_is_protected(store: Store, visitor: Visitor, path: str) -> None:
    queued(store)
    answer = visitor.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", POSTS)
def test_a_large_form_is_refused(store: Store, visitor: Visitor, path: str) -> None:
    queued(store)
    answer = visitor.post(path, what="sentence", sentence="x" * 2_000_000)
    assert answer.status_code == 413
    assert is_unchanged(store)


def test_no_endpoint_takes_a_large_body_or_anothers_form(store: Store, review: Review) -> None:
    """Every endpoint of the app, also those that are added later."""
    queued(store)
    visitor = Visitor(review, desk=Desk(store, MemoryBench(MemoryWiki({"Mill": "It had began."}))))
    rules = list(visitor.client.application.url_map.iter_rules())
    large = {"what": "accept", "prefix": "x" * 1_000_001}
    for rule in rules:
        path = str(rule).replace("<int:number>", "1").replace("<path:filename>", "review.js")
        assert "<" not in path, "say here what stands in its place"
        if "POST" in (rule.methods or ()):
            assert visitor.send(path, large).status_code == 413, path
            for headers in FOREIGN.values():
                assert visitor.send(path, {}, **headers).status_code == 403, path
            assert visitor.post(path, token="").status_code == 403, path
            assert visitor.post(path, "evil.example").status_code == 400, path
        else:
            answer = visitor.client.get(path, data=large, base_url="http://127.0.0.1:8642")
            assert answer.status_code == 413, path
        if str(rule) != "/static/<path:filename>":
            outside = Visitor(review, enters=False).client
            for method in (rule.methods or set()) & {"GET", "POST"}:
                answer = outside.open(path, method=method, base_url="http://127.0.0.1:8642")
                assert answer.status_code == 403, path
    assert is_unchanged(store)
    assert len(rules) > 20


def test_a_long_sentence_is_answered_soon(store: Store, visitor: Visitor) -> None:
    queued(store, " ".join(["It"] * 100) + " «began|begun» " + " ".join(["it"] * 100))
    started = time.perf_counter()
    for sentence in ("a b " * 200_000, "x" * 900_000, "It it " * 100_000, "it " * 250):
        answer = visitor.post("/finding/1", what="sentence", sentence=sentence)
        assert answer.status_code == 409
    assert time.perf_counter() - started < 5
    assert is_unchanged(store)


LISTS: dict[str, dict[str, object]] = {
    "nothing shown": {"what": "both"},
    "no decision": {"what": "", "shown": "1"},
    "another decision": {"what": "undo", "shown": "1"},
    "no number": {"what": "both", "shown": ["1", "x"]},
    "a negative": {"what": "both", "shown": "-1"},
    "too many": {"what": "both", "shown": [str(number) for number in range(1, 200)]},
}


@pytest.mark.parametrize("case", LISTS)
def test_a_forged_list_decides_nothing(store: Store, visitor: Visitor, case: str) -> None:
    queued(store)
    assert visitor.send("/list", LISTS[case]).status_code == 400
    assert is_unchanged(store)


def test_a_list_decides_only_what_it_showed(store: Store, visitor: Visitor) -> None:
    queued(store)
    visitor.send("/list", {"what": "both", "shown": ["2", "99"], "tick": ["1", "2", "99"]})
    assert [found(store, number).state for number in (1, 2)] == [State.OPEN, State.ACCEPTED]
    assert "1 not decided: there is no finding 99" in words(visitor.get("/"))


@pytest.mark.parametrize("number", ["0", "99", "9" * 40, "-1", "x", str(1 << 63)])
def test_a_made_up_decision_is_not_taken_back(store: Store, visitor: Visitor, number: str) -> None:
    queued(store)
    assert visitor.post(f"/decision/{number}/undo").status_code in (404, 409)
    assert is_unchanged(store)


def test_only_who_decided_takes_it_back(store: Store, visitor: Visitor) -> None:
    queued(store)
    Review(store, "Bob <b>").decide(1, REJECT)
    [made] = decisions_of(store, 1)
    answer = visitor.post(f"/decision/{made.id}/undo")
    assert answer.status_code == 409
    assert "Only Bob <b> can take this back" in words(answer)
    assert found(store, 1).state is State.REJECTED


WRONG: tuple[dict[str, str], ...] = ({"what": ""}, {"what": "undo"}, {"what": "save"}, {})


@pytest.mark.parametrize("fields", WRONG)
def test_half_a_form_decides_nothing(
    store: Store, visitor: Visitor, fields: dict[str, str]
) -> None:
    queued(store)
    assert visitor.post("/finding/1", **fields).status_code == 400
    for path in ("/all", "/all?rule=verb_form", "/all?run=x"):
        assert visitor.post(path, last="x", **fields).status_code == 400
    assert is_unchanged(store)


def test_what_fails_is_said_in_words(
    store: Store, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(store)
    visitor = Visitor(review)
    monkeypatch.setattr(review, "next", lambda *_: 1 / 0)
    visitor.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in words(answer)
    assert "ZeroDivision" not in answer.text
