"""What is released, tried: wheel and sdist, each in an empty environment, without the checkout.

``python -m tests.harness.wheel python3.12 python3.13`` builds both, installs the wheel with its
test extra for each Python that is named (this one if none is), and runs the tests of
``make test-fast`` on it, in a folder that has the tests but not the package. The sdist must install
the same files. Needs pip's index; about three minutes for each Python.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.harness.demo.install import PIP
from tests.harness.demo.steps import StepError, quietly, say, step, stop_with
from tests.harness.wiki.paths import PROJECT

_BESIDE = ("tests", "pyproject.toml", "README.md")
"""What the tests need besides what is installed."""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules")


def build(target: Path) -> tuple[Path, Path]:
    """Build in a copy of the checkout's files; return the wheel and the sdist.

    Raises:
        StepError: setuptools could not build them.
    """
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "source"
        source.mkdir()
        for file in _files():
            (source / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / file, source / file)
        quietly([sys.executable, "-m", "build", "--outdir", target], source, PIP)
    [wheel], [sdist] = target.glob("*.whl"), target.glob("*.tar.gz")
    return wheel, sdist


def _files() -> Iterator[str]:
    """Yield the files that git knows, and new ones that it does not ignore."""
    known = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(known, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    yield from (file for file in listed.split("\0") if file and (PROJECT / file).is_file())


def environment(python: str, folder: Path, *requirements: str) -> Path:
    """Install requirements into a new environment; return its Python.

    Raises:
        StepError: there is no such Python, or pip failed.
    """
    if not (found := shutil.which(python)):
        raise StepError(f"There is no {python} on this machine.")
    quietly([found, "-m", "venv", folder], folder.parent)
    own = folder / "bin" / "python"
    quietly([own, "-m", "pip", "install", "--quiet", *requirements], folder.parent, PIP)
    return own


def installed(python: Path) -> set[str]:
    """Return the files that pip installed for the project."""
    shown = subprocess.run(
        [python, "-m", "pip", "show", "--files", "pywikibot-copyedit"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    lines = shown.partition("Files:\n")[2].splitlines()
    return {line.strip() for line in lines if ".dist-info/" not in line and ".pyc" not in line}


def run_tests(python: Path, folder: Path) -> None:
    """Run the fast tests on what is installed.

    Raises:
        StepError: a test failed; the message is the end of what pytest said.
    """
    for name in _BESIDE:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, ignore=_LEFT_OUT)
        else:
            shutil.copyfile(PROJECT / name, folder / name)
    fast = ["-m", "pytest", "--fast", "-q", "-n", "auto", "--dist", "worksteal"]
    quietly([python, *fast, "-p", "no:cacheprovider"], folder)


def tried(pythons: list[str], folder: Path) -> None:
    """Build, install and test.

    Raises:
        StepError: something did not work.
    """
    with step("Building the wheel and the sdist", "1 minute"):
        wheel, sdist = build(folder / "dist")
    for python in pythons:
        with step(f"Installing the wheel for {python}", "1 minute"):
            own = environment(python, folder / f"wheel-{Path(python).name}", f"{wheel}[test]")
        with step("Running the fast tests on it", "1 minute"):
            (beside := folder / f"tests-{Path(python).name}").mkdir()
            run_tests(own, beside)
    with step("Comparing what the sdist installs", "1 minute"):
        other = environment(pythons[0], folder / "sdist", "--no-deps", str(sdist))
        if different := installed(own) ^ installed(other):
            raise StepError(f"Only one of wheel and sdist installs: {', '.join(different)}")


def main() -> int:
    """Try what is released; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.wheel", description=__doc__)
    parser.add_argument("python", nargs="*", default=[sys.executable], help="such as python3.12")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as name:
            tried(options.python, Path(name))
    except StepError as error:
        return stop_with(error)
    say("Wheel and sdist are good.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
