"""The switches of a running test wiki: read-only mode, lag, clock, faults and held requests.

Each switch is a file in the wiki's ``ctl`` folder that settings.php or
router.php looks at on every request, so it acts at once and in all workers.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict


class LogLine(TypedDict):
    """One request, as router.php saw it; secrets and texts are cut to ``(length)``."""

    time: float
    ms: float
    method: str
    path: str
    status: int
    fault: dict[str, Any] | None
    agent: str
    params: dict[str, Any]


class Steering:
    """The switches of the wiki in ``folder``."""

    def __init__(self, folder: Path) -> None:
        """Steer the wiki in ``folder`` (a full path)."""
        self.folder = folder

    def readonly(self, reason: str | None) -> None:
        """Refuse writing, and logging in, for ``reason``; None allows both again.

        Sessions go on (https://phabricator.wikimedia.org/T283394 says why a
        login counts as writing).
        https://www.mediawiki.org/wiki/Manual:$wgReadOnlyFile
        """
        self._switch("readonly", reason)

    def lag(self, seconds: float | None) -> None:
        """Report this replication lag, in seconds; None ends it.

        A request with a smaller ``maxlag`` is answered with the error ``maxlag``
        (https://www.mediawiki.org/wiki/Manual:Maxlag_parameter).
        """
        self._switch("lag", None if seconds is None else str(seconds))

    def clock(self, seconds: int | None) -> None:
        """Put the wiki's clock ahead by so many seconds, or back; None puts it right."""
        self._switch("clock", None if seconds is None else str(seconds))

    def fault(  # noqa: PLR0913 - each is one property of a fault
        self,
        status: int | None = None,
        *,
        count: int | None = None,
        sleep: float = 0,
        body: str = "injected fault",
        headers: Mapping[str, str] | None = None,
        action: str | None = None,
        params: Mapping[str, str] | None = None,
        late: bool = False,
        values: Mapping[str, object] | None = None,
        drip: float = 0,
        bomb: int = 0,
    ) -> None:
        """Spoil the next ``count`` requests (None: all until ``clear``).

        Each waits ``sleep`` seconds and then gets ``status`` with ``body`` and
        ``headers`` instead of the wiki's answer, or the wiki's answer if
        ``status`` is None. ``action`` spares all requests with another one,
        ``params`` those that lack one of these values.
        ``late`` lets the wiki do what it is asked, and loses only its answer.
        ``values`` are put into the wiki's own answer, by their places in its
        JSON (``query.pages.0.title``); an "@" in one is another text each time.
        ``drip`` sends a byte every so many seconds, for ever; ``bomb`` so many
        megabytes, packed by gzip.
        """
        fault = {
            "status": status,
            "count": count,
            "sleep": sleep,
            "body": body,
            "headers": dict(headers or {}),
            "action": action,
            "params": dict(params or {}),
            "late": late,
            "set": dict(values or {}),
            "drip": drip,
            "bomb": bomb,
        }
        self._switch("fault", json.dumps(fault))

    def hold(self, **params: str) -> None:
        """Let the next request that has all these parameters wait for ``release``."""
        self._switch("hold", json.dumps(params))

    def wait_for_held(self, seconds: float = 30) -> None:
        """Return once a request waits; TimeoutError if none comes."""
        deadline = time.monotonic() + seconds
        while not (self.folder / "ctl/held").exists():
            if time.monotonic() > deadline:
                raise TimeoutError(f"no request to hold came in {seconds} s")
            time.sleep(0.01)

    def release(self) -> None:
        """Let the held request go on to the wiki; ``clear`` does so too."""
        self._switch("held", None)

    def clear(self) -> None:
        """Put every switch back: writable, no lag, the right time, no fault."""
        for path in (self.folder / "ctl").iterdir():
            path.unlink(missing_ok=True)

    def log(self, **params: str) -> list[LogLine]:
        """Return the logged requests, oldest first, that had all these parameters."""
        path = self.folder / "log/requests.jsonl"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        whole = text[: text.rfind("\n") + 1]  # the server may be writing the last line
        rows: list[LogLine] = [json.loads(line) for line in whole.splitlines()]
        return [row for row in rows if params.items() <= row["params"].items()]

    def _switch(self, name: str, value: str | None) -> None:
        path = self.folder / "ctl" / name
        if value is None:
            path.unlink(missing_ok=True)
            return
        # Renamed into place: no request ever reads half a switch.
        unfinished = self.folder / f"{name}.new"
        unfinished.write_text(value, encoding="utf-8")
        unfinished.replace(path)
