"""A test wiki: a copy of the golden one, served on loopback, to be used and broken."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.harness.wiki import accounts, maintenance, ports, storage
from tests.harness.wiki.client import Client
from tests.harness.wiki.golden import build_golden
from tests.harness.wiki.process import Server, ServerError
from tests.harness.wiki.steering import Steering

_TRIES = 5


class Wiki(Steering):
    """A real MediaWiki in a folder of its own, on 127.0.0.1.

    ``with Wiki(folder, golden) as wiki:`` starts and stops it. Nothing is
    written outside ``folder``, which stays for a look afterwards, except that
    PHP keeps what it compiled with the golden wiki, for all copies.
    """

    def __init__(self, folder: Path, golden: Path | None = None, port: int | None = None) -> None:
        """Name the wiki; nothing happens yet.

        ``golden`` is a finished wiki to copy if ``folder`` holds none; without
        it one is built in place. Without ``port`` the folder's last one is
        taken, or a free one at the first start.
        """
        super().__init__(folder.resolve())
        self._golden = golden
        self._server = Server(self.folder)
        self._port = port or self._server.port
        self._members: dict[accounts.Account, Client] = {}

    @property
    def port(self) -> int:
        """The TCP port; RuntimeError before the first start."""
        if self._port is None:
            raise RuntimeError(f"the wiki in {self.folder} was never started")
        return self._port

    @property
    def origin(self) -> str:
        """The address of the server, such as ``http://127.0.0.1:20123``."""
        return f"http://{ports.HOST}:{self.port}"

    @property
    def url(self) -> str:
        """The address of the API, api.php."""
        return f"{self.origin}/w/api.php"

    @property
    def pid(self) -> int | None:
        """The server's process id, None while it does not run."""
        return self._server.pid

    def start(self) -> Wiki:
        """Make the copy if needed and serve it.

        Raises RuntimeError if it runs already, ServerError if it cannot start.
        """
        self._prepare()
        if self.pid:
            raise RuntimeError(f"already running in {self.folder}, process {self.pid}")
        if self._port is not None:
            self._server.start(self._port)
        else:
            self._port = self._start_anywhere()
        return self

    def stop(self) -> None:
        """End the server politely; does nothing if it does not run."""
        self._server.end()

    def kill(self) -> None:
        """Kill the server, requests under way and all, as a crash would."""
        self._server.end(signal.SIGKILL)

    def __enter__(self) -> Wiki:
        """Start it."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop it, whatever happened."""
        self.stop()

    def snapshot(self) -> None:
        """Make the present contents what ``reset`` returns to (at first: the golden's)."""
        storage.snapshot(self.folder)

    def reset(self) -> None:
        """Put contents, switches and the request log back; logins stay valid.

        Requests under way come to their end before that.
        """
        self.clear()
        self._server.finish()
        storage.restore(self.folder)
        (self.folder / "log/requests.jsonl").unlink(missing_ok=True)

    def renew(self) -> None:
        """Make all as in the golden wiki: contents, settings, nobody logged in; it runs afterwards.

        Requests under way come to their end before that. RuntimeError for a wiki that is not a
        copy.
        """
        if self._golden is None:
            raise RuntimeError(f"the wiki in {self.folder} is no copy of another")
        self.clear()
        self._server.finish()
        storage.renew(self._golden, self.folder)
        self.reset()
        if not self.pid:
            self.start()

    def configure(self, php: str) -> None:
        """Add a line of PHP to the wiki's LocalSettings.php; it counts from the next request."""
        with (self.folder / "LocalSettings.php").open("a", encoding="utf-8") as file:
            file.write(f"{php}\n")

    def same_second(self, title: str) -> None:
        """Give all revisions of a page the time of its first, to the second.

        As two fast editors do; which second a real edit falls into, no test can choose.
        """
        storage.same_second(self.folder, title)

    def end_sessions(self) -> None:
        """Log everybody out, without telling them."""
        storage.end_sessions(self.folder)

    def forget_changes(self, before: str) -> None:
        """Remove recent changes before a time (14 digits), as a wiki does with old ones."""
        storage.forget_changes(self.folder, before)

    def maint(self, script: str, *arguments: str) -> str:
        """Run a maintenance script (``runJobs``) and return what it printed."""
        return maintenance.run(self.folder, script, *arguments)

    def jobs(self) -> str:
        """Run all waiting jobs and return what was printed.

        Only then does a reverted edit get the tag ``mw-reverted``, and only if
        who reverted it may patrol their own edits, as sysops and bots may
        (MediaWiki's includes/Storage/RevertedTagUpdateManager.php).
        """
        return self.maint("runJobs")

    def import_dump(self, dump: Path) -> None:
        """Import an export XML, as ``dump.write_dump`` writes it."""
        maintenance.import_dump(self.folder, dump)

    def client(self, account: accounts.Account | None = None) -> Client:
        """Return an API client, logged in as ``account`` if given."""
        client = Client(self.url)
        if account:
            client.login(account.name, account.password)
        return client

    def member(self, account: accounts.Account) -> Client:
        """Return the account's one API client, which logs in again only when it has to."""
        known = self._members.get(account)
        if known is None or known.user() != account.name:
            known = self._members[account] = self.client(account)
        return known

    def _prepare(self) -> None:
        if storage.is_ready(self.folder):
            return
        if self._golden is None:
            build_golden(self.folder)
            return
        with storage.locked(self.folder):
            storage.copy(self._golden, self.folder)

    def _start_anywhere(self) -> int:
        """Start on some free port; another if somebody took it in the meantime."""
        for attempt in range(1, _TRIES + 1):
            port = ports.free_port()
            try:
                self._server.start(port)
            except ServerError:
                if attempt == _TRIES or ports.is_free(port):
                    raise
            else:
                return port
        raise AssertionError("unreachable")
