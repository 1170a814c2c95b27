"""Where a scan was interrupted, and the files it goes on with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.scan.checkpoint import Checkpoint, PlaceError, read_place
from bot_plugins.apps.scan.jobs import Result, do
from bot_plugins.apps.scan.outputs import Output
from bot_plugins.apps.scan.pieces import Damage
from bot_plugins.apps.scan.reading import open_dump
from bot_plugins.apps.scan.tally import ScanTally
from tests.apps.scan.exports import OPTIONS, PACKED, pages, streams

PLACE = Checkpoint("dump", "options", 7, {"jsonl": 3}, {"pages": 2})


def test_a_place_is_read_as_it_was_written(tmp_path: Path) -> None:
    PLACE.write(tmp_path / "place")
    assert read_place(tmp_path / "place", "dump", "options") == PLACE
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


@pytest.mark.parametrize(
    ("dump", "options", "message"),
    [("other", "options", "another dump"), ("dump", "other", "other options or rules")],
)
def test_the_place_of_another_scan_is_refused(
    dump: str, options: str, message: str, tmp_path: Path
) -> None:
    PLACE.write(tmp_path / "place")
    with pytest.raises(PlaceError, match=message):
        read_place(tmp_path / "place", dump, options)


@pytest.mark.parametrize("content", ["", "[]", '{"dump": 1}', "\xff"])
def test_what_is_no_place_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "place").write_text(content, "latin-1")
    with pytest.raises(PlaceError, match="cannot be read"):
        read_place(tmp_path / "place", "dump", "options")
    with pytest.raises(PlaceError, match="nothing to resume"):
        read_place(tmp_path / "none", "dump", "options")


def test_an_output_goes_on_where_it_counts(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_bytes(b"old and half a li")
    with Output(path, "jsonl", 4) as output:
        assert output.length == 4
    assert path.read_bytes() == b"old "
    with pytest.raises(ValueError, match="shorter than it was"):
        Output(path, "jsonl", 5)
    with Output(path, "jsonl"):
        pass
    assert path.read_bytes() == b""


@pytest.mark.wide
@pytest.mark.parametrize("name", PACKED)
def test_from_every_place_the_rest_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PACKED[name](streams(pages(30))))
    dump = open_dump(str(path))
    results = [(job, do(job, OPTIONS).found) for job in dump.jobs()]
    for at, (job, _) in enumerate(results):
        rest = [page for one in dump.jobs(job.after) for page in do(one, OPTIONS).found]
        assert rest == [page for _, found in results[at + 1 :] for page in found]


def test_figures_outlive_an_interruption() -> None:
    tally = ScanTally(seconds=1.5)
    damage = Damage(3, 9, "damaged")
    tally.add(Result(pages=3, size=10, damage=(damage,), deaths=1))
    tally.add(Result(pages=1, size=10, damage=(damage,)))
    assert (tally.pages, tally.damages, tally.is_whole) == (4, 1, False)
    assert ScanTally.from_json(tally.as_json()) == tally
