"""Every rule has queries that find its own slips, in words that CirrusSearch understands."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from bot_plugins.core import registry
from bot_plugins.core.rule import Applicability, Fixes, Rule
from bot_plugins.run import search
from tests.run.search.lucene import QueryError, finds, longest_literal, terms

RULES = {rule.name: rule for rule in registry.all_rules()}
QUERIES = [(name, one) for name, rule in RULES.items() for one in search.searches_for(rule).queries]
NOT_UNDERSTOOD = [
    r"insource:/\bwent/",
    r"insource:/had\swent/",
    r"insource:/(?:had|has) went/",
    r"insource:/(a|b) \1/",
    "insource:/^went/",
    "insource:/went$/",
    "insource:/<ref/",
    "insource:/a/b/",
    'insource:/say "no"/',
    "insource:/had [^/]went/",
    "had went",
    "",
]
UNSELECTIVE = ["[a-z],[a-z]", "(the|a)", "(the )?[a-z]+", "th[a-z]", "(the the|of)"]


@pytest.mark.parametrize("query", NOT_UNDERSTOOD)
def test_what_the_dialects_do_not_share_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        list(terms(query))


@pytest.mark.parametrize("pattern", UNSELECTIVE)
def test_what_no_index_helps_with_is_told(pattern: str) -> None:
    [term] = terms(f"insource:/{pattern}/")
    assert longest_literal(term) < 3


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_queries_or_a_reason(name: str) -> None:
    found = search.searches_for(RULES[name])
    assert bool(found.queries) != bool(found.reason)
    assert "nobody has written" not in found.reason


def test_queries_are_of_rules_there_are() -> None:
    named = tomllib.loads((files(search) / "queries.toml").read_text(encoding="utf-8"))
    assert named.keys() <= RULES.keys()


@pytest.mark.parametrize(("name", "query"), QUERIES)
def test_a_query_is_understood_short_and_selective(name: str, query: str) -> None:
    assert len(query) <= search.LONGEST
    assert all(longest_literal(term) >= 3 for term in terms(query))


@pytest.mark.parametrize("name", RULES)
def test_a_rules_queries_find_its_slips(name: str) -> None:
    rule = RULES[name]
    queries = search.searches_for(rule).queries
    slips = [f"Here. {one.before} So." for one in rule.examples if isinstance(one, Fixes)]
    assert not queries or any(finds(query, slip) for query in queries for slip in slips)


def test_a_long_list_of_doubled_words_is_divided() -> None:
    words = [f"{'abcdefghij'[number % 10]}{'xyz' * 6}" for number in range(10)]
    rule = Rule(
        "repeated word",
        Applicability.REVIEW,
        check=lambda _: (),
        triggers=tuple(rf"\b{word}\s+{word}\b" for word in words),
        examples=(),
    )
    queries = search.searches_for(rule).queries
    assert len(queries) > 1
    assert all(len(query) <= search.LONGEST for query in queries)
    for word in words:
        assert sum(finds(query, f"The {word} {word} here.") for query in queries) == 1


def test_a_rule_that_nobody_wrote_queries_for_says_so() -> None:
    rule = Rule("x", Applicability.REVIEW, lambda _: (), triggers=("x",), examples=())
    assert search.searches_for(rule).queries == ()
    assert "queries.toml" in search.searches_for(rule).reason
