"""The source checkout that contains this package: where commands may write files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bot_plugins
from bot_plugins.apps.devtools.console import ToolError


def root() -> Path:
    """Return the folder that contains the package, ``pyproject.toml`` and ``scripts``.

    Raises:
        ToolError: the package is an installed copy.
    """
    package = Path(bot_plugins.__file__).resolve().parent
    folder = package.parent
    if (folder / "pyproject.toml").is_file() and (folder / "scripts" / "i18n").is_dir():
        return folder
    raise ToolError(
        f"this is an installed copy ({package}), with no pyproject.toml and scripts/i18n beside"
        " it; run the command in a checkout of the source"
    )


def rules_folder() -> Path:
    """Return the checkout's folder of rules."""
    return root() / "bot_plugins" / "rules"


def writing(path: Path, write: Callable[[], object]) -> None:
    """Call ``write``, which writes ``path``; if it fails, say why in one line."""
    try:
        write()
    except OSError as error:
        raise ToolError(f"cannot write {path}: {error.strerror or error}") from error
