"""What is installed: every package, nothing else, and ``pwb copyedit`` works anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.frameworks.pages import MILL, TRUSTED, TRUSTED_SUMMARY
from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.frameworks.pywikibot.setup.newcomer import answers, newcomer, options
from tests.harness.wiki import Wiki, accounts, paths
from tests.harness.wiki.bot_config import pwb_folder
from tests.harness.wiki.fixtures import golden, wiki
from tests.trusting import IN_USER_CONFIG

__all__ = ["golden", "wiki"]

SUFFIXES = (".py .toml .tsv .txt .jinja .json .typed .html .css .js .svg .xz").split()
SOURCES = ("bot_plugins", "scripts", "pyproject.toml", "README.md", "LICENSE")
DEPLOYMENT = paths.PROJECT / "scripts" / "deployment"
"""Units, jobs and their guide: whatever is in there is installed."""
INSTALLED_AS = "pywikibot_copyedit_scripts"
SETUP = f"{INSTALLED_AS}.copyedit_setup"
RUN_PWB = "import sys; from pywikibot.scripts.wrapper import run; sys.exit(run())"
"""What the command ``pwb`` does; it is not in an environment that only borrows Pywikibot."""


def setuptools_table() -> dict[str, object]:
    """Return ``[tool.setuptools]`` of pyproject.toml."""
    table: dict[str, object] = tomllib.loads(
        (paths.PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    )["tool"]["setuptools"]
    return table


def test_the_packages_are_the_folders() -> None:
    folders = sorted(
        str(file.parent.relative_to(paths.PROJECT)).replace("/", ".")
        for file in (paths.PROJECT / "bot_plugins").rglob("__init__.py")
    )
    packages = setuptools_table()["packages"]
    assert packages == [*folders, INSTALLED_AS, f"{INSTALLED_AS}.i18n"]


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {file.parent for file in (paths.PROJECT / "bot_plugins").rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel, built from a copy so that nothing is left behind in the project."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        path = paths.PROJECT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, source / name)
    pip("wheel", "--no-deps", "--wheel-dir", str(target), str(source))
    [built] = target.glob("*.whl")
    return built


def pip(*arguments: str) -> None:
    """Run this environment's pip; its own words are in the error if it fails."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.wide
def test_the_wheel_holds_all_of_ours_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {name for name in names if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in ours} == {"bot_plugins", INSTALLED_AS}
    wanted = {
        str(path.relative_to(paths.PROJECT)).replace("scripts/", f"{INSTALLED_AS}/", 1)
        for folder in ("bot_plugins", "scripts")
        for path in (paths.PROJECT / folder).rglob("*")
        if path.is_file() and (path.suffix in SUFFIXES or path.parent == DEPLOYMENT)
    }
    assert ours == wanted


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a fresh environment with the wheel, and our dependencies borrowed."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin/python"
    pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def pwb_command(python: Path, *arguments: str) -> Sequence[str]:
    """Return the command that runs ``pwb`` in another environment, with nothing of the project."""
    return ["env", "--unset=PYTHONPATH", str(python), "-c", RUN_PWB, *arguments]


@pytest.fixture
def pwb(wiki: Wiki, tmp_path: Path) -> Pwb:
    """Return what runs commands with a configuration that names no folder of scripts."""
    return Pwb(trusting_folder(wiki, tmp_path / "config", names_scripts=False), tmp_path)


def trusting_folder(wiki: Wiki, folder: Path, *, names_scripts: bool = True) -> Path:
    """Write a configuration with which one rule is trusted."""
    settings: dict[str, Any] = {} if names_scripts else {"user_script_paths": []}
    config = pwb_folder(wiki, folder, **settings)
    with (config / "user-config.py").open("a", encoding="utf-8") as file:
        file.write(IN_USER_CONFIG)
    return config


@pytest.mark.slow
def test_the_installed_script_is_found_anywhere(installed: Path, pwb: Pwb) -> None:
    done = pwb.run_afresh(pwb_command(installed, "copyedit", "-help"))
    assert done.code == 0, done.said
    assert "Propose copyedits for wiki pages" in done.said
    assert "-recentchanges" in done.said


@pytest.mark.slow
def test_the_installed_script_saves(installed: Path, wiki: Wiki, pwb: Pwb) -> None:
    client = wiki.client(accounts.AUTHOR)
    client.edit("Mill", MILL)
    done = pwb.run_afresh(pwb_command(installed, "copyedit", "-page:Mill", "-always"))
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert client.history("Mill")[0].comment == TRUSTED_SUMMARY
    assert str(paths.PROJECT) not in done.said


@pytest.mark.slow
@pytest.mark.parametrize("way", ["pwb", "-m"])
def test_the_installed_setup_needs_no_configuration(
    installed: Path, wiki: Wiki, tmp_path: Path, way: str
) -> None:
    person = newcomer(tmp_path)
    given = options(answers(wiki, tmp_path))
    command = {
        "pwb": pwb_command(installed, "copyedit_setup", *given),
        "-m": ["env", "--unset=PYTHONPATH", str(installed), "-m", SETUP, *given],
    }
    done = person.run_afresh(command[way])
    assert done.code == 0, done.said
    assert "user_script_paths" not in person.written("user-config.py")
    wiki.client(accounts.AUTHOR).edit("Lake", MILL)
    run = person.run_afresh(pwb_command(installed, "copyedit", "-page:Lake", "-noreport"))
    assert (run.code, "Queue" in run.said) == (0, True), run.said


@pytest.mark.slow
def test_the_installed_package_takes_no_name_that_is_not_its_own(installed: Path, pwb: Pwb) -> None:
    show = (
        "import bot_plugins, importlib.util as u;"
        "print(bot_plugins.__file__, u.find_spec('scripts'), u.find_spec('tests'))"
    )
    done = pwb.run_afresh(["env", "--unset=PYTHONPATH", str(installed), "-c", show])
    file, *others = done.said.split()
    assert Path(file).is_relative_to(installed.parents[1])
    assert others == ["None", "None"]


@pytest.mark.slow
def test_a_checkout_works_without_being_installed(wiki: Wiki, pwb: Pwb) -> None:
    client = wiki.client(accounts.AUTHOR)
    client.edit("Pond", MILL)
    config = trusting_folder(wiki, pwb.config)
    checkout = Pwb(config, pwb.folder)
    done = checkout.run_afresh(
        ["env", "--unset=PYTHONPATH", *PWB, "copyedit", "-page:Pond", "-always"]
    )
    assert done.code == 0, done.said
    assert client.text("Pond") == TRUSTED
