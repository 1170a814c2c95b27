"""Imports and makes what programs need, and forks for each.

``python -m tests.harness.warm.server FD``

``FD`` is a socket. What comes there is a JSON object, with four files: standard input, output,
error, and the pipe that gets a line with the process id and one with the exit code. ``command``
is a path of Python code or ``-m`` and a module's name, with arguments; ``environment`` and
``folder`` are the process's; with ``terminal`` its input becomes its controlling terminal.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import json
import os
import pkgutil
import re
import runpy
import selectors
import signal
import socket
import sys
import termios
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn

import bot_plugins
from bot_plugins.core import registry, ruleset
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Fixes, Rule
from bot_plugins.ui.report import html
from tests.harness.warm import framework
from tests.suggesting import suggest_as_told
from tests.trusting import trust_as_told

_USERS = "bot_plugins.frameworks.pywikibot"
"""The package whose modules import Pywikibot."""
_COLD = (f"{_USERS}.", "bot_plugins.apps.spark.", "bot_plugins.apps.devtools.")
"""Packages whose modules import Pywikibot, or what no command of ``pwb`` needs."""
LONGEST = 1 << 17
"""Bytes that a message may have: an environment is most of it."""
_OTHERS = """
    bot_plugins.store.migrations.pieces bot_plugins.store.migrations.steps
    _strptime alembic.command alembic.config alembic.script bs4 bz2 cgi concurrent.futures
    concurrent.futures.thread ctypes difflib email.generator email.mime.multipart email.mime.text
    email.policy filelock flask fractions getpass gzip html.parser http.cookiejar http.server
    importlib.metadata jinja2 logging.handlers lzma multiprocessing.dummy multiprocessing.pool
    mwparserfromhell netrc packaging.version pdb pickle platform pprint pydantic pymysql queue re2
    requests requests_sse sentencex shelve sqlalchemy.dialects.mysql.pymysql
    sqlalchemy.dialects.sqlite.pysqlite statistics structlog tomllib unittest uuid waitress
    webbrowser xml.etree.ElementTree xml.sax zoneinfo
""".split()
"""What Pywikibot and the commands import when they are started, or soon after."""

_PATTERNS = 10_000
"""Regular expressions that stay compiled; 512 are usual."""
_SCRIPTS = "scripts"
"""The folder of Pywikibot's own scripts, of which no test imports any."""


def main(number: str) -> int:
    """Fork for each message until the socket is closed; in a fork, run the program."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the tests, which end it
    re._MAXCACHE = _PATTERNS  # type: ignore[attr-defined]
    for name in (*_ours(), *_OTHERS):
        import_module(name)
    assert framework.NAME not in sys.modules, "it reads a configuration, which is not known yet"
    _work_once()
    _keep_code()
    sys.meta_path.insert(0, framework.Kept(_modules(_USERS)))
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(number)) as channel:
        told = _serve(channel)
    return _run(*told) if told else 0


def _serve(channel: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Fork for each message, and tell who that is and how it ended.

    Returns in a fork, with what it is to run and its standard files; None in the server once the
    socket is closed.
    """
    with selectors.DefaultSelector() as waiting:
        waiting.register(channel, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.data:
                    waiting.unregister(key.fd)
                    _bury(key.fd, *key.data)
                    continue
                message, files, _, _ = socket.recv_fds(channel, LONGEST, 4)
                if not message:
                    return None
                *standard, telling = files
                if not (child := os.fork()):
                    _forget(waiting, telling)
                    return json.loads(message), standard
                for file in standard:
                    os.close(file)
                _tell(telling, child)
                waiting.register(os.pidfd_open(child), selectors.EVENT_READ, (child, telling))


def _forget(waiting: selectors.BaseSelector, telling: int) -> None:
    """Close what is the server's business: a fork knows nothing of others."""
    os.close(telling)
    for key in [key for key in waiting.get_map().values() if key.data]:
        os.close(key.fd)
        os.close(key.data[1])


def _bury(handle: int, child: int, telling: int) -> None:
    """Tell how a fork ended, of which there is a pidfd."""
    _tell(telling, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os.close(handle)
    os.close(telling)


def _tell(telling: int, number: int) -> None:
    with suppress(BrokenPipeError):  # nobody wants to know
        os.write(telling, b"%d\n" % number)


def _work_once() -> None:
    """Have made what is made at the first page: patterns, word lists, the parser, a template."""
    for doubtful in (False, True):  # a run reads without, and saves with what is doubtful
        rules = registry.rules_for("en", doubtful=doubtful)
        propose_revision(Revision(_first_examples(rules), "Mill"), rules)
        ruleset.of(rules)
    html.bottom()


def _first_examples(rules: Iterable[Rule]) -> str:
    """Return a page of what each rule finds."""
    found = ((one.before for one in rule.examples if isinstance(one, Fixes)) for rule in rules)
    return " ".join(next(befores, "") for befores in found)


def _keep_code() -> None:
    """Keep in memory the code of what each program imports anew: Pywikibot, and what uses it."""
    code: dict[str, CodeType | None] = {}
    read = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        return code[loader.path] if loader.path in code else read(loader, name)

    package = find_spec(framework.NAME)
    assert package and package.origin
    for folder in (Path(package.origin).parent, Path(bot_plugins.__path__[0], "frameworks")):
        for path in folder.rglob("*.py"):
            if _SCRIPTS not in path.parts:
                loader = SourceFileLoader(path.stem, str(path))
                code[loader.path] = read(loader, loader.name)
    SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]


def _ours() -> Iterator[str]:
    """Yield the package's modules that know no framework."""
    return (name for name in _modules("bot_plugins") if not f"{name}.".startswith(_COLD))


def _modules(package: str) -> Iterator[str]:
    """Yield the modules of a package that are not started themselves."""
    for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        if {"__main__", "migrations"}.isdisjoint(module.name.split(".")):
            yield module.name


def _run(job: dict[str, Any], standard: list[int]) -> int:
    """Become the program."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, file in enumerate(standard):
        os.dup2(file, number)
        os.close(file)
    if job["terminal"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    _open_standard()
    os.environ.clear()
    os.environ.update(job["environment"])
    os.chdir(job["folder"])
    return _execute(job["command"])


def _open_standard() -> None:
    """Open standard input, output and error anew, as an interpreter does for what they are."""
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(  # type: ignore[misc]  # noqa: SIM115
        1, "w", encoding="utf-8", buffering=1 if os.isatty(1) else -1, closefd=False
    )
    sys.stderr = sys.__stderr__ = open(  # type: ignore[misc]  # noqa: SIM115
        2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False
    )


def _execute(command: list[str]) -> NoReturn:
    trust_as_told()
    suggest_as_told()
    try:
        if command[0] == "-m":
            sys.argv, sys.path[0] = command[1:], str(Path.cwd())
            runpy.run_module(command[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv, sys.path[0] = command, os.path.dirname(command[0])  # noqa: PTH120
            runpy.run_path(command[0], run_name="__main__")
    except SystemExit as ended:
        if not isinstance(ended.code, int | None):
            raise
        _leave(ended.code or 0)
    _leave(0)


def _leave(code: int) -> NoReturn:
    """End as the interpreter does, but for taking all modules apart, which lasts 0.1 s."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code & 0xFF)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
