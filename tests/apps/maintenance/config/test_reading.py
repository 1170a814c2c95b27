"""A configuration is read whole, or all that is wrong with it is said with its key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.reading import ConfigurationError, read

TASK = """\
[[task]]
name = "copyedit"
wiki = "wikipedia:en"
[[task.source]]
kind = "recentchanges"
"""


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    """Return what is wrong with a configuration, without the file's name."""
    path = folder / "copyedit.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ConfigurationError) as caught:
        read(path)
    assert str(caught.value) == "\n".join(caught.value.mistakes)
    assert all(line.startswith(f"{path}: ") for line in caught.value.mistakes)
    return [line.removeprefix(f"{path}: ") for line in caught.value.mistakes]


def lines(*text: str) -> str:
    return "\n".join(text)


BROKEN = {
    "a misspelt key, also where it must be": (
        TASK.replace("name", "nam"),
        [
            "task.1.name: this key is required; -init writes a file that explains every key",
            "task.1.nam: there is no such key; did you mean name?",
        ],
    ),
    "a key below the wrong header": (
        f'{TASK}save = "nothing"\n',
        ["task.1.source.1.recentchanges.save: there is no such key here; it belongs to task"],
    ),
    "rules that do not exist, in an array over several lines": (
        TASK.replace(
            "[[task.source]]",
            'rules = [\n "repeated_comma",\n "repeated_coma",\n]\n[[task.source]]',
        ),
        [
            "task.1.rules.2 = 'repeated_coma': there is no rule 'repeated_coma'; did you mean"
            " repeated_comma or repeated_word or repeated_word_da?"
        ],
    ),
    "numbers out of bounds": (
        f"{TASK}[task.limits]\npages = -1\nminutes = 1_000_000\nedits = 2.5\nevery = nan\n",
        [
            "task.1.limits.pages = -1: Input should be greater than or equal to 0",
            "task.1.limits.edits = 2.5: Input should be a valid integer",
            "task.1.limits.minutes = 1000000: Input should be less than or equal to 1440",
            "task.1.limits.every = nan: Input should be a finite number",
        ],
    ),
    "saving without a stop page": (
        TASK.replace("[[task.source]]", 'save = "trusted"\n[[task.source]]'),
        ['task.1: save = "trusted" needs a stop_page, so that people of the wiki can stop the bot'],
    ),
    "single brackets": (
        TASK.replace("[[task]]", "[task]").replace("[[task.source]]", "[[task.source]]"),
        ["task: Input should be a list in brackets, or tables with a header such as [[task]]"],
    ),
    "no task": (
        'queue = "queue.sqlite"\n',
        ["task: this key is required; -init writes a file that explains every key"],
    ),
    "a kind of source that does not exist, and one that is half": (
        f'{TASK}[[task.source]]\nkind = "categroy"\n[[task.source]]\nkind = "search"\n',
        [
            "task.1.source.2: Input should have a kind: one of recentchanges, category, search,"
            " pagelist, random, worklist",
            "task.1.source.3.search.query: this key is required; -init writes a file that"
            " explains every key",
        ],
    ),
    "a worklist that is not there": (
        f'{TASK}[[task.source]]\nkind = "worklist"\nfile = "titles.txt"\n',
        [
            "task.1.source.2.worklist.file = 'titles.txt': FOLDER/titles.txt cannot be read (No"
            " such file or directory); paths are seen from the configuration's folder"
        ],
    ),
    "hours that are none": (
        TASK.replace("[[task.source]]", 'quiet_hours = ["22-6", "06:00-06:00"]\n[[task.source]]'),
        [
            "task.1.quiet_hours.1 = '22-6': write hours and minutes in UTC, such as"
            ' "22:00-06:00"',
            "task.1.quiet_hours.2 = '06:00-06:00': it ends when it begins; to rest all day, do"
            " not start the pass",
        ],
    ),
    "hours that leave none": (
        TASK.replace(
            "[[task.source]]", 'quiet_hours = ["06:00-18:00", "17:00-06:00"]\n[[task.source]]'
        ),
        [
            "task.1.quiet_hours: leave no minute of the day for work; shorten them, or do not"
            " start the pass"
        ],
    ),
    "a key of another kind of source, and one that is like none": (
        f'{TASK}[[task.source]]\nkind = "search"\nquery = "a"\ntitle = "b"\nx = 1\n',
        [
            "task.1.source.2.search.title: there is no such key here; it belongs to"
            " task.source.category or task.source.pagelist",
            "task.1.source.2.search.x: there is no such key; there are kind, query",
        ],
    ),
    "lists without values, and tables that are none": (
        'task = [5]\n[log]\nformat = "xml"\n',
        [
            "log.format = 'xml': Input should be 'text' or 'json'",
            "task.1 = 5: Input should be a table with its own header, such as [task.limits]",
        ],
    ),
    "texts that are empty, long or of two lines": (
        TASK.replace(
            "[[task.source]]",
            f'stop_page = ""\nreport_page = "{"x" * 201}"\ntask_page = "a\\nb"\nnamespaces = []'
            '\ntags = ["a", 5]\nevent_stream = "stream"\n"\\n" = 1\n[[task.source]]',
        ),
        [
            "task.1.namespaces: List should have at least one value",
            "task.1.stop_page = '': String should have at least 1 character",
            "task.1.report_page = 'xxxxxxxxxxxx...xxxxxxxxxxxxx': String should have at most"
            " 200 characters",
            "task.1.task_page = 'a\\nb': write it on one line, without control characters",
            "task.1.tags.2 = 5: Input should be a valid string",
            "task.1.event_stream = 'stream': write a web address, which begins with https://",
            "task.1.'\\n': there is no such key; there are name, wiki, source, namespaces,"
            " rules, skip_rules, doubtful, typos, save, new_errors_only, earn_trust, stop_page,"
            " stop_text, settings_page, settings_protection, exceptions_page, report_page,"
            " task_page, tags, minor, bot, watchlist, quiet_hours, settle_seconds, event_stream,"
            " limits, watch",
        ],
    ),
    "pages that cannot be what they are for": (
        lines(
            TASK.replace(
                "[[task.source]]",
                'stop_page = "User:Bot/Stop"\nreport_page = "user:bot/Stop"\n'
                'settings_page = "Settings"\nexceptions_page = "User:Bot/[x]"\n[[task.source]]',
            ).replace("user:bot/Stop", "user:Bot/Stop"),
            TASK.replace('"copyedit"', '"b"').replace(
                "[[task.source]]", 'report_page = "User:Bot/Stop"\n[[task.source]]'
            ),
        ),
        [
            'task.1.settings_page: "Settings" is not below a user or project page; write a'
            ' title such as "User:NAME/Settings.json"',
            'task.1.exceptions_page: "User:Bot/[x]" is no title: no page of a wiki has "[" in'
            " its title",
            'task.1.report_page: "user:Bot/Stop" is the stop_page already; give each a page of'
            " its own",
            'task.2.report_page: "User:Bot/Stop" is the report_page of task.1, "copyedit", and'
            " would be overwritten; give each task a page of its own",
        ],
    ),
    "limits and rules that contradict each other": (
        TASK.replace(
            "[[task.source]]",
            'rules = ["repeated_comma"]\nskip_rules = ["repeated_comma"]\n[[task.source]]',
        )
        + "[task.limits]\npages = 0\n",
        [
            'task.1.skip_rules.1: "repeated_comma" is also in rules; name it in one of the two',
            'task.1.limits.pages: with 0 and save = "nothing" a pass does nothing; raise one of'
            " them",
        ],
    ),
    "the same name and the same source twice": (
        lines(TASK, f'{TASK}[[task.source]]\nkind = "recentchanges"'),
        [
            'task.2.name: two tasks on wikipedia:en are called "copyedit"',
            "task.2.source.2: is the same as source.1; leave one of them out",
        ],
    ),
    "values of the wrong kind": (
        'queue = 5\nlog = "x"\n'
        + TASK.replace("[[task.source]]", 'minor = "yes"\ntags = "x"\nlimits = 5\n[[task.source]]'),
        [
            "queue: Input should be a valid string",
            "log = 'x': Input should be a table with its own header, such as [task.limits]",
            "task.1.tags = 'x': Input should be a list in brackets, or tables with a header"
            " such as [[task]]",
            "task.1.minor = 'yes': Input should be true or false",
            "task.1.limits = 5: Input should be a table with its own header, such as [task.limits]",
        ],
    ),
    "a wiki named by its address": (
        TASK.replace("wikipedia:en", "https://en.wikipedia.org"),
        [
            "task.1.wiki = 'https://en.wikipedia.org': write the family and the language as"
            ' Pywikibot names them, such as "wikipedia:en"'
        ],
    ),
}
SYNTAX: dict[str, tuple[str | bytes, str]] = {
    "no equals sign": (f"{TASK}queue\n", "is not TOML: Expected '=' after a key"),
    "a key twice": (
        TASK.replace("wiki =", "name ="),
        "is not TOML: Cannot overwrite a value (at line 3, ",
    ),
    "an array that does not end": (
        TASK.replace("[[task.source]]", "rules = [\n\n[[task.source]]"),
        "is not TOML: Invalid value (at line 6, column 3)",
    ),
    "a text that does not end": (
        TASK.replace('"copyedit"', '"""copyedit'),
        "is not TOML: Unterminated string (at end of document)",
    ),
    "a number without an end": (f"queue = {'9' * 5000}", "is not TOML: Exceeds the limit"),
    "brackets without an end": (f"\nqueue = {'[' * 5000}", "is not TOML: "),
    "not UTF-8": (b"# a\n\n# \xff", "line 3 is not UTF-8"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_named_with_its_key(name: str, tmp_path: Path) -> None:
    text, expected = BROKEN[name]
    found = mistakes(tmp_path, text)
    assert [line.replace(str(tmp_path), "FOLDER") for line in found] == expected


@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_not_toml_is_said(name: str, tmp_path: Path) -> None:
    text, expected = SYNTAX[name]
    (found,) = mistakes(tmp_path, text)
    assert found.startswith(expected)


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    address = "mysql://me:hunter2@host/db"
    for value in (f'["{address}"]', f'"{address}\\n2"', f'{{ url = "{address}" }}'):
        assert "hunter2" not in "".join(mistakes(tmp_path, f"queue = {value}\n{TASK}"))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path, why in (
        (tmp_path / "none.toml", r"none.toml: cannot be read \(No such file or directory\); write"),
        (tmp_path, r": cannot be read \(Is a directory\); name another"),
        (Path("/dev/zero"), r"/dev/zero: is longer than 1,000,000 bytes"),
    ):
        with pytest.raises(ConfigurationError, match=why):
            read(path)


def test_paths_are_seen_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "titles.txt").touch()
    path = tmp_path / "copyedit.toml"
    source = '[[task.source]]\nkind = "worklist"\nfile = "titles.txt"\n'
    top = 'queue = "queue.sqlite"\nlog.file = "~/log"\n'
    path.write_text(f"{top}{TASK}{source}", encoding="utf-8-sig", newline="\r\n")
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.chdir(tmp_path.parent)
    configuration = read(Path(tmp_path.name) / "copyedit.toml")
    assert configuration.queue == str(tmp_path / "queue.sqlite")
    assert configuration.log.file == "/home/me/log"
    assert configuration.task[0].source[1].name == f"worklist:{tmp_path}/titles.txt"[:255]


def test_an_address_of_a_database_is_no_path(tmp_path: Path) -> None:
    path = tmp_path / "copyedit.toml"
    path.write_text(f'queue = "mysql://me@host/db"\n{TASK}')
    assert read(path).queue == "mysql://me@host/db"


LINES = [
    *TASK.splitlines(),
    *"[task.limits]|[task]|[log]|[[log]]|pages = 0|pages = []|rules = [[], {}]|source = []".split(
        "|"
    ),
    *'source = [5, {}, {kind = []}]|task = 5|task = [5]|limits.pages = 0|save = "accepted"'.split(
        "|"
    ),
    *'stop_page = ":"|report_page = ""|settings_page = 2030-01-01|kind = "worklist"|x.y = 1'.split(
        "|"
    ),
    *'file = "/"|"\\u0000" = 1|name = "\\u0000"|quiet_hours = ["24:00-00:00"]|watch = []'.split(
        "|"
    ),
]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_whatever_is_written_only_mistakes_are_raised(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "drawn.toml"
    path.write_text("\n".join(drawn))
    try:
        read(path)
    except ConfigurationError as error:
        assert all(mistake.startswith(f"{path}: ") for mistake in error.mistakes)
        assert str(error).count("\n") == len(error.mistakes) - 1, "one line each"
