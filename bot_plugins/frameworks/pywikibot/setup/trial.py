"""The trial: the value in user-config.py that decides whether anything is saved (``simulate``)."""

from __future__ import annotations

import ast
from pathlib import Path

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.setup import files


def can_switch(path: Path) -> bool:
    """Tell whether a user-config.py is as set-up wrote it, as far as the trial goes."""
    try:
        return bool(_value(path, _content(path)))
    except OptionError:
        return False


def switch(path: Path, *, on: bool) -> bool:
    """Switch the trial on or off in a user-config.py that set-up wrote; return whether it changed.

    Everything else in the file stays as it is, byte for byte.

    Raises:
        OptionError: set-up did not write the file, or not its value of ``simulate``; it has no
            account, without which nothing can be saved; or it cannot be read or written.
    """
    content = _content(path)
    try:
        value = _value(path, content)
    except OptionError as error:
        raise OptionError(f"{error}: write simulate = {on} there by hand") from error
    if not (on or _has_account(content)):
        raise OptionError(
            f"nothing can be saved without an account, and {path} names none:"
            ' run "pwb copyedit_setup" without -notrial'
        )
    if value.value is on:
        return False
    lines = content.splitlines(keepends=True)
    line = lines[value.lineno - 1]
    before, after = line[: value.col_offset], line[value.end_col_offset :]
    lines[value.lineno - 1] = before + str(on).encode() + after
    files.rewrite(path, b"".join(lines))
    return True


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OptionError(f"cannot read {path} ({error.strerror or error})") from error


def _value(path: Path, content: bytes) -> ast.Constant:
    """Return the only value that is given to ``simulate``, True or False.

    Raises:
        OptionError: there is none, or more than one, or set-up did not write the file.
    """
    if not content.startswith(files.WRITTEN.encode()):
        raise OptionError(f'"pwb copyedit_setup" did not write {path}')
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError) as error:
        raise OptionError(f"{path} is no longer what Pywikibot can read ({error})") from error
    given = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_set(node)]
    values = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets == given
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, bool)
    ]
    if len(values) != 1:
        raise OptionError(f"{path} has not just one line that says simulate = True or False")
    return values[0]


def _is_set(name: ast.Name) -> bool:
    return name.id == "simulate" and isinstance(name.ctx, ast.Store)


def _has_account(content: bytes) -> bool:
    return any(line.startswith(b"usernames[") for line in content.splitlines())
