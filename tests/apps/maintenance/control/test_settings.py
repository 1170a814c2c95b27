"""Settings only narrow, whatever a page says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.model import Limits, Task
from bot_plugins.apps.maintenance.control.settings import LoweredLimits, WikiSettings
from bot_plugins.apps.maintenance.control.settings_page import (
    SettingsError,
    as_kept,
    chosen,
    from_kept,
    read_settings,
)
from tests.apps.maintenance.control import RULES, is_harmless, open_page, page, task

SETTINGS = WikiSettings(
    pages_excluded=("rome", "User:Bot/List_of_pages"),
    pages_excluded_matching=(r"^List of", r"(?i) époque$"),
)
LEFT = ("Romes", "The List of", "époque noire", "User:Bot/List", "", "a\ud800")
EXCLUDED = ("Rome", "User:Bot/List of pages", "List of lists", "Belle Époque", "List of \ud800")


@pytest.mark.parametrize("title", LEFT)
def test_other_pages_are_read(title: str) -> None:
    assert not SETTINGS.excludes(title)


@pytest.mark.parametrize("title", EXCLUDED)
def test_pages_are_excluded(title: str) -> None:
    assert SETTINGS.excludes(title)


def test_narrowed() -> None:
    given_task = task(pages=500, edits=20, every=10)
    settings = WikiSettings(
        rules_off=("repeated_word", "misspelling"), limits=LoweredLimits(edits=0), every=30.0
    )
    assert settings.narrowed(given_task) == given_task.model_copy(
        update={
            "skip_rules": ("misspelling", "repeated_word"),
            "limits": Limits(pages=500, edits=0, every=30.0),
        }
    )
    assert WikiSettings().narrowed(given_task) == given_task
    for careful in (WikiSettings(paused=True), WikiSettings(saves=False)):
        changed = {"save": "nothing"}
        assert careful.narrowed(given_task) == given_task.model_copy(update=changed)


numbers = st.one_of(
    st.integers(-10, 2_000),
    st.integers(10**18, 10**25),
    st.floats(),
    st.floats(0, 100),
    st.booleans(),
    st.none(),
)
strings = st.one_of(
    st.sampled_from((*RULES, "(a+)+$", "(", r"(a)\1", r"\pL{99}", "")), st.text(max_size=8)
)
lists = st.one_of(st.lists(strings, max_size=5), strings, numbers)
limits = st.dictionaries(st.sampled_from((*Limits.model_fields, "x")), numbers, max_size=3)
pages = st.fixed_dictionaries(
    {},
    optional={
        "rules_off": st.one_of(st.lists(st.sampled_from(RULES)), lists),
        "pages_excluded": lists,
        "pages_excluded_matching": lists,
        "words_excluded": lists,
        "limits": st.one_of(limits, lists),
        "every": numbers,
        "paused": st.one_of(st.booleans(), numbers),
        "saves": st.one_of(st.booleans(), numbers),
        "save": strings,
    },
)
good_settings = st.builds(
    WikiSettings,
    rules_off=st.lists(st.sampled_from(RULES), max_size=3).map(tuple),
    words_excluded=st.lists(st.text('aé"\\ 😀', min_size=1), max_size=3).map(
        lambda words: tuple(word for word in words if word.strip())
    ),
    limits=st.builds(
        LoweredLimits,
        pages=st.none() | st.integers(0, 10**9),
        edits=st.none() | st.integers(0, 10**9),
        minutes=st.none() | st.floats(0, 10**9, exclude_min=True),
        megabytes=st.none() | st.floats(0, 10**9, exclude_min=True),
        requests=st.none() | st.integers(10, 10**9),
    ),
    every=st.none() | st.floats(0, 3_600),
    paused=st.booleans(),
    saves=st.booleans(),
)
tasks = st.builds(
    task,
    pages=st.integers(0, 1_000),
    edits=st.integers(0, 1_000),
    minutes=st.floats(0.5, 60),
    every=st.floats(0, 60),
)


def is_narrower(narrow: Task, wide: Task) -> bool:
    """Tell whether a task does no more than another, and is the same for the rest."""
    wider, limits = wide.limits.model_dump(), narrow.limits.model_dump()
    every, least = limits.pop("every"), wider.pop("every")
    changed = {"limits": wide.limits, "skip_rules": wide.skip_rules, "save": wide.save}
    return (
        narrow.model_copy(update=changed) == wide
        and narrow.save in ("nothing", wide.save)
        and every >= least
        and all(limits[name] <= most for name, most in wider.items())
        and set(narrow.skip_rules) >= set(wide.skip_rules)
        and Task.model_validate(narrow.model_dump()) == narrow
    )


@given(pages, tasks, good_settings | st.just(None))
def test_whatever_a_page_says_a_task_only_narrows(
    said: object, wide: Task, last: WikiSettings | None
) -> None:
    kept = "" if last is None else as_kept(last)
    settings, why = chosen(page(json.dumps(said)), wide, RULES, kept)
    assert is_narrower(settings.narrowed(wide), wide)
    assert is_harmless(why)


@given(good_settings, tasks)
def test_good_settings_only_narrow_and_are_kept_as_they_are(
    settings: WikiSettings, wide: Task
) -> None:
    assert is_narrower(settings.narrowed(wide), wide)
    assert from_kept(as_kept(settings)) == settings


json_like = st.recursive(
    st.one_of(numbers, strings),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strings, inner, max_size=3),
    max_leaves=8,
).map(json.dumps)


@given(st.one_of(st.text(), st.text('{}[]",:0-9eE+NaInfty\\u \n'), json_like))
def test_nothing_but_a_refusal_is_raised(text: str) -> None:
    for told in (page(text), open_page(text), open_page(text, is_own=True)):
        try:
            assert isinstance(read_settings(told, task(), RULES), WikiSettings)
        except SettingsError as refusal:
            assert is_harmless(str(refusal))


def test_a_rule_that_is_off_by_an_earlier_name_is_off() -> None:
    assert WikiSettings(rules_off=("did_past", "misspelling")).rules_off == (
        "base_after_do", "misspelling",
    )  # fmt: skip
