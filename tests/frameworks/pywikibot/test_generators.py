"""Every option of Pywikibot's that chooses pages, with values that make no sense."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot_plugins.frameworks.pywikibot.commands.generators import FLAGS, NAMES
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

FAR_AWAY = {"sparql", "supersetquery", "google"}
"""Options that ask other sites than the wiki."""
ENDLESS = {"liverecentchanges"}
MISSING = "Harowmere flood of 1911"
RIGHT = {
    "a page": (["-page:Mill"], ["Mill"]),
    "a page in another spelling": (["-page:mill"], ["Mill"]),
    "a category without a page": (["-cat:Rivers"], ["Mill"]),
    "a file of links": (["-file:links.txt"], ["Mill", "Pond"]),
    "a file of lines, with a mark": (["-file:lines.txt"], ["Mill", "Talk:Pond"]),
    "a limit": (["-prefixindex:Mi", "-limit:1"], ["Mill"]),
    "not": (["-page:Mill", "-titleregex:not:Mill"], []),
    "nothing but a filter": (["-page:Mill", "-grep:mill"], ["Mill"]),
    "red links": (["-ref:No such page"], []),
}
WRONG = {
    "-linter": "Linter extension",
    "-onlyif:P31=Q5": "needs Wikibase, which copywiki:en does not use",
    "-onlyifnot:P31=Q5": "needs Wikibase",
    "-onlyif:not:P31=Q5": "needs Wikibase",
    "-onlyif:Q5": "it takes a claim",
    "-ql:1": "ProofreadPage",
    "-ql:9": "levels from 0 to 4",
    "-searchitem:mill": "needs Wikibase",
    "-unconnectedpages": "WikibaseClient",
    "-url:http://127.0.0.1:9/x": "cannot be reached",
    "-url:pages.txt": "is not an address",
    "-file:missing.txt": "there is no file missing.txt",
    "-file:link.txt": "did you mean links.txt",
    "-file:latin.txt": "latin.txt is not in UTF-8 (at byte 3)",
    "-file:utf-16.txt": "utf-16.txt is in UTF-16",
    "-file:binary.txt": "binary.txt is not a text file",
    "-file:.": "cannot read .: Is a directory",
    "-file:a\0b": "cannot read",
    "-mysqlquery:SELECT 1": "-mysqlquery",
    "-limit:0": "a whole number above 0",
    "-limit:-5": "a whole number above 0",
    "-pageid:Mill": "page ids",
    "-titleregex:([": "not a regular expression",
    "-titleregex:not:([": "not a regular expression",
    "-grep:([": "not a regular expression",
    "-grepnot:*": "not a regular expression",
    "-recentchanges:1,2,3": "More than two",
    "-logevents:nothing": 'Invalid -logevents parameter "nothing"',
    "-property:nothing": "not a valid page property",
    "-querypage:nothing": "nothing not in",
    "-usercontribs:No one": "there is no user No one",
    "-redirect:perhaps": "perhaps",
    "-page:[[": "contains illegal char",
    "-page: ": "-page needs a value",
    f"-page:{MISSING}": "no page Harowmere flood of 1911 on copywiki:en; did you mean Harrowmere",
    "-page:Lmil": "there is no page Lmil on copywiki:en",
    "-page:Mlil": "did you mean Mill?",
    "-page:Talk:Mlil": "did you mean Talk:Mill?",
    f"-links:{MISSING}": "-links: there is no page",
    "-imagesused:Mlil": "-imagesused: there is no page",
    "-interwiki:Mlil": "-interwiki: there is no page",
    "-cat:Riverss": "there is no category Riverss on copywiki:en; did you mean Category:Ri",
    "-catr:Nothing": "there is no category Nothing",
    "-subcats:Nothing": "there is no category Nothing",
    "-subcatsr:Nothing": "there is no category Nothing",
    "-category:Category:Nothing": "there is no category Nothing",
    "-catfilter:Nothing": "there is no category Nothing",
}


@pytest.fixture
def choose(client: Client, pwb: Pwb) -> Callable[[list[list[str]]], list[Any]]:
    """Return what lists the pages that some command lines choose, in one process."""
    client.edit("Mill", f"{MILL}\n[[Category:Rivers]]")
    client.edit("Talk:Mill", "A mill.")
    client.edit("Category:Rivers of the north", "Rivers.")
    write_lists(pwb.folder)

    def chosen(lines: list[list[str]]) -> list[Any]:
        done = pwb.driver("choose_pages", json.dumps(lines))
        assert done.code == 0, done.said
        told = [one for one in done.said.splitlines() if one.startswith("RESULT ")]
        return [json.loads(one.removeprefix("RESULT ")) for one in told]

    return chosen


def write_lists(folder: Path) -> None:
    """Write files that are lists of pages, and some that are none."""
    (folder / "links.txt").write_text("* [[Mill]], [[Pond|the pond]]\n", encoding="utf-8")
    (folder / "lines.txt").write_text("\ufeffMill\n\nTalk:Pond\n", encoding="utf-8")
    (folder / "latin.txt").write_bytes("[[Mühle]]".encode("latin-1"))
    (folder / "utf-16.txt").write_text("Mill", encoding="utf-16")
    (folder / "binary.txt").write_bytes(b"\x7fELF\0\0\0")


Choose = Callable[[list[list[str]]], list[Any]]


@pytest.mark.wide
def test_what_makes_sense_chooses_pages(choose: Choose) -> None:
    lines = [arguments for arguments, _ in RIGHT.values()]
    assert choose(lines) == [titles for _, titles in RIGHT.values()]


@pytest.mark.wide
def test_what_makes_no_sense_is_told_in_one_line(choose: Choose) -> None:
    told = dict(zip(WRONG, choose([["-page:Mill", one] for one in WRONG]), strict=True))
    assert {one: said for one, said in told.items() if WRONG[one] not in said} == {}
    assert [one for one, said in told.items() if "\n" in said] == []


@pytest.mark.wide
def test_no_option_fails_unforeseen(choose: Choose) -> None:
    """Each option that there is, without a value and with nonsense: a list or a refusal."""
    names = [name for name in NAMES if name not in {*FAR_AWAY, *ENDLESS}]
    bare = [[f"-{name}"] for name in names if name != "querypage"]  # that shows a help, and ends
    values = [[f"-{name}:{value}"] for name in names for value in ("nonsense x", "-1", "é\0")]
    told = choose([*bare, *values])
    assert len(told) == len(bare) + len(values)
    by_name = dict(zip([one for [one] in bare], told, strict=False))
    refused = [one for one, said in by_name.items() if "needs a value" in said]
    assert not {"-page", "-cat", "-file", "-url", "-ns", "-limit"} - set(refused)
    assert not {f"-{flag}" for flag in FLAGS} & set(refused)
