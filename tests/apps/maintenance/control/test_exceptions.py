"""The wiki's list of false positives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.control.exceptions import (
    LONGEST_PAGE,
    MOST_ENTRIES,
    MOST_NOTES,
    Exceptions,
    read_exceptions,
)
from tests.apps.maintenance.control import is_harmless, page
from tests.strategies import pages, titles

LIST = """Write here what the bot shall leave alone, ~~~~
* the band the the
** years , all <!-- a comment --> 
<!-- * not this one
* nor this -->
* [[rome]]
* [[:User:Bot/A list#Top|that page]]:
* [[New_York]]: had  began
* [[New York]] : <nowiki>''was'' wrote</nowiki>
* <nowiki>[[Paris]]</nowiki>
*<nowiki> of of </nowiki>
: * no bullet
 * no bullet
# no bullet
"""  # noqa: W291 - as people leave it
READ = Exceptions(
    phrases=("the band the the", "years , all", "[[Paris]]", " of of "),
    titles=frozenset({"Rome", "User:Bot/A list"}),
    by_title={"New York": ("had began", "''was'' wrote")},
)
NOTED = {
    "short": ("\n* ab", 'line 2: "ab" has 2 characters, not 3 to 200: it is not used'),
    "empty": ("*", 'line 1: "" has 0 characters'),
    "short on a page": ("* [[Rome]]: a", 'line 1: "a" has 1 characters'),
    "long": ("* " + "a" * 201, "…\" has 201 characters"),
    "long line": ("* " + "[" * 100_000, "line 1: it has 100000 characters; 1000 are allowed"),
    "open comment": ("a\n<!-- b\n* the the", "line 2: the comment that begins there has no end"),
    "no colon": ("* [[Rome]] (had began)", "line 1: \"[[Rome]] (had began)\" is taken as words"),
    "many": ("* word\n" * 3 + "".join(f"* word {n}\n" for n in range(3_000)), "2000 entries"),
    "huge": ("prose " * 50_000, f"only the first {LONGEST_PAGE} characters"),
    "acts on a terminal": ("* \x1b\x07", "␛␇"),
}  # fmt: skip


def test_what_is_read() -> None:
    assert read_exceptions(page(LIST)) == READ


def test_a_list_without_a_page() -> None:
    assert read_exceptions(None) == read_exceptions(page("")) == Exceptions()


@pytest.mark.parametrize(("text", "note"), NOTED.values(), ids=NOTED)
def test_lines_that_are_not_used_are_noted(text: str, note: str) -> None:
    notes = read_exceptions(page(text)).notes
    assert note in " ".join(notes)
    assert all(is_harmless(one) and len(one) < 250 for one in notes)


def test_half_a_comment_hides_nothing() -> None:
    assert read_exceptions(page("* the the\n<!-- \n* of of\n")).phrases == ("the the", "of of")


def test_a_flood_is_bounded() -> None:
    assert len(read_exceptions(page("* a\n" * 50_000)).notes) == MOST_NOTES + 1
    flood = "".join(f"* word {number}\n" for number in range(9_000))
    assert len(read_exceptions(page(flood)).phrases) == MOST_ENTRIES
    assert read_exceptions(page("<!--" * 49_000 + "\n* the the")).phrases == ("the the",)
    assert read_exceptions(page("<!---->" * 28_000)) == Exceptions()


ALLOWED = (
    ("Paris", "The [had began] of it."),
    ("Paris", "The Band The [The] played."),
    ("Paris", "the band the they[ ,] played."),
    ("Paris", "the years, all[ ,] of it."),
    ("New York", "it [had begun] there"),
    ("Romes", "In [the the] end"),
)
HELD_BACK = (
    ("Rome", "In [the the] end"),
    ("rome", "In [the the] end"),
    ("User:Bot/A list", "In [the the] end"),
    ("Paris", "He saw the band [the the] there."),
    ("Paris", "He saw the band[ the] the there."),
    ("Paris", "the years[ ,] all of it."),
    ("Paris", "the years\n[ ,] all of it."),
    ("Paris", "the years , all[ ,] of it."),
    ("Paris", "a[ of] of them"),
    ("New York", "it [had began] there"),
    ("New_York", "it had[  ]began there"),
    ("new York", "It ''was'' [wrote]."),
)


def split(text: str) -> tuple[str, int, int]:
    return text.replace("[", "").replace("]", ""), text.index("["), text.index("]") - 1


@pytest.mark.parametrize(("title", "text"), ALLOWED)
def test_allowed(title: str, text: str) -> None:
    assert READ.allows(title, *split(text))


@pytest.mark.parametrize(("title", "text"), HELD_BACK)
def test_held_back(title: str, text: str) -> None:
    assert not READ.allows(title, *split(text))


def test_an_empty_list_allows_everything() -> None:
    assert Exceptions().allows("Rome", "the the", 0, 7)


bullets = st.lists(
    st.tuples(
        st.sampled_from(("* ", "*", "** ", "", "* [[", "<!--", "-->", "* <nowiki>", ": ")),
        st.one_of(pages, titles),
        st.sampled_from(("", "]]", "]]: ", "</nowiki>", "-->")),
        st.text(max_size=9),
    ).map("".join),
    max_size=6,
).map("\n".join)


@given(st.one_of(bullets, st.text()), titles, pages, st.integers(0, 40), st.integers(1, 20))
def test_whatever_the_list_holds_it_is_read(
    text: str, title: str, source: str, start: int, length: int
) -> None:
    exceptions = read_exceptions(page(text))
    start = min(start, len(source))
    assert exceptions.allows(title, source, start, min(start + length, len(source))) in (0, 1)
    assert all(is_harmless(note) for note in exceptions.notes)


@given(st.text("ab ,\t'", min_size=3, max_size=20).filter(lambda words: len(words.strip()) > 2))
def test_a_listed_phrase_is_always_left_alone(phrase: str) -> None:
    exceptions = read_exceptions(page(f"* <nowiki>{phrase}</nowiki>"))
    if exceptions.phrases:
        text = f"It is so: {phrase} it is."
        assert not exceptions.allows("Rome", text, 10, 10 + len(phrase))
