"""A configuration is read whole, or all that is wrong with it is said with its line."""

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
    assert all(line.startswith(f"{path}:") for line in caught.value.mistakes)
    return [line.removeprefix(f"{path}:") for line in caught.value.mistakes]


def lines(*text: str) -> str:
    return "\n".join(text)


BROKEN = {
    "a misspelt key, also where it must be": (
        TASK.replace("name", "nam"),
        ["2: task[0].nam: [[task]] has no such key; did you mean name?"],
    ),
    "a key below the wrong header": (
        f'{TASK}save = "nothing"\n',
        ["6: task[0].source[0].save: [[task.source]] has no such key; it belongs to [[task]]"],
    ),
    "rules that do not exist, in an array over several lines": (
        TASK.replace(
            "[[task.source]]",
            'rules = [\n "repeated_comma",\n "repeated_coma",\n]\n[[task.source]]',
        ),
        [
            "6: task[0].rules[1]: there is no rule 'repeated_coma'; did you mean repeated_comma or"
            " repeated_word or repeated_word_da?"
        ],
    ),
    "numbers out of bounds": (
        f"{TASK}[task.limits]\npages = -1\nminutes = 1_000_000\nedits = 2.5\nevery = nan\n",
        [
            "7: task[0].limits.pages: -1 is too small: it must be at least 0",
            "8: task[0].limits.minutes: 1000000 is too large: it must be at most 1,440",
            "9: task[0].limits.edits: 2.5 is not a whole number",
            "10: task[0].limits.every: NaN is not a number",
        ],
    ),
    "saving without a stop page": (
        TASK.replace("[[task.source]]", 'save = "trusted"\n[[task.source]]'),
        [
            '4: task[0].save: "trusted" needs a stop_page, so that people of the wiki can stop'
            " the bot"
        ],
    ),
    "single brackets": (
        TASK.replace("[[task]]", "[task]").replace("[[task.source]]", "[[task.source]]"),
        ["1: task: is not a list of tables; write [[task]], with two brackets on each side"],
    ),
    "no task": (
        'queue = "queue.sqlite"\n',
        [
            "1: task: is missing; write [[task]] and its keys below it; -init writes a whole file"
            " by asking"
        ],
    ),
    "a kind of source that does not exist, and one that is half": (
        f'{TASK}[[task.source]]\nkind = "categroy"\n[[task.source]]\nkind = "search"\n',
        [
            '7: task[0].source[1].kind: "categroy" is no kind of source; did you mean category?',
            "8: task[0].source[2].query: is missing, and has no default",
        ],
    ),
    "a worklist that is not there": (
        f'{TASK}[[task.source]]\nkind = "worklist"\nfile = "titles.txt"\n',
        [
            "8: task[0].source[1].file: FOLDER/titles.txt cannot be read (No such file or"
            " directory); paths are seen from the configuration's folder"
        ],
    ),
    "hours that are none, none and all": (
        lines(
            TASK.replace(
                "[[task.source]]", 'quiet_hours = ["22-6", "06:00-06:00"]\n[[task.source]]'
            ),
            TASK.replace('"copyedit"', '"b"').replace(
                "[[task.source]]", 'quiet_hours = ["06:00-18:00", "17:00-06:00"]\n[[task.source]]'
            ),
        ),
        [
            '4: task[0].quiet_hours[0]: "22-6" cannot be used; write hours and minutes in UTC,'
            ' such as "22:00-06:00"',
            '4: task[0].quiet_hours[1]: "06:00-06:00" ends when it begins; to rest all day, do'
            " not start the pass",
            "11: task[1].quiet_hours: leave no minute of the day for work; shorten them, or do"
            " not start the pass",
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
            '5: task[0].report_page: "user:Bot/Stop" is the stop_page already; give each a page'
            " of its own",
            '6: task[0].settings_page: "Settings" is not below a user or project page; write a'
            ' title such as "User:NAME/Settings.json"',
            '7: task[0].exceptions_page: "User:Bot/[x]" is no title: no page of a wiki has "[" in'
            " its title",
            '14: task[1].report_page: "User:Bot/Stop" is the report_page of task[0], "copyedit",'
            " and would be overwritten; give each task a page of its own",
        ],
    ),
    "limits and rules that contradict each other": (
        TASK.replace(
            "[[task.source]]",
            'rules = ["repeated_comma"]\nskip_rules = ["repeated_comma"]\n[[task.source]]',
        )
        + "[task.limits]\npages = 0\n",
        [
            '5: task[0].skip_rules[0]: "repeated_comma" is also in rules; name it in one of the'
            " two",
            '9: task[0].limits.pages: with 0 and save = "nothing" a pass does nothing; raise one'
            " of them",
        ],
    ),
    "the same name and the same source twice": (
        lines(TASK, f'{TASK}[[task.source]]\nkind = "recentchanges"'),
        [
            '8: task[1].name: two tasks on wikipedia:en are called "copyedit"',
            "12: task[1].source[1]: is source[0] once more; leave one of them out",
        ],
    ),
    "values of the wrong kind": (
        'queue = 5\nlog = "x"\n'
        + TASK.replace("[[task.source]]", 'minor = "yes"\ntags = "x"\nlimits = 5\n[[task.source]]'),
        [
            '1: queue: the value is not text in quotation marks ("...")',
            '2: log: "x" is not a table; write [log]',
            '6: task[0].minor: "yes" is not true or false, without quotation marks',
            '7: task[0].tags: "x" is not a list; write ["x"]',
            "8: task[0].limits: 5 is not a table; write [task.limits]",
        ],
    ),
    "a contradiction beside another mistake": (
        TASK.replace("wiki", "wikki").replace(
            "[[task.source]]", 'save = "accepted"\n[[task.source]]'
        ),
        [
            "3: task[0].wikki: [[task]] has no such key; did you mean wiki?",
            '4: task[0].save: "accepted" needs a stop_page, so that people of the wiki can stop'
            " the bot",
        ],
    ),
    "a wiki named by its address": (
        TASK.replace("wikipedia:en", "https://en.wikipedia.org"),
        [
            '3: task[0].wiki: "https://en.wikipedia.org" cannot be used; write the family and the'
            ' language as Pywikibot names them, such as "wikipedia:en"'
        ],
    ),
}
SYNTAX: dict[str, tuple[str | bytes, str]] = {
    "no equals sign": (f"{TASK}queue\n", "6: is not TOML: expected '=' after a key"),
    "a key twice": (
        TASK.replace("wiki =", "name ="),
        "3: is not TOML: cannot overwrite a value in column ",
    ),
    "an array that does not end": (
        TASK.replace("[[task.source]]", "rules = [\n\n[[task.source]]"),
        "6: is not TOML: invalid value in column 3, in what begins in line 4; ",
    ),
    "an array that does not end, below all": (
        f"{TASK}tags = [\n 1,\n\n",
        "6: is not TOML: invalid value, and the file ends; ",
    ),
    "a text that does not end": (
        TASK.replace('"copyedit"', '"""copyedit'),
        "2: is not TOML: unterminated string, and the file ends; ",
    ),
    "a number without an end": (f"queue = {'9' * 5000}", "1: is not TOML: Exceeds the limit"),
    "brackets without an end": (f"\nqueue = {'[' * 5000}", "2: is not TOML: brackets are nested"),
    "not UTF-8": (b"# a\n\n# \xff", "3: is not UTF-8"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    text, expected = BROKEN[name]
    found = mistakes(tmp_path, text)
    assert [line.replace(str(tmp_path), "FOLDER") for line in found] == expected


@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_not_toml_is_said_with_its_line(name: str, tmp_path: Path) -> None:
    text, expected = SYNTAX[name]
    (found,) = mistakes(tmp_path, text)
    assert found.lower().startswith(expected.lower())


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
        for mistake in error.mistakes:
            line = int(mistake.removeprefix(f"{path}:").partition(":")[0])
            assert 1 <= line <= max(len(drawn), 1)
