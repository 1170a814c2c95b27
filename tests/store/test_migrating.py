"""Queues that earlier versions made: brought up to date, and all in them is as it was."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from bot_plugins.store import ACCEPT, State, decide, open_store, rule_figures
from bot_plugins.store.schema import HEAD
from tests.store.build import MILL, everything, queue
from tests.store.databases import Databases
from tests.store.test_opening import differences

EARLIER = ["v0001", "v0002", "v0003"]
ROWS = """
INSERT INTO copyedit_site (name) VALUES ('test:en');
INSERT INTO copyedit_run (command, user, rules_version, started, pages, findings, saves)
VALUES ('copyedit', '', 'v', '2024-05-01 12:00:00', 1, 2, 0);
INSERT INTO copyedit_page (site_id, title, pageid, url, revid, rules_version)
VALUES (1, 'Mill', 7, '', 1, 'v');
INSERT INTO copyedit_proposal (page_id, run_id, base_revid, rules_version, created, is_open)
VALUES (1, 1, 1, 'v', '2024-05-01 12:00:00', 1);
INSERT INTO copyedit_finding (
    proposal_id, page_id, site_id, run_id, created, rule, applicability, start_offset, end_offset,
    line, before_text, replacement, edited, context_before, context_after, message, state, reason
) VALUES (
    1, 1, 1, 1, '2024-05-01 12:00:00', 'verb_form', 'review', 38, 43,
    1, 'began', 'begun', NULL, 'By then the war had ', '. It rained.', 'a reason', 'open', ''
), (
    1, 1, 1, 1, '2024-05-01 12:00:00', 'verb_form', 'review', 90, 95,
    1, 'went', 'gone', 'left', 'They had ', ' home.', 'a reason', 'accepted', ''
)
"""
"""What each of the earlier versions had, and wrote."""


def make(address: str, version: str) -> None:
    """Make a queue as an earlier version made it, with two findings."""
    url = address if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url.replace("mysql://", "mysql+pymysql://"))
    with engine.begin() as connection:
        _upgrade(connection, version)
        for row in ROWS.split(";"):
            connection.execute(text(row))
    engine.dispose()


def _upgrade(connection: Connection, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", "bot_plugins.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def test_every_earlier_version_is_tried() -> None:
    assert [*EARLIER, HEAD] == [f"v{number:04}" for number in range(1, len(EARLIER) + 2)]


@pytest.mark.parametrize("version", EARLIER)
def test_a_queue_of_an_earlier_version(databases: Databases, version: str) -> None:
    address = databases.blank()
    make(address, version)
    with open_store(address) as store:
        assert differences(store) == []
        one, two = everything(store)
        assert (one.state, one.alternatives, one.replacement) == (State.OPEN, (), "begun")
        assert (two.state, two.alternatives, two.replacement) == (State.ACCEPTED, (), "left")
        [figure] = rule_figures(store)
        assert (figure.proposed, figure.edited, figure.chose) == (2, 1, 0)
        newer = f"{MILL} They had «went|gone» home."
        assert queue(store, newer, revid=2).kept == 2
        assert decide(store, "Ann", one.id, ACCEPT).state is State.ACCEPTED
    with open_store(address) as store:
        assert [item.replacement for item in everything(store)] == ["begun", "left"]
