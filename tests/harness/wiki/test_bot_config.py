"""Pywikibot itself, in a process of its own, works with the folder written for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.wiki import Client, Wiki, accounts, paths
from tests.harness.wiki.bot_config import Login, pwb_folder

pytestmark = pytest.mark.usefixtures("fresh")

SAVE = f"""
import pywikibot
site = pywikibot.Site()
page = pywikibot.Page(site, 'Saved with Pywikibot')
page.text = 'The mill.'
page.save(summary='test', tags={accounts.TAG!r}, quiet=True)
"""


def pywikibot(config: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` with the configuration folder; nothing is typed in."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYWIKIBOT_DIR": str(config)},
        cwd=config,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.wide
@pytest.mark.parametrize("login", ["password", "botpassword"])
def test_pywikibot_saves(wiki: Wiki, client: Client, tmp_path: Path, login: Login) -> None:
    done = pywikibot(pwb_folder(wiki, tmp_path, login=login), SAVE)
    assert done.returncode == 0, done.stderr
    [entry] = client.history("Saved with Pywikibot")
    assert (entry.user, entry.comment, entry.tags) == ("CopyBot", "test", (accounts.TAG,))


def test_a_wrong_password_saves_nothing(wiki: Wiki, client: Client, tmp_path: Path) -> None:
    done = pywikibot(pwb_folder(wiki, tmp_path, login="wrong"), SAVE)
    assert done.returncode != 0
    assert not client.exists("Saved with Pywikibot")


def test_settings_win_over_the_defaults(wiki: Wiki, tmp_path: Path) -> None:
    config = pwb_folder(wiki, tmp_path, account=accounts.PLAIN_USER, max_retries=7)
    show = (
        "from pywikibot import config as c; "
        "print(c.family, c.usernames[c.family][c.mylang], c.max_retries, c.retry_max, "
        "c.user_script_paths[0])"
    )
    done = pywikibot(config, show)
    assert done.stdout.split() == ["copywiki", "PlainUser", "7", "2", str(paths.SCRIPTS)]


def test_the_files_are_the_owners_alone(wiki: Wiki, tmp_path: Path) -> None:
    folder = pwb_folder(wiki, tmp_path / "new")
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.glob("*.py")}
    assert modes == {"user-config.py": 0o600, "user-password.py": 0o600}
