"""Opening: new, old, newer, foreign and broken databases; what goes wrong says so in a line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Integer, create_engine, func, inspect, select

from bot_plugins.store import errors
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.errors import StoreError
from bot_plugins.store.schema import HEAD, VERSION_TABLE, metadata
from tests.apps.devtools.process import ROOT, environment
from tests.harness.wiki.ports import HOST, free_port
from tests.store.build import MILL, accepted, queue
from tests.store.databases import Databases
from tests.store.mariadb import Server


def differences(store: Store) -> Sequence[object]:
    """Return how the tables differ from ``schema.py``."""
    with store.engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        found: Sequence[object] = compare_metadata(context, metadata)
        return found


def test_migrations_make_what_the_schema_says(store: Store) -> None:
    assert differences(store) == []


def test_differences_would_be_seen(tmp_path: Path) -> None:
    with open_store(tmp_path / "q.sqlite") as store:
        with store.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE copyedit_save_finding")
            connection.exec_driver_sql("ALTER TABLE copyedit_run ADD COLUMN extra INTEGER")
        assert len(differences(store)) == 2


def test_the_newest_migration_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", "bot_plugins.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_opened_again_it_is_as_it_was(databases: Databases) -> None:
    address = databases.blank()
    with open_store(address) as store:
        accepted(store)
    with open_store(address) as store:
        assert queue(store, MILL).ignored


MAKE = (
    "from bot_plugins.store.database import open_store; import sys; open_store(sys.argv[1]).close()"
)


def test_several_processes_may_make_it_at_once(databases: Databases) -> None:
    address = databases.blank()
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error::ResourceWarning", "-c", MAKE, address],
            env=environment(),
            cwd=ROOT,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    with open_store(address) as store:
        assert differences(store) == []


@pytest.mark.wide
@pytest.mark.parametrize("dropped", ["copyedit_save_finding", VERSION_TABLE])
def test_a_migration_cut_short_is_finished_on_mariadb(server: Server, dropped: str) -> None:
    address = server.new_database()
    with open_store(address) as store, store.engine.begin() as connection:
        connection.exec_driver_sql(f"DROP TABLE {dropped}")
        connection.exec_driver_sql("DROP INDEX ix_copyedit_finding_state_rule ON copyedit_finding")
        if dropped != VERSION_TABLE:
            connection.exec_driver_sql("DELETE FROM copyedit_version")
    with open_store(address) as store:
        assert differences(store) == []


def test_a_newer_database_is_left_alone(databases: Databases) -> None:
    address = databases.blank()
    with open_store(address) as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_version SET version_num = 'v9999'")
    with pytest.raises(errors.NewerDatabaseError, match=r"v9999, ours .*update this program"):
        open_store(address)


def test_sqlite_is_durable_and_checked(tmp_path: Path) -> None:
    with open_store(tmp_path / "q.sqlite") as store, store.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
        assert values == ["wal", 2, 1, 30_000]


def test_mariadb_is_as_expected(server: Server) -> None:
    address = server.new_database()
    with open_store(address) as store, store.reading() as connection:
        assert store.name == address.replace("root@", "")
        level = connection.exec_driver_sql("SELECT @@tx_isolation, @@sql_mode").one()
        assert level[0] == "READ-COMMITTED"
        assert "STRICT_ALL_TABLES" in level[1]
        engines = connection.exec_driver_sql(
            "SELECT DISTINCT engine, table_collation FROM information_schema.tables"
            " WHERE table_schema = DATABASE() AND table_name <> 'copyedit_version'"
        ).all()
        assert engines == [("InnoDB", "utf8mb4_bin")]


def refused(address: str | Path, kind: type[StoreError]) -> str:
    with pytest.raises(kind) as caught:
        open_store(address).close()
    message = str(caught.value)
    assert "\n" not in message
    assert "s3cret" not in message
    return message


def test_what_is_no_address() -> None:
    for address in ("", "sqlite://", "sqlite:///:memory:", "postgresql://u:s3cret@h/d"):
        refused(address, errors.CannotOpenError)
    for address in ("mysql://u:s3cret@h", "mysql://u:s3cret@h:port/d", "://s3cret"):
        refused(address, errors.CannotOpenError)


def test_folders_and_missing_folders(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, errors.CannotOpenError)
    assert "there is no folder" in refused(tmp_path / "a" / "b", errors.CannotOpenError)


def test_files_that_are_no_database(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("words " * 1000)
    assert str(path) in refused(path, errors.DamagedError)
    assert path.read_text().startswith("words")


def test_other_programs_databases_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE page (id INTEGER)")
    assert "another program's" in refused(path, errors.CannotOpenError)
    assert inspect(engine).get_table_names() == ["page"]
    engine.dispose()


def test_servers_that_do_not_let_us_in(server: Server) -> None:
    silent = f"mysql://u:s3cret@{HOST}:{free_port()}/d"
    assert f"mysql://{HOST}" in refused(silent, errors.CannotOpenError)
    stranger = f"mysql://stranger:s3cret@{HOST}:{server.port}/d"
    assert "denied" in refused(stranger, errors.CannotOpenError)
    assert "no_such" in refused(server.url("no_such"), errors.CannotOpenError)


def test_an_unknown_setting_in_the_address_is_named(server: Server) -> None:
    message = refused(f"{server.url('d')}?nonsense=s3cret", errors.CannotOpenError)
    assert "'nonsense'; check what follows the ?" in message


def test_a_missing_driver_is_named() -> None:
    message = refused("mysql+oursql://u:s3cret@h/d", errors.NoDriverError)
    assert "pip install 'pywikibot-copyedit[mariadb]'" in message


def test_a_busy_sqlite_says_so(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    with open_store(path) as store, open_store(path, busy_seconds=0.05) as waiting:
        queue(store, MILL)
        with store.engine.connect() as holder:
            holder.exec_driver_sql("DELETE FROM copyedit_decision")
            with pytest.raises(errors.BusyError, match=r"q\.sqlite is busy"):
                queue(waiting, MILL, "Pond")
            holder.rollback()
        assert queue(waiting, MILL, "Pond").added == 1


def test_a_busy_mariadb_says_so(server: Server) -> None:
    address = server.new_database()
    with open_store(address) as store, open_store(address, busy_seconds=1) as waiting:
        queue(store, MILL)
        with store.engine.connect() as holder:
            holder.exec_driver_sql("UPDATE copyedit_page SET url = 'x'")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("bot_plugins.store.database.MOST_TRIES", 1)
                with pytest.raises(errors.BusyError, match="is busy"):
                    queue(waiting, MILL, revid=2)
            holder.rollback()


def test_a_full_disk_says_so_and_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "q.sqlite") as store:
        queue(store, MILL)
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(errors.DiskFullError, match="no room left"):
            queue(store, f"{'x' * 300} «{'y' * 100_000}|z»", "Pond")
        assert queue(store, MILL).ignored


def test_a_lost_connection_is_made_again_or_named(server: Server) -> None:
    with open_store(server.new_database()) as store:
        server.run(f"KILL {connection_number(store)}")
        assert queue(store, MILL).added == 1
        with pytest.raises(errors.ConnectionLostError, match="lost the connection"):
            store.write(lose_connection, server)
        assert queue(store, MILL).ignored


def connection_number(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.connection_id(type_=Integer))).scalar_one()


def lose_connection(connection: Connection, server: Server) -> None:
    number = connection.scalar(select(func.connection_id()))
    server.run(f"KILL {number}")
    connection.scalar(select(1))


def test_read_only_files_say_so(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    open_store(path).close()
    with open_store(path) as store:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = 1")
        with pytest.raises(errors.ReadOnlyError, match="cannot be written"):
            queue(store, MILL)


def test_too_long_is_refused_on_both(store: Store) -> None:
    with pytest.raises(errors.TextError, match="1025 bytes; 1024 can be kept"):
        queue(store, MILL, "x" * 1025)
