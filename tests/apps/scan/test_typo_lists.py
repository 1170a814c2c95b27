"""Scans use lists of typos: workers get their texts, and find what is found page by page."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot_plugins import propose
from bot_plugins.apps.scan.jobs import RangeJob
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.scanning import scan_text
from bot_plugins.apps.scan.workers import ScanWorkers
from bot_plugins.core import registry
from tests.apps.scan.exports import Page, multistream, parts_of, streams

LIST = "\n".join(
    (
        r'<Typo word="mill" find="\b([mM])yll\b" replace="$1ill"/>',
        r'<Typo word="miller" find="\b(M|m)iler(?=s? & )" replace="$1iller"/>',
        r'<Typo word="weirs" find="\bwiers?(\d+)" replace="weirs $1"/>',
    )
)
OPTIONS = ScanOptions(site="wikipedia:en", typos=(("list.txt", LIST),))
TEXTS = (
    "The myll stood on the the river.",
    "The milers & the '''Miler''' & his [[myll]] had wiers12.",
    'He called it "myll".',
    "A mill.",
)


@pytest.fixture(autouse=True)
def _without_lists() -> Iterator[None]:
    yield
    registry.use_lists(())


def proposed() -> list[list[tuple[str, int, str]]]:
    OPTIONS.chosen_rules()
    return [
        [(one.rule.name, one.edit.start, one.after) for one in propose(text, title="T").findings]
        for text in TEXTS
    ]


@pytest.mark.wide
def test_workers_find_what_is_found_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "dump.bz2"
    written = [Page("T", [TEXTS[number % len(TEXTS)]]) for number in range(40)]
    path.write_bytes(multistream(streams(written)))
    jobs = [RangeJob(path, True, start, stop) for start, stop in parts_of(path, 500)]
    with ScanWorkers(2, OPTIONS) as workers:
        pages = [page for _, result in workers.scanned(jobs) for page in result.found]
    found = [[(one.rule, one.start, one.after) for one in page.findings] for page in pages]
    assert found == [page for page in proposed() * 10 if page]
    assert {"typos:mill", "typos:miller", "typos:weirs", "repeated_word"} == {
        rule for page in found for rule, _, _ in page
    }


def test_each_scan_of_a_process_has_its_own_lists() -> None:
    without = replace(OPTIONS, typos=())
    for options, number in ((OPTIONS, 2), (without, 1), (pickle.loads(pickle.dumps(OPTIONS)), 2)):  # noqa: S301
        found = scan_text(TEXTS[0], options, title="T")
        assert found is not None
        assert len(found.findings) == number
    named = replace(OPTIONS, rules=("typos:mill",))
    assert [rule.name for rule in named.chosen_rules()] == ["typos:mill"]
    with pytest.raises(registry.UnknownRuleError, match="typos:mill"):
        replace(named, typos=()).chosen_rules()
