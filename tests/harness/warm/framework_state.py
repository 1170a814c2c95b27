"""Prints what Pywikibot has after its import, by name, as JSON."""

from __future__ import annotations

import atexit
import json
import logging
import re
import sys
from typing import Any
from unittest.mock import patch

_ADDRESS = re.compile(r"0x\w+")
_PLAIN = (str, int, float, bool, bytes, tuple, list, dict, type(None))
at_exit: list[Any] = []

with patch.object(atexit, "register", at_exit.append):
    import pywikibot.pagegenerators
    from pywikibot import bot


def _shown(value: object) -> str:
    """Return a value as text, an object of another class than Python's own by its class."""
    if isinstance(value, set | frozenset):
        value = sorted(map(_shown, value))
    return _ADDRESS.sub("", repr(value) if isinstance(value, _PLAIN) else str(type(value)))


state = {
    f"{name}.{key}": _shown(value)
    for name, module in sys.modules.items()
    if name.partition(".")[0] == "pywikibot"
    for key, value in vars(module).items()
    if key not in {"__builtins__", "__spec__"}
}
state["spec"] = _ADDRESS.sub("", str(pywikibot.__spec__))
state["screen"] = _shown([*map(_shown, vars(bot.ui).values())])
state["files"] = str([bot.ui.stdin is sys.stdin, bot.ui.stdout is sys.stdout])
state["levels"] = _shown(logging.getLevelNamesMapping())
state["at exit"] = str([name for one in at_exit if (name := one.__qualname__).endswith("flush")])
print(json.dumps(state))
