"""Options that choose pages, as far as no wiki is needed to refuse them."""

from __future__ import annotations

import sys

import pytest

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.generators import Generators


@pytest.mark.parametrize(
    ("option", "package"), [("mysqlquery", "pymysql"), ("google", "googlesearch")]
)
def test_a_package_that_is_not_installed_is_named(
    option: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as where it is not installed
    with pytest.raises(OptionError, match=rf"-{option} needs the package .*pip install"):
        Generators().handle_arg(f"-{option}:SELECT 1")
