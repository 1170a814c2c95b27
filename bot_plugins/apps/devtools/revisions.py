"""Another revision of the package, temporarily checked out of git into its own folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.core.workers import environment

PROPOSER = Path(__file__).with_name("proposer.py")
_PACKAGE = "bot_plugins"


@dataclass(frozen=True, slots=True)
class CheckedOutRevision:
    """A revision's package in ``folder``; ``name`` is its short hash and commit subject.

    ``knows`` are the names of the arguments that its ``propose`` accepts.
    """

    name: str
    folder: Path
    knows: frozenset[str]


@contextmanager
def taken(revision: str, tree: Path) -> Iterator[CheckedOutRevision]:
    """Give a with block the package as it was in a revision of the checkout at ``tree``.

    Raises:
        ToolError: git is missing, there is no such revision, or its rules do not run here.
    """
    commit = _text(tree, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not commit:
        raise ToolError(f"git knows no revision {revision!r} in {tree}")
    name = _text(tree, "log", "-1", "--format=%h %s", commit)
    with tempfile.TemporaryDirectory(prefix="copyedit-") as folder:
        packed = _git(tree, "archive", "--format=zip", commit, _PACKAGE)
        if packed.returncode:
            raise ToolError(f"{name!r} has no {_PACKAGE}: {_last_line(packed.stderr)}")
        zipfile.ZipFile(BytesIO(packed.stdout)).extractall(folder)
        yield CheckedOutRevision(name, Path(folder), _tried(Path(folder), name))


def _tried(folder: Path, name: str) -> frozenset[str]:
    """Check that a revision's rules run and are its own; return the arguments of ``propose``."""
    done = subprocess.run(
        [sys.executable, "-P", str(PROPOSER)],
        capture_output=True,
        env=environment(folder),
        check=False,
    )
    if done.returncode:
        raise ToolError(f"the rules of {name!r} do not run here: {_last_line(done.stderr)}")
    told = json.loads(done.stdout)
    if not Path(told["file"]).is_relative_to(folder):
        raise ToolError(f"Python finds {told['file']} before that of {name!r}")
    return frozenset(told["knows"])


def _text(tree: Path, *arguments: str) -> str:
    return _git(tree, *arguments).stdout.decode(errors="replace").strip()


def _git(tree: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(tree), *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise ToolError(f"git cannot be started: {error.strerror or error}") from error


def _last_line(text: bytes) -> str:
    return (text.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
