"""The command ``pwb copyedit_setup``: from questions to a configuration that was tried."""

from __future__ import annotations

import filecmp
import shlex
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

import pywikibot
from pywikibot import config

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.commands.parsing import parse
from bot_plugins.frameworks.pywikibot.commands.global_options import handle_args_offline, names_of
from bot_plugins.frameworks.pywikibot.commands.maintenance_init import FILE
from bot_plugins.frameworks.pywikibot.commands.terminating import code_of_end, terminable
from bot_plugins.frameworks.pywikibot.errors import configured_user, configured_wiki
from bot_plugins.frameworks.pywikibot.setup import files, questions, trial
from bot_plugins.frameworks.pywikibot.setup.asking import SetupAnswers, SetupOptions, asked

NEXT = "copyedit_review"
"""The command after this one."""
_HELLO = """\
This asks for your wiki and your account, tries them, and writes them down, here:
  {folder}
Enter alone gives the default, or the answer in capitals. Ctrl-C ends it at any
time and leaves everything as it was."""
_EXISTING = """
You have a configuration already:
{settings}
If you replace it, the old files stay beside the new ones, as FILE.bak; passwords
of other accounts stay in use."""
_TRIAL = """\
Nothing will be saved yet. To change that later: {pwb} copyedit_setup -notrial"""
_SWITCHED = {
    True: "says simulate = True{now}: nothing is saved on the wiki, whatever you click.",
    False: "says simulate = False{now}: what you accept can be saved on the wiki.",
}
_NO_ACCOUNT = "Nothing can be saved without an account. When you have one, run this again."


def setup(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_setup`` with command line ``arguments``; return an exit code."""
    folder, user = files.pywikibot_folder(), configured_user()
    wiki = configured_wiki() if user else ""
    try:
        with terminable(), _elsewhere():
            left = handle_args_offline(arguments, names_of(SetupOptions()))
            return _set_up(parse(left, SetupOptions()), folder, wiki, user)
    except KeyboardInterrupt as end:
        pywikibot.stdout("\nNothing was changed.")
        return code_of_end(end)


@contextmanager
def _elsewhere() -> Iterator[None]:
    """Let Pywikibot write to a folder that vanishes, forget its accounts, and not wait long."""
    before = config.base_dir
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        config.base_dir, config.password_file = folder, None
        config.usernames.clear()
        config.max_retries = config.retry_wait = config.retry_max = 1  # a person is waiting
        try:
            yield
        finally:
            config.base_dir = before


def _set_up(options: SetupOptions, folder: Path, wiki: str, user: str) -> int:
    decided = options.is_replaced, options.is_trial, options.is_scheduled  # or they contradict
    if options.switches_trial and (folder / files.CONFIG).exists():
        return _switch(folder / files.CONFIG, on=options.trial)
    pywikibot.stdout(_HELLO.format(folder=folder))
    if not _may_write(folder, decided[0]):
        pywikibot.stdout(f"Nothing was changed.\n\nNext: {_pwb()} {NEXT}")
        return exit_codes.DONE
    answers = asked(options, folder, wiki, user)
    texts = _texts(answers, folder)
    backups = files.write(texts)
    pywikibot.stdout("\nDone. Written, and readable for you alone:")
    _list(texts)
    if backups:
        pywikibot.stdout("What was there before:")
        _list(backups)
    if not answers.account:
        pywikibot.stdout(_NO_ACCOUNT)
    elif answers.is_trial:
        pywikibot.stdout(_TRIAL.format(pwb=_pwb()))
    pywikibot.stdout(f"\nNext: {_pwb()} {NEXT}")
    return exit_codes.DONE


def _switch(path: Path, *, on: bool) -> int:
    """Switch the trial on or off in an existing configuration, and change nothing else."""
    now = " now" if trial.switch(path, on=on) else " already"
    pywikibot.stdout(f"{path}\n{_SWITCHED[on].format(now=now)}")
    pywikibot.stdout("A program that is at work must be started again to know it.")
    pywikibot.stdout(f"\nNext: {_pwb()} {NEXT}")
    return exit_codes.DONE


def _may_write(folder: Path, given: bool | None) -> bool:
    """Show the files that are there already, and ask whether to replace them."""
    paths = [path for path in (folder / files.CONFIG, folder / files.PASSWORD) if path.exists()]
    if not paths:
        return True
    settings = [line for path in paths for line in (path.name, *files.settings_in(path))]
    pywikibot.stdout(_EXISTING.format(settings="\n".join(f"  {line}" for line in settings)))
    return questions.is_wanted("Replace it", given, default=False)


def _texts(answers: SetupAnswers, folder: Path) -> dict[Path, str]:
    """Return what is to be written, the configuration last: it makes the others take effect."""
    texts = {folder / FILE: answers.task} if answers.task else {}
    if answers.account:
        path = folder / files.PASSWORD
        texts[path] = files.password_text(answers.account, files.read(path))
    texts[folder / files.CONFIG] = files.config_text(
        answers.wiki, answers.account, simulate=answers.is_trial, scripts=_unknown_scripts()
    )
    return texts


def _unknown_scripts() -> Path | None:
    """Return the folder of the running script, unless ``pwb`` finds it as an installed one."""
    folder = Path(sys.argv[0]).resolve().parent
    found = entry_points(group="pywikibot", name="scriptspath")
    is_installed = any(Path(entry.load()).resolve() == folder for entry in found)
    return None if is_installed or not (folder / f"{NEXT}.py").exists() else folder


def _list(paths: Collection[Path]) -> None:
    pywikibot.stdout("\n".join(f"  {path}" for path in paths))


def _pwb() -> str:
    """Return ``pwb`` as it is typed here: with its folder, if the shell does not search that."""
    beside = shutil.which("pwb", path=str(Path(sys.executable).parent))
    found = shutil.which("pwb")
    if beside is None or (found and filecmp.cmp(found, beside, shallow=False)):
        return "pwb"
    path = Path(beside)
    is_below = path.is_relative_to(Path.cwd())
    return shlex.quote(f"{path.relative_to(Path.cwd())}" if is_below else f"{path}")
