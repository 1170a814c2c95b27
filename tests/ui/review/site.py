"""The review page, served as ``pwb copyedit_review`` serves it, from a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web import HOST, Access, Server, create_app
from tests.harness.wiki.ports import free_port


class Site:
    """A page that is served: ``entrance`` is the address that opens it once."""

    def __init__(self, review: Review, port: int) -> None:
        self.review, self.port, self.door = review, port, Access()
        self.url = f"http://{HOST}:{port}"

    @property
    def entrance(self) -> str:
        """The address to open; another one each time it was used."""
        return f"{self.url}/enter?token={self.door.token}"


@contextmanager
def served(review: Review, desk: Desk | None = None) -> Iterator[Site]:
    """Serve a review for as long as the block lasts."""
    server = Server(free_port())
    site = Site(review, server.port)
    app = create_app(review, site.door, server.port, desk)
    thread = Thread(target=server.run, args=(app,), daemon=True)
    thread.start()
    yield site
    server.close()
