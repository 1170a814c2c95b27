"""The demo's folder: a wiki, a Pywikibot configuration for it, a report."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.demo.steps import say, step
from tests.harness.wiki import Wiki, build_golden, dump, paths, ports, storage
from tests.harness.wiki.bot_config import pwb_folder
from tests.harness.wiki.process import Server

INTERRUPTED = 130
OFFLINE_CONFIG = """\
# For a dry run over an XML export: the interface without an API asks no wiki.
site_interface = 'BaseSite'
family = 'wikipedia'
mylang = 'en'
simulate = True
log = []
user_script_paths = [{scripts!r}]
"""


class Playground:
    """What ``make demo`` keeps in ``folder``; nothing is written elsewhere."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made yet."""
        self.folder = folder.resolve()
        self.report = self.folder / "report"
        self.config = self.folder / "pywikibot"
        self.wiki = _wiki_in(self.folder / "wiki")

    @contextmanager
    def running(self, *, keep: bool) -> Iterator[Wiki]:
        """Serve the wiki with its sample articles for a with block, longer if ``keep``.

        One that runs already is taken as it is and goes on afterwards.
        """
        if self.wiki.pid:
            say(f"The demo's wiki runs already: {self.wiki.origin}/w/index.php")
            yield self.wiki
            return
        self.build()
        self.restore()
        with step("Starting it"):
            self.start()
        try:
            yield self.wiki
        except BaseException:
            self.stop()
            raise
        if not keep:
            self.stop()

    def build(self) -> None:
        """Install the wiki with its articles, unless that was done before."""
        if not storage.is_ready(self.wiki.folder):
            with step("Making a private wiki with 16 sample articles", "5 s"):
                build_golden(self.wiki.folder)

    def restore(self) -> None:
        """Put the articles back as they were, and forget what was proposed for later ones."""
        storage.restore(self.wiki.folder)
        for file in self.config.glob("copyedit.sqlite3*"):
            file.unlink()

    def start(self) -> None:
        """Start the wiki and point Pywikibot at it."""
        self.wiki.start()
        pwb_folder(self.wiki, self.config)

    def stop(self) -> None:
        """Stop the wiki, whatever else is pressed meanwhile."""
        previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.wiki.stop()
        signal.signal(signal.SIGINT, previous)

    def write_export(self) -> Path:
        """Write the sample articles as an XML export, and a configuration to read it with."""
        self.config.mkdir(parents=True, exist_ok=True)
        config = self.config / "user-config.py"
        config.write_text(OFFLINE_CONFIG.format(scripts=str(paths.SCRIPTS)), encoding="utf-8")
        config.chmod(0o600)  # Pywikibot insists on a file nobody else can change
        return dump.write_dump(self.folder / "sample-articles.xml", dump.read_pages())

    def copyedit(self, *arguments: str) -> int:
        """Run ``pwb copyedit`` on this terminal and return its exit code.

        Raises:
            KeyboardInterrupt: after Ctrl-C, once it has ended.
        """
        command = [pwb(), "copyedit", *arguments, f"-report:{shown(self.report)}"]
        say(f"\n$ {' '.join([f'PYWIKIBOT_DIR={shown(self.config)} pwb', *command[1:3]])}")
        with subprocess.Popen(command, env=self._environment()) as child:
            code = _awaited(child)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code

    def _environment(self) -> dict[str, str]:
        """Return an environment in which no other configuration and no proxy interferes."""
        env = {name: value for name, value in os.environ.items() if "PYWIKIBOT" not in name}
        loopback = {"NO_PROXY": ports.HOST, "no_proxy": ports.HOST}
        return {**env, **loopback, "PYWIKIBOT_DIR": str(self.config)}


def pwb() -> str:
    """Return the ``pwb`` of the Python that runs this."""
    return shutil.which("pwb", path=str(Path(sys.executable).parent)) or "pwb"


def shown(path: Path) -> str:
    """Return a path as people would type it: short if it is below where they are."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _wiki_in(folder: Path) -> Wiki:
    """Name the wiki in ``folder``; on a new port if its last one was taken meanwhile."""
    wiki = Wiki(folder)
    last = Server(wiki.folder).port
    is_taken = last is not None and not wiki.pid and not ports.is_free(last)
    return Wiki(folder, port=ports.free_port()) if is_taken else wiki


def _awaited(child: subprocess.Popen[bytes]) -> int:
    """Wait for a child that gets this terminal's Ctrl-C itself, and then ends in its own way."""
    interrupted = False
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            interrupted = True
        except BaseException:
            child.terminate()
            raise
        else:
            return INTERRUPTED if interrupted else code
