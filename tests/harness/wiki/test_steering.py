"""The test wiki breaks as told, for as long as told, and logs it."""

from __future__ import annotations

import time
from datetime import datetime
from itertools import islice

import pytest
import requests

from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.client import ApiError

pytestmark = pytest.mark.usefixtures("fresh")


def test_read_only_mode_refuses_an_edit(wiki: Wiki, client: Client) -> None:
    wiki.readonly("the disk is being changed")
    with pytest.raises(ApiError, match="readonly"):
        client.edit("Mill", "The mill.")
    with pytest.raises(ApiError, match="readonly"):
        wiki.client(accounts.AUTHOR)  # https://phabricator.wikimedia.org/T283394
    assert client.call("query", meta="userinfo")["query"]["userinfo"]["name"] == "Author"
    wiki.readonly(None)
    client.edit("Mill", "The mill.")


def test_lag_answers_maxlag(wiki: Wiki, client: Client) -> None:
    wiki.lag(30)
    with pytest.raises(ApiError, match="30 seconds lagged") as refused:
        client.edit("Mill", "The mill.", maxlag=5)
    assert refused.value.code == "maxlag"
    wiki.lag(None)
    client.edit("Mill", "The mill.", maxlag=5)


def test_a_fault_hits_its_action_count_times(wiki: Wiki, client: Client) -> None:
    wiki.fault(503, count=2, action="edit", headers={"Retry-After": "7"}, body="down")
    for _ in range(2):
        with pytest.raises(requests.HTTPError) as failed:
            client.edit("Mill", "The mill.")
        response = failed.value.response
        assert response is not None
        assert (response.status_code, response.text) == (503, "down")
        assert response.headers["Retry-After"] == "7"
        assert client.exists("Main Page")
    client.edit("Mill", "The mill.")
    assert [line["status"] for line in wiki.log(action="edit")] == [503, 503, 200]


def test_a_fault_without_a_status_only_delays(wiki: Wiki, client: Client) -> None:
    wiki.fault(sleep=0.3, count=1)
    start = time.monotonic()
    assert client.exists("Main Page")
    assert time.monotonic() - start >= 0.3


@pytest.mark.parametrize("seconds", [-7200, 7200])
def test_the_clock_counts_for_revisions(wiki: Wiki, client: Client, seconds: int) -> None:
    wiki.clock(seconds)
    client.edit("Mill", "The mill.")
    shown = client.call("query", curtimestamp=1, list="recentchanges", rclimit=50)
    times = [shown["curtimestamp"], client.history("Mill")[0].timestamp]
    times += [row["timestamp"] for row in shown["query"]["recentchanges"] if row["title"] == "Mill"]
    assert len(times) == 3
    for one in times:
        ahead = datetime.fromisoformat(one).timestamp() - time.time()
        assert abs(ahead - seconds) < 60


def test_sessions_can_be_ended(wiki: Wiki, client: Client) -> None:
    wiki.end_sessions()
    with pytest.raises(ApiError, match="assertuserfailed"):
        client.call("query", **{"assert": "user"})


def test_clear_ends_every_fault(wiki: Wiki, client: Client) -> None:
    wiki.fault(500)
    wiki.readonly("no")
    wiki.clear()
    client.edit("Mill", "The mill.")


def test_the_log_holds_no_secrets_and_no_texts(wiki: Wiki) -> None:
    client = wiki.client(accounts.AUTHOR)
    client.edit("Mill", "The mill.")
    [edit] = wiki.log(action="edit")
    [login] = wiki.log(action="login")
    assert (edit["params"]["title"], edit["params"]["text"]) == ("Mill", "(9)")
    assert edit["params"]["token"].startswith("(")
    assert (login["params"]["lgname"], login["params"]["lgpassword"]) == ("Author", "(16)")


def test_an_answer_can_be_altered(wiki: Wiki, client: Client) -> None:
    ask = {"titles": "Main Page", "meta": "siteinfo", "siprop": "general"}
    wiki.fault(params={"meta": "siteinfo"}, values={"query.pages.0.title": 7, "continue.x": "@"})
    assert "continue" not in client.call("query", titles="Main Page")
    first, second = client.call("query", **ask), client.call("query", **ask)
    assert first["query"]["pages"][0]["title"] == 7
    assert first["query"]["general"]["sitename"]
    assert first["continue"] != second["continue"]


def test_an_answer_can_come_byte_by_byte(wiki: Wiki) -> None:
    wiki.fault(drip=0.05)
    with requests.get(wiki.url, stream=True, timeout=1) as answer:
        started = time.monotonic()
        assert [*islice(answer.iter_content(1), 5)] == [b" "] * 5
        assert time.monotonic() - started >= 0.15


def test_an_answer_can_be_packed_small(wiki: Wiki) -> None:
    wiki.fault(bomb=3)
    with requests.get(wiki.url, stream=True, timeout=5) as answer:
        packed = len(answer.raw.read(decode_content=False))
    assert packed < 10_000
    assert len(requests.get(wiki.url, timeout=5).content) == 3 * 2**20 + 2
