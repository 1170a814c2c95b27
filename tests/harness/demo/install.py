"""Make .venv and install the project into it, unless that was done before.

Runs on the machine's own Python, where nothing is installed yet: standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.harness.demo.steps import StepError, quietly, say, step, stop_with

PROJECT = Path(__file__).resolve().parents[3]
OLDEST = (3, 11)
STAMP = "installed.json"
# Not an active virtual environment's Python, which may be the very one to be replaced.
PYTHON: str = getattr(sys, "_base_executable", sys.executable)
# What the machine's administrator, or the machine, may have set up must not stop pip.
PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore"}
_LATER = ["--no-compile"]
"""Python compiles what is imported, when it is; most of what is installed never is."""


def install(project: Path, extras: set[str]) -> None:
    """Bring ``project``/.venv to what its pyproject.toml asks for, with ``extras``.

    Raises:
        StepError: no virtual environment could be made, or pip failed.
    """
    venv = project / ".venv"
    present, wanted = recorded(venv), state(project, extras)
    if is_enough(present, wanted):
        return
    if present.get("place") != wanted["place"]:
        with step("Making the virtual environment .venv", "10 s"):
            make(venv)
    named = f"[{','.join(sorted(extras))}]" if extras else ""
    with step("Installing Pywikibot and this project into it", "30 s"):
        pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", *_LATER]
        quietly([*pip, "--editable", f".{named}"], project, PIP)
    both = state(project, extras.union(present.get("extras", ())))
    (venv / STAMP).write_text(json.dumps(both), encoding="utf-8")


def state(project: Path, extras: set[str]) -> dict[str, list[str]]:
    """Describe an installation: where and for which Python, from what, with which extras."""
    asked = hashlib.sha256((project / "pyproject.toml").read_bytes()).hexdigest()
    # Resolved: outside the environment its Python is called python3, and inside python3.11.
    place = [str(project / ".venv"), str(Path(PYTHON).resolve()), sys.version]
    return {"place": place, "asked": [asked], "extras": sorted(extras)}


def recorded(venv: Path) -> dict[str, list[str]]:
    """Return the description the last installation left; empty if there was none."""
    try:
        found: dict[str, list[str]] = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def is_enough(present: dict[str, list[str]], wanted: dict[str, list[str]]) -> bool:
    """Tell whether nothing need be installed."""
    alike = all(present.get(name) == wanted[name] for name in ("place", "asked"))
    return alike and set(present["extras"]) >= set(wanted["extras"])


def make(venv: Path) -> None:
    """Make a virtual environment with pip, also where Debian's python3-venv is missing."""
    if find_spec("ensurepip"):
        quietly([PYTHON, "-m", "venv", "--clear", str(venv)], venv.parent)
        return
    quietly([PYTHON, "-m", "venv", "--clear", "--without-pip", str(venv)], venv.parent)
    machines = [PYTHON, "-m", "pip", "--python", str(venv / "bin" / "python")]
    quietly([*machines, "install", "--quiet", "pip"], venv.parent, PIP)


def main(arguments: list[str] | None = None) -> int:
    """Install; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m tests.harness.demo.install", description=__doc__
    )
    parser.add_argument("extras", nargs="*", help="extras of pyproject.toml: test, check")
    options = parser.parse_args(arguments)
    if sys.version_info < OLDEST:
        say("Python 3.11 or later is needed; name it: make PYTHON=/usr/bin/python3.11 ...")
        return 1
    try:
        install(PROJECT, set(options.extras))
    except StepError as error:
        return stop_with(error)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
