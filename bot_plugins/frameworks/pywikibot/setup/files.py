"""Pywikibot's configuration as files: where they belong, what is in them, safe writing."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pywikibot import config

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.setup.account import BotAccount
from bot_plugins.frameworks.pywikibot.setup.wiki import FoundWiki

CONFIG, PASSWORD = "user-config.py", "user-password.py"
_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700
_SECRETS = ("password", "authenticate")

WRITTEN = '# Written by "pwb copyedit_setup".'
"""How the files begin."""
_CONFIG = f"""\
{WRITTEN} Run that again to change it, or edit it by hand:
# https://www.mediawiki.org/wiki/Manual:Pywikibot/user-config.py

{{wiki}}
# True: nothing is saved on the wiki, whatever a command is told. When you have seen
# what is proposed, and the account may edit by bot there: pwb copyedit_setup -notrial
simulate = {{simulate}}

# No changes that nobody asked for, such as tidied links, along with the copyedits.
cosmetic_changes = False

# Seconds between two edits. Wikipedia asks bots for 5 to 10.
put_throttle = 10

# Wait while the wiki's database servers lag by more than so many seconds.
write_maxlag = 5

# An outage ends a run in about half a minute, and not after 22 minutes.
max_retries = 2
retry_wait = 5
retry_max = 10
socket_timeout = (6.05, 30)
"""
_PASSWORDS = f"""\
{WRITTEN} Keep it to yourself: whoever has it can edit as the bot.
"""


def pywikibot_folder() -> Path:
    """Return the folder whose configuration ``pwb`` reads, or would read if there were one.

    Without a configuration, ``config.base_dir`` is the working folder, where ``pwb`` would find
    one only when it is started there. The home folder's is found from everywhere.
    """
    base = Path(config.base_dir)
    if (base / CONFIG).exists() or base.resolve() != Path.cwd():
        return base
    if named := os.environ.get("PYWIKIBOT_DIR"):
        return Path(named).absolute()
    if sys.platform == "win32":
        return Path.home() / "AppData" / "Roaming" / "Pywikibot"
    return Path.home() / ".pywikibot"


def config_text(
    wiki: FoundWiki, account: BotAccount | None, *, simulate: bool, scripts: Path | None
) -> str:
    """Return a user-config.py; ``scripts`` is a folder that ``pwb`` would not find by itself."""
    family, code = wiki.site.family.name, wiki.site.code
    lines = [f"family_files[{family!r}] = {wiki.api!r}"] if wiki.api else []
    lines += [f"family = {family!r}", f"mylang = {code!r}"]
    if account:
        lines.append(f"usernames[{family!r}][{code!r}] = {account.name!r}")
        lines.append(f"password_file = {PASSWORD!r}")
    text = _CONFIG.format(wiki="".join(f"{line}\n" for line in lines), simulate=simulate)
    if scripts:
        text += f"\n# The folder of the copyedit scripts.\nuser_script_paths = [{str(scripts)!r}]\n"
    return text


def password_text(account: BotAccount, before: str = "") -> str:
    """Return a password file in Pywikibot's form, with the entries that it had ``before``.

    Pywikibot uses the last entry that fits.
    """
    entry = f"({account.name!r}, BotPassword({account.bot!r}, {account.password!r}))\n"
    return f"{before.rstrip()}\n{entry}" if before.strip() else _PASSWORDS + entry


def settings_in(path: Path) -> list[str]:
    """Return a file's settings, a line each, indented; of a secret only the beginning.

    Raises:
        OptionError: the file cannot be read.
    """
    lines = [line for line in read(path).splitlines() if line.strip() and line.lstrip()[0] != "#"]
    return [f"  {_shown(line, is_secret=path.name == PASSWORD)}" for line in lines]


def _shown(line: str, *, is_secret: bool) -> str:
    has_secret = any(word in line for word in _SECRETS) and "password_file" not in line
    if is_secret or has_secret:
        return f"{line.partition(',')[0].partition('=')[0].rstrip()} ..."
    return line


def read(path: Path) -> str:
    """Return a file's text; empty if there is none.

    Raises:
        OptionError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"cannot read {path}: {error}") from error


def write(texts: Mapping[Path, str]) -> list[Path]:
    """Write files that only their owner can read: all of them, or none.

    Files that are there already are renamed to FILE.bak, whose paths are returned.

    Raises:
        OptionError: a file cannot be written.
    """
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            drafts[path] = path.with_name(f"{path.name}.{os.getpid()}.new")
            _draft(drafts[path], text.encode())
        with _undisturbed():
            return [backup for path, draft in drafts.items() for backup in _put(draft, path)]
    except OSError as error:
        raise OptionError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def rewrite(path: Path, content: bytes) -> None:
    """Replace the content of a file in one step; its permissions stay.

    Raises:
        OptionError: the file cannot be written.
    """
    target = path.resolve()  # a link stays a link
    draft = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        _draft(draft, content)
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    except OSError as error:
        raise OptionError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _draft(path: Path, content: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(number)


def _put(draft: Path, path: Path) -> Iterator[Path]:
    """Put a draft in its place; yield where the file is now that was there before, if any."""
    if path.exists():
        backup = _free_backup(path)
        path.rename(backup)
        if path.name == PASSWORD:
            backup.chmod(_PRIVATE)
        yield backup
    draft.rename(path)


def _free_backup(path: Path) -> Path:
    number, backup = 1, path.with_name(f"{path.name}.bak")
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}.bak{number}")
    return backup


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ignore Ctrl-C and SIGTERM for the moment in which files are renamed."""
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.SIG_IGN) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
