"""Writes a configuration as TOML, which the standard library can only read.

The commented sample, which is installed with the package, has the comments of what is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

_HEAD = """\
# The configuration of pwb copyedit_maintenance, as answered to -init. Look at what it would do:
#     pwb copyedit_maintenance -conf:FILE -check
"""
_KEPT_FROM = "# A line that begins"
_CUT_FROM = "# Pages edited since the last pass"
"""The line of the sample at which its head ends and its sources begin."""


def sample() -> str:
    """Return the sample: TOML with every key, its default and its purpose."""
    return files(__package__).joinpath("sample.toml").read_text(encoding="utf-8")


def written(value: object) -> str:
    """Return a text, number, Boolean or list of these as TOML.

    JSON writes strings like TOML (https://toml.io/en/v1.0.0#string), which also escapes U+007F.

    Raises:
        ValueError: a text contains a lone surrogate, which no TOML file can contain.
    """
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ValueError("there are characters in it that are not Unicode") from error
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Iterable):
        return f"[{', '.join(written(item) for item in value)}]"
    return json.dumps(value)


def as_toml(task: dict[str, Any]) -> str:
    """Return the sample with its defaults and examples replaced by the answers."""
    whole = sample()
    kept = whole[whole.index(_KEPT_FROM) : whole.index(_CUT_FROM)]
    for key, value in task.items():
        if key != "source":
            line = f"{key} = {written(value)}".replace("\\", r"\\")  # escaped for re.sub
            kept = re.sub(rf"^#?{key} = .*$", line, kept, count=1, flags=re.M)
    sources = (
        "".join(f"{key} = {written(value)}\n" for key, value in source.items())
        for source in task["source"]
    )
    return _HEAD + "#\n" + kept + "\n".join(f"[[task.source]]\n{source}" for source in sources)
