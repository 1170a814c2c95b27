"""Pywikibot imported once, and given to each program that imports it as if it were new.

Its import takes a third of a short program's time. Of what Pywikibot makes while it is imported,
three things depend on the program: its settings, what shows its words, and what it does at the
end. These are made anew; test_framework.py compares the whole with what an interpreter of its own
has.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any
from unittest.mock import patch

NAME = "pywikibot"


class Kept(MetaPathFinder, Loader):
    """Imports Pywikibot, hides it, and gives it to the program that imports it."""

    def __init__(self, others: Iterable[str]) -> None:
        """Import it and ``others``, modules that use it, and leave nothing to be found."""
        known = set(sys.modules)
        self._at_exit: list[Callable[[], object]] = []
        with patch.object(atexit, "register", self._at_exit.append):
            for name in (NAME, *others):
                import_module(name)
        self._modules = {name: sys.modules.pop(name) for name in sys.modules.keys() - known}
        self._spec = self._modules[NAME].__spec__
        _forget_names_of_modules(self._modules)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find Pywikibot, unless a module that comes with it was imported in another way."""
        is_new = fullname == NAME and self._modules.keys().isdisjoint(sys.modules.keys())
        return spec_from_loader(NAME, self) if is_new else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module, which is made already."""
        return self._modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Let all that comes with it be found, and look at the program's settings and files."""
        module.__spec__ = self._spec
        sys.modules.update(self._modules)
        config, bot = self._modules[f"{NAME}.config"], self._modules[f"{NAME}.bot"]
        _execute_again(config)
        flush = bot.ui.flush
        for call in self._at_exit:
            if call == flush:
                bot.set_interface(config.userinterface)
            else:
                atexit.register(call)


def _execute_again(module: ModuleType) -> None:
    for name in [name for name in vars(module) if not name.startswith("__")]:
        delattr(module, name)
    assert module.__spec__ and module.__spec__.loader
    module.__spec__.loader.exec_module(module)


def _forget_names_of_modules(modules: dict[str, Any]) -> None:
    """Let Pywikibot's log begin without a line for each module, of which a thousand are here.

    They cost half the time of a start, and no test keeps that log.
    """
    ours, version = modules[NAME], modules[f"{NAME}.version"]
    known = version.get_module_filename
    version.get_module_filename = lambda one: known(one) if one is ours else None
