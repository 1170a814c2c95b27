"""Queues that earlier versions made: brought up to date, and all in them is as it was."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, inspect, select, text

from bot_plugins.core.tables import table
from bot_plugins.store.database import open_store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.migrating import version_of
from bot_plugins.store.migrations import versions
from bot_plugins.store.schema import HEAD, MIGRATIONS, memory
from bot_plugins.store.standings import switched_off
from bot_plugins.store.states import State
from bot_plugins.store.suppressions import fingerprint
from tests.store.build import MILL, everything, queue
from tests.store.databases import Databases
from tests.store.test_database import differences

EARLIER = MIGRATIONS[:-1]
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


def make(address: str, version: str, more: str = "") -> None:
    """Make a queue as an earlier version made it, with two findings and more rows."""
    url = address if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url.replace("mysql://", "mysql+pymysql://"))
    with engine.begin() as connection:
        _upgrade(connection, version)
        for row in (*ROWS.split(";"), *more.split(";")):
            if row.strip():
                connection.execute(text(row))
    engine.dispose()


def _upgrade(connection: Connection, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", "bot_plugins.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def test_a_new_queue_is_made_as_by_all_migrations(tmp_path: Path) -> None:
    made = []
    for name in ("new", "migrated"):
        address = str(tmp_path / f"{name}.sqlite")
        if name == "migrated":
            engine = create_engine(f"sqlite:///{address}")
            with engine.begin() as connection:
                _upgrade(connection, HEAD)
            engine.dispose()
        with open_store(address) as store, store.engine.connect() as connection:
            seen = inspect(connection)
            tables = {
                table: (
                    [(one["name"], str(one["type"])) for one in seen.get_columns(table)],
                    seen.get_pk_constraint(table)["constrained_columns"],
                    sorted(str(one) for one in seen.get_foreign_keys(table)),
                    sorted(str(one) for one in seen.get_unique_constraints(table)),
                    sorted(str(one) for one in seen.get_indexes(table)),
                )
                for table in seen.get_table_names()
            }
            made.append((tables, version_of(connection)))
    assert made[0] == made[1]


def test_migrations_are_numbered() -> None:
    assert tuple(f"v{number:04}" for number in range(1, len(MIGRATIONS) + 1)) == MIGRATIONS


@pytest.mark.parametrize("version", EARLIER)
def test_a_queue_of_an_earlier_version(databases: Databases, version: str) -> None:
    address = databases.blank()
    make(address, version)
    with open_store(address) as store:
        assert differences(store) == []
        one, two = everything(store)
        assert (one.state, one.change.alternatives, one.replacement) == (State.OPEN, (), "begun")
        assert (two.state, two.change.alternatives, two.replacement) == (State.ACCEPTED, (), "left")
        [figure] = rule_figures(store)
        assert (figure.proposed, figure.edited, figure.chose) == (2, 1, 0)
        newer = f"{MILL} They had «went|gone» home."
        assert queue(store, newer, revid=2).kept == 2
        assert decide(store, "Ann", one.id, ACCEPT).state is State.ACCEPTED
    with open_store(address) as store:
        assert [item.replacement for item in everything(store)] == ["begun", "left"]


DECIDED = """
UPDATE copyedit_finding SET rule = 'have_past', state = 'not_an_error' WHERE id = 1;
UPDATE copyedit_finding SET rule = 'took_place' WHERE id = 2;
INSERT INTO copyedit_decision (finding_id, reviewer, decided, what, scope, from_state, reason)
VALUES (1, 'Ann', '2024-05-01 12:00:00', 'not_an_error', 'page', 'open', '');
INSERT INTO copyedit_memory (fingerprint, rule, before_text, page_id, decision_id)
VALUES ('of the old name', 'have_past', 'began', 1, 1);
INSERT INTO copyedit_switch (site_id, rule, is_off, off_at, reason)
VALUES (1, 'did_past', 1, '2024-05-01 12:00:00', 'reverted'),
    (1, 'its_own', 1, '2024-05-01 12:00:00', 'reverted')
"""
"""What people and the wiki had decided about rules that have another name now."""


def test_what_was_decided_about_a_rule_stays_when_its_name_changes(databases: Databases) -> None:
    address = databases.blank()
    make(address, "v0004", DECIDED)
    with open_store(address) as store:
        assert [one.change.rule for one in everything(store)] == [
            "participle_after_have", "superfluous_be",
        ]  # fmt: skip
        assert set(switched_off(store, "test:en")) == {"base_after_do", "possessive_its"}
        [one, _] = everything(store)
        with store.reading() as connection:
            kept = connection.execute(select(memory.c.rule, memory.c.fingerprint)).one()
        assert kept == (one.change.rule, fingerprint(one.change, one.page_id))


def test_a_queue_gets_every_new_name_there_is() -> None:
    modules = [
        import_module(f"{versions.__name__}.{one.name}") for one in iter_modules(versions.__path__)
    ]
    renamed = {name: now for one in modules for name, now in getattr(one, "RENAMED", {}).items()}
    assert renamed == {row[0]: row[1] for row in table("bot_plugins.rules", "renamed_rules")}
