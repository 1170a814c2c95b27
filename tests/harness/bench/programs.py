"""Others' programs: their processor time, without what they take to start."""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.harness.bench.clock import Absent, Contender
from tests.harness.bench.run import CommandError, cost
from tests.harness.bench.texts import Texts

NODE = Path(__file__).with_name("node")
Command = Callable[[Path], Sequence[str | Path]]
FOUND = (0, 2, 65)
"""What linters end with: nothing found, and codespell's and typos' codes for something found."""


def programs() -> list[Contender | Absent]:
    """Return the programs that read files, and what runs in Node.js."""
    return [_codespell(), _typos(), *_of_npm()]


def _codespell() -> Contender | Absent:
    # Through Python, not its script, whose first line may name another Python.
    start = [sys.executable, "-m", "codespell_lib"]
    return _program("codespell", [*start, "--version"], lambda folder: [*start, folder])


def _typos() -> Contender | Absent:
    beside = Path(sysconfig.get_path("scripts")) / "typos"
    typos = str(beside) if beside.exists() else shutil.which("typos") or "typos"
    command = [typos, "--threads", "1", "--isolated", "--format", "brief"]
    return _program("typos, 1 thread", [typos, "--version"], lambda folder: [*command, folder])


def _program(name: str, version: Sequence[str], command: Command) -> Contender | Absent:
    try:
        said = cost(version).output.split()
    except CommandError as error:
        return Absent(name, _reason(error))
    return Contender(name, said[-1], partial(_net, command))


def _net(command: Command, texts: Texts) -> float:
    """Return what the pages cost more than a file without any text."""
    whole, start = (
        cost(command(folder), codes=FOUND).cpu for folder in (texts.folder, texts.nothing)
    )
    return max(whole - start, 1e-4)


def _of_npm() -> list[Contender | Absent]:
    names = {
        "retext-repeated-words": "retext-repeated-words, 1 rule",
        "harper.js": "harper.js, 21 comparable rules",
    }
    return [_in_node(name, title) for name, title in names.items()]


def _in_node(name: str, title: str) -> Contender | Absent:
    manifest = NODE / "node_modules" / name / "package.json"
    if not shutil.which("node"):
        return Absent(title, "needs Node.js 18 or later: there is no node to run")
    if not manifest.exists():
        return Absent(title, f"not installed: npm install --prefix {NODE.name}, or see above")
    version = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return Contender(title, version, partial(_seconds_in_node, name))


def _seconds_in_node(name: str, texts: Texts) -> float:
    command: list[str | Path] = ["node", NODE / "contenders.mjs", name, texts.folder]
    return float(json.loads(cost(command).output)["seconds"])


def _reason(error: CommandError) -> str:
    return str(error).strip().splitlines()[-1]


def install_node() -> str:
    """Install what package.json names; return why that was not possible, or nothing."""
    if all((NODE / "node_modules" / name).exists() for name in _wanted()):
        return ""
    npm = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    try:
        cost(npm, NODE)
    except CommandError as error:
        return f"npm could not install harper.js and retext: {_reason(error)}"
    return ""


def _wanted() -> list[str]:
    manifest = json.loads((NODE / "package.json").read_text(encoding="utf-8"))
    return list(manifest["dependencies"])
