"""What setup asks, in order; each answer is tried on the wiki at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pywikibot

from bot_plugins.core.nearest import no_such_file
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.maintenance_init import FILE
from bot_plugins.frameworks.pywikibot.setup import account as accounts
from bot_plugins.frameworks.pywikibot.setup import files, questions
from bot_plugins.frameworks.pywikibot.setup import wiki as wikis

_WIKI = """
1. The wiki. Copy the address of any of its pages from your browser, such as
   {example}"""
_ACCOUNT = """
2. The account that edits: your own, or better one that you made for this, such
   as ExampleBot. "none" is enough to look at proposals; saving needs an account."""
_LOGIN = """
3. A bot password. Never give a program your own: the wiki makes one for it.
   - In your browser, log in to the wiki as {name}, and open
     {page}
   - Tick "{bulk}" and "{edit}", and click "{create}".
   - The wiki shows a password of 32 characters, once. Copy it."""
_TRIAL = """
4. Try it first? Then nothing at all is saved on the wiki, whatever you click."""
_MAINTENANCE = """
5. Later it can also read new edits by itself, at regular times. That needs a few
   more answers, and you can give them another day: pwb copyedit_maintenance -init"""
_NOBODY = "none"


@dataclass
class SetupOptions:
    """What the command line answers; the fields are the options' names."""

    wiki: str = ""
    account: str = ""
    passwordfile: str = ""
    trial: bool = False
    notrial: bool = False
    maintenance: bool = False
    nomaintenance: bool = False
    replace: bool = False
    keep: bool = False

    @property
    def is_trial(self) -> bool | None:
        """Whether nothing is to be saved; None if that is to be asked, as for the next two."""
        return self._either("trial", "notrial")

    @property
    def switches_trial(self) -> bool:
        """Whether nothing but the trial is given, so that an existing configuration stays."""
        is_given = self.trial or self.notrial
        return is_given and self == SetupOptions(trial=self.trial, notrial=self.notrial)

    @property
    def is_scheduled(self) -> bool | None:
        """Whether a scheduled task is to be configured."""
        return self._either("maintenance", "nomaintenance")

    @property
    def is_replaced(self) -> bool | None:
        """Whether existing files are to be replaced."""
        return self._either("replace", "keep")

    def _either(self, yes: str, no: str) -> bool | None:
        if getattr(self, yes) and getattr(self, no):
            raise OptionError(f"-{yes} and -{no} contradict each other")
        return getattr(self, yes) or (False if getattr(self, no) else None)


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """What is to be written. ``task`` is the text of copyedit.toml, empty if none is wanted."""

    wiki: wikis.FoundWiki
    account: accounts.BotAccount | None
    is_trial: bool
    task: str


def asked(options: SetupOptions, folder: Path, wiki: str, user: str) -> SetupAnswers:
    """Ask whatever the options leave open; ``wiki`` and ``user`` are suggested, if not empty.

    Raises:
        OptionError: an option cannot be used, or nobody answers.
        RunStopped: an option's answer is wrong, or the wiki does not answer.
    """
    found = _ask_wiki(options.wiki, wiki)
    account = _ask_account(options.account, found, user)
    if not account:
        return SetupAnswers(found, None, True, "")
    account = _ask_password(options.passwordfile, found, account)
    is_trial = questions.is_wanted(
        "Only try, and save nothing", options.is_trial, default=True, before=_TRIAL
    )
    return SetupAnswers(found, account, is_trial, _ask_task(options, found, account, folder))


def _ask_wiki(given: str, suggested: str) -> wikis.FoundWiki:
    before = _WIKI.format(example=wikis.EXAMPLE)
    wiki = questions.until_right(
        given, lambda: questions.ask("Which wiki", suggested), wikis.find, before=before
    )
    pywikibot.stdout(f"   Found: {wiki.name} ({wiki.full_name})")
    if not wiki.is_encrypted:
        pywikibot.warning("this wiki's address begins with http:, so others can read the password")
    return wiki


def _ask_account(given: str, wiki: wikis.FoundWiki, suggested: str) -> accounts.BotAccount | None:
    """Return an account of the wiki; None if there is to be none."""

    def read(text: str) -> accounts.BotAccount | None:
        return None if text == _NOBODY else accounts.known_account(wiki, text)

    return questions.until_right(
        given, lambda: questions.ask("Which account", suggested or _NOBODY), read, before=_ACCOUNT
    )


def _ask_password(
    file: str, wiki: wikis.FoundWiki, account: accounts.BotAccount
) -> accounts.BotAccount:
    """Return the account with a bot password with which it has logged in."""

    def ask() -> str:
        return questions.ask_secret("Bot password (nothing is shown while you paste it)")

    def read(text: str) -> tuple[accounts.BotAccount, list[str]]:
        whole = accounts.with_password(account, text)
        return whole, accounts.log_in(wiki, whole)

    given, page = _password_in(file), accounts.page_of(wiki, account)
    bulk, edit, create = accounts.labels_of(wiki)
    before = _LOGIN.format(name=account.name, page=page, bulk=bulk, edit=edit, create=create)
    whole, missing = questions.until_right(given, ask, read, before=before)
    pywikibot.stdout(f"   It works: logged in as {whole.login_name}.")
    for sentence in missing:
        pywikibot.warning(sentence)
    return whole


def _password_in(file: str) -> str:
    """Return the first line of a file, or of standard input for "-"; empty without a file.

    Raises:
        OptionError: there is none.
    """
    if not file:
        return ""
    path = Path(file)
    if file != "-" and not path.is_file():
        raise OptionError(f"-passwordfile: {no_such_file(path)}")
    text = sys.stdin.readline() if file == "-" else files.read(path)
    if not text.strip():
        raise OptionError("-passwordfile: it is empty")
    return text.strip().splitlines()[0]


def _ask_task(
    options: SetupOptions, wiki: wikis.FoundWiki, account: accounts.BotAccount, folder: Path
) -> str:
    """Return the text of copyedit.toml; empty if none is wanted."""
    from bot_plugins.apps.maintenance.config.asking import written  # late: takes time to import

    path, given = folder / FILE, options.is_scheduled
    if not questions.is_wanted("Answer them now", given, default=False, before=_MAINTENANCE):
        return ""
    question = f"{path} exists. Replace it, and keep the old one as {FILE}.bak"
    if path.exists() and not questions.is_wanted(question, options.is_replaced, default=False):
        return ""
    return written(questions.ask, wiki.full_name, account.name, folder)
