"""What the commands share: options, the wiki, the queue, and exit codes for errors."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot_plugins.apps.devtools import console
from bot_plugins.core import exit_codes
from bot_plugins.core.language_codes import UnknownLanguageError
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.frameworks.commands.long_options import as_long
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.errors import one_line
from bot_plugins.ports import RunStopped
from bot_plugins.ui.report import ReportError

if TYPE_CHECKING:
    from bot_plugins.store.database import Store

FRAMEWORK = "mwclient"
PROGRAM = "python -m bot_plugins"
_MISSING = "mwclient is not installed: pip install 'pywikibot-copyedit[mwclient]'"
EDITS = {
    "tag": ("TAG", "change tags to apply, separated by commas; they must exist"),
    "notminor": ("", "do not mark edits as minor"),
    "notbot": ("", "do not mark edits as a bot's"),
    "watch": ("WHETHER", "watch edited pages: yes, no (default) or preferences"),
}
"""Help for options of every command that edits."""
SUMMARIES = {
    "summary": ("TEXT", "this edit summary; one that ends in a colon is only its first word"),
    "task": ("TITLE", "the bot's task page, to be linked in the summary"),
}
STOPS = {
    "stoppage": ("TITLE", 'save only while the whole text of this page of the wiki is "run"'),
    "stoptext": ("TEXT", 'the text of that page while pages may be saved, if not "run"'),
}
"""Help for the page that stops saving, but not undoing."""
QUEUE = {
    "queue": ("PLACE", "the queue: a file, or a database (default: COPYEDIT_QUEUE, or a file)"),
}
END = """\
logins: the file wikis.toml in the folder .copyedit of your home folder (or
that COPYEDIT_DIR names), which only you may read (chmod 600):

    ["en.wikipedia.org"]
    username = "ExampleBot@copyedit"   # a bot password: Special:BotPasswords
    password = "..."

or consumer_token, consumer_secret, access_token and access_secret of an
owner-only OAuth 1 consumer. COPYEDIT_USERNAME, COPYEDIT_PASSWORD and so on in
the environment come first. A login is never written on the command line. The
session of a password is kept beside that file for the next run, in a file that
only you can read (session-*.lwp); to end it, remove that file. A queue whose
address has a password is best named by COPYEDIT_QUEUE.

exit codes: 0 done, 1 some pages could not be saved, 2 a mistake on the
command line or a name that does not exist, 3 the wiki does not let the bot
in, 4 it does not answer or is read-only, 5 a talk page message or the stop
page asked the bot to stop, 6 the queue's database fails, 130 Ctrl-C
"""


def add_wiki(parser: ArgumentParser) -> None:
    """Add the options that every command has."""
    parser.epilog = END
    parser.add_argument("--framework", choices=(FRAMEWORK,), default=FRAMEWORK, help=FRAMEWORK)
    parser.add_argument("--site", required=True, metavar="URL", help="the wiki's address")
    parser.add_argument("--logins", default="", metavar="FILE", help="the file of logins")
    parser.add_argument("--simulate", action="store_true", help="send no edits")


def guarded(command: Callable[[Namespace], int], chosen: Namespace) -> int:
    """Run a command; return an exit code, without a traceback for expected errors."""
    if find_spec(FRAMEWORK) is None:
        return _ended(_MISSING, exit_codes.USAGE)
    from bot_plugins.frameworks.mwclient.login import LoginFileError
    from bot_plugins.frameworks.mwclient.site import AddressError

    _tame_messages()
    mistakes = (OptionError, UnknownLanguageError, UnknownRuleError, ReportError,
                LoginFileError, AddressError)  # fmt: skip
    try:
        return command(chosen)
    except mistakes as error:
        return _ended(as_long(str(error)), exit_codes.USAGE)
    except RunStopped as stop:
        return _ended(as_long(str(stop)), stop.code)
    except MemoryError:
        return _ended("there is not enough memory", exit_codes.PARTIAL)
    except BrokenPipeError:  # "... | head": the reader has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exit_codes.INTERRUPTED


def _tame_messages() -> None:
    """Show mwclient's messages, which contain texts of wikis, on one line each."""
    logger = logging.getLogger(FRAMEWORK)
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(_OneLine())


class _OneLine(logging.Handler):
    """Writes each message on one line, without control characters, to standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message."""
        console.warn(one_line(record.getMessage()))


def _ended(message: str, code: int) -> int:
    console.warn(f"{PROGRAM}: {message}")
    return code


@contextmanager
def open_queue(where: str = "", *, make: bool = True) -> Iterator[Store]:
    """Open the queue at a path or database URL, by default the one in the folder.

    Raises:
        RunStopped: the database fails, at once or later.
    """
    from bot_plugins.frameworks.commands.queue import opened
    from bot_plugins.frameworks.mwclient.places import queue_place

    with opened(queue_place(where), make=make or not where) as store:
        yield store
