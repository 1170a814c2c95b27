"""The README's Python examples do what they show."""

import doctest

from tests.harness.wiki.paths import PROJECT


def test_examples() -> None:
    result = doctest.testfile(str(PROJECT / "README.md"), module_relative=False)
    assert result.attempted >= 4
    assert result.failed == 0
