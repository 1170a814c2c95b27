"""user-config.py.sample is accepted by Pywikibot as it stands, and saves nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.demo.playground import pwb
from tests.harness.wiki import Client, Wiki, accounts, paths
from tests.harness.wiki.bot_config import CODE, FAMILY, pwb_folder
from tests.trusting import IN_USER_CONFIG

SAMPLE = (paths.PROJECT / "user-config.py.sample").read_text(encoding="utf-8")
SHOW = """
import json
from pywikibot import config
names = ("family", "mylang", "simulate", "cosmetic_changes", "max_retries", "put_throttle")
shown = {name: getattr(config, name) for name in names}
print(json.dumps({**shown, "user": config.usernames["wikipedia"]["test"]}))
"""


def with_config(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the configuration in ``folder``; nothing is typed in."""
    env = {name: value for name, value in os.environ.items() if "PYWIKIBOT" not in name}
    return subprocess.run(
        command,
        env={**env, "PYWIKIBOT_DIR": str(folder)},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def write_config(folder: Path, text: str) -> None:
    config = folder / "user-config.py"
    config.write_text(text, encoding="utf-8")
    config.chmod(0o600)


def test_pywikibot_accepts_it(tmp_path: Path) -> None:
    write_config(tmp_path, SAMPLE.replace("ExampleBot", "MyBot"))
    done = with_config(tmp_path, sys.executable, "-W", "error::UserWarning", "-c", SHOW)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "family": "wikipedia",
        "mylang": "test",
        "user": "MyBot",
        "simulate": True,
        "cosmetic_changes": False,
        "max_retries": 2,
        "put_throttle": 10,
    }


def test_a_wiki_of_your_own(tmp_path: Path) -> None:
    """The commented lines are right too."""
    own = re.findall(r"^# {5}(\S+ = .*)$", SAMPLE, re.M)
    assert len(own) == 4
    write_config(tmp_path, "\n".join([SAMPLE, *own]))
    show = "import pywikibot as p; s = p.Site; f = p.family.Family.load(p.config.family)"
    api = "print(f.protocol('mywiki'), f.hostname('mywiki'), f.apipath('mywiki'))"
    done = with_config(tmp_path, sys.executable, "-c", f"{show}; {api}")
    assert (done.returncode, done.stdout) == (0, "https wiki.example.org /w/api.php\n"), done.stderr


@pytest.mark.wide
@pytest.mark.usefixtures("fresh")
def test_simulate_is_really_on(wiki: Wiki, client: Client, tmp_path: Path) -> None:
    """With the sample's settings, an account and all rights, even -always saves nothing."""
    folder = pwb_folder(wiki, tmp_path)
    named = f"family = {FAMILY!r}\nmylang = {CODE!r}\npassword_file = 'user-password.py'\n"
    user = f"usernames[{FAMILY!r}][{CODE!r}] = {accounts.COPY_BOT.name!r}\n"
    scripts = f"user_script_paths = [{str(paths.SCRIPTS)!r}]\n"
    write_config(folder, SAMPLE + named + user + scripts + IN_USER_CONFIG)
    before = client.revision_ids()
    page = "-page:Ostermark rye bread"
    done = with_config(folder, pwb(), "copyedit", page, "-always", "-noreport")
    assert done.returncode == 0, done.stderr
    assert "simulate is on" in done.stdout
    assert "simulated, not saved" in done.stdout
    assert client.revision_ids() == before


@pytest.mark.parametrize("line", ["user-password.py", "family_files", "chmod 600", "BotPassword("])
def test_it_says_how_to_go_on(line: str) -> None:
    assert line in SAMPLE
