"""The command line of ``pwb copyedit_scan``."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.scan.options import ARTICLES
from bot_plugins.apps.scan.tally import ScanTally
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.scan_options import fingerprint, parsed
from bot_plugins.frameworks.pywikibot.commands.scan_screen import line

NAMESPACES = {"": 0, "talk": 1, "user talk": 3, "category": 14}
WRONG = {
    "name one dump, or - for standard input, not 0": [],
    "not 2": ["dump.bz2", "-"],
    'unknown option "-bogus"': ["dump.bz2", "-bogus"],
    'unknown option "-dump:x"': ["-dump:x"],
    "-workers needs a whole number above 0": ["dump.bz2", "-workers:0"],
    "-jsonl needs a value": ["dump.bz2", "-jsonl"],
    "is not a regular expression": ["dump.bz2", "-titleregex:("],
    "-queue and -noqueue contradict": ["dump.bz2", "-queue:q", "-noqueue"],
    "-jsonl and -pages name the same file": ["dump.bz2", "-jsonl:a", "-pages:a"],
    "nothing to -resume": ["dump.bz2", "-noqueue", "-resume"],
}


@pytest.mark.parametrize("message", WRONG)
def test_mistakes_are_named(message: str) -> None:
    with pytest.raises(OptionError) as error:
        parsed(WRONG[message])
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ([], ARTICLES),
        (["-ns:1"], {1}),
        (["-namespace:Talk,0"], {0, 1}),
        (["-namespaces:user_talk", "-ns:14"], {3, 14}),
        (["-ns:not:1,3"], {0, 14}),
    ],
)
def test_namespaces_are_numbers_or_the_dumps_own_names(
    given: list[str], numbers: frozenset[int]
) -> None:
    assert parsed(["-", *given]).for_scan([], NAMESPACES, "").namespaces == numbers


def test_a_namespace_the_dump_does_not_know() -> None:
    with pytest.raises(OptionError, match="has no namespace 'Bogus'"):
        parsed(["-", "-ns:Bogus"]).for_scan([], NAMESPACES, "")
    with pytest.raises(OptionError, match="-ns:not: needs a dump that lists"):
        parsed(["-", "-ns:not:1"]).for_scan([], {}, "")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("P 7\nold_mill\n\n", {"P 7", "old mill", "Old mill"}),
        ("# [[P 7]]\n* [[:Category:Mills|mills]] and [[Old_mill]]\n",
         {"P 7", "Category:Mills", "Old mill"}),
    ],
)  # fmt: skip
def test_lists_of_titles(text: str, titles: frozenset[str], tmp_path: Path) -> None:
    (tmp_path / "titles.txt").write_text(text, "utf-8")
    options = parsed(["-", f"-titles:{tmp_path / 'titles.txt'}"])
    assert options.for_scan([], NAMESPACES, "").titles == titles


@pytest.mark.parametrize("content", [None, b"", b"\xff"])
def test_a_list_of_titles_that_cannot_be_read(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "titles.txt").write_bytes(content)
    with pytest.raises(OptionError, match=r"titles\.txt"):
        parsed(["-", f"-titles:{tmp_path / 'titles.txt'}"]).for_scan([], NAMESPACES, "")


@pytest.mark.parametrize("option", ["-rules:repeated_word", "-ns:1", "-titleregex:a", "-pages:b"])
def test_what_changes_the_findings_changes_the_fingerprint(option: str) -> None:
    def of(*arguments: str) -> str:
        options = parsed(["-", "-jsonl:a", *arguments])
        rules = options.chosen_rules("en")
        return fingerprint(options, options.for_scan(rules, NAMESPACES, ""), rules)

    assert of(option) != of()
    assert of("-workers:7", "-limit:3", "-resume") == of()


def test_another_text_of_a_list_is_another_scan() -> None:
    def of(text: str, name: str = "list.txt") -> str:
        options = parsed(["-", f"-typos:{name}", "-jsonl:a"])
        scan = options.for_scan([], NAMESPACES, "", ((name, text),))
        return fingerprint(options, scan, [])

    assert of("a") != of("b")
    assert of("a") == of("a", "moved.txt")


@pytest.mark.parametrize("left", ["", ", 123:59:59 left"])
def test_the_progress_line_fits_80_columns(left: str) -> None:
    tally = ScanTally(changes=1_234_567)
    shown = line("█" * 20 + " 100% ", tally, (123_456_789.0, 98_765.0), left)
    assert len(shown) <= 80
    assert "123 MB/s, 98,765 pages/s, 1,234,567 findings" in shown
