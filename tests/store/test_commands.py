"""No command line gets into the queue: others read it, and there may be a password in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.store.commands import harmless
from bot_plugins.store.opening import open_store
from bot_plugins.store.queue import Store
from bot_plugins.store.runs import latest_runs, start_run
from tests.store.databases import Databases

SECRET = "SECRETPW"  # noqa: S105 - a password to look for
KEPT = {
    "copyedit": "copyedit",
    "copyedit_queue -import": "copyedit_queue -import",
    "copyedit_save -maxedits:5 -every:0.5 -always": "copyedit_save -maxedits:5 -every:0.5 -always",
    "copyedit_maintenance daily-en.1": "copyedit_maintenance daily-en.1",
    f"copyedit_save -queue:mysql://bob:{SECRET}@host/db -always": "copyedit_save -always",
    f"copyedit_save mysql://bob:{SECRET}@host/db": "copyedit_save",
    f"copyedit_save -queue:mysql://bob:a {SECRET} b@host/db": "copyedit_save",
    f"copyedit_save -page:{SECRET} -user:{SECRET} -summary:{SECRET}": "copyedit_save",
    f"copyedit_save -maxedits:{SECRET} -always:{SECRET}": "copyedit_save",
    f"copyedit_maintenance daily {SECRET}": "copyedit_maintenance",
    f"copyedit_maintenance -config:{SECRET}": "copyedit_maintenance",
    f"mysql://bob:{SECRET}@host/db": "",
    f"copyedit_save\n-queue:{SECRET}": "copyedit_save",
    "": "",
}


@pytest.mark.parametrize("command", KEPT)
def test_only_what_is_known_to_be_harmless_is_kept(store: Store, command: str) -> None:
    assert harmless(command) == KEPT[command]
    start_run(store, command, "Bot")
    assert latest_runs(store)[0].command == KEPT[command]


def test_runs_of_earlier_versions_are_cleaned(databases: Databases) -> None:
    address = databases.blank()
    with open_store(address) as store:
        for _ in KEPT:
            start_run(store, "copyedit", "Bot")
        with store.engine.begin() as connection:
            for number, command in enumerate(KEPT, 1):
                old = "UPDATE copyedit_run SET command = %s WHERE id = %s"
                old = old.replace("%s", "?") if connection.dialect.name == "sqlite" else old
                connection.exec_driver_sql(old, (command, number))
            connection.exec_driver_sql("UPDATE copyedit_version SET version_num = 'v0002'")
    if "://" not in address:
        assert SECRET.encode() in Path(address).read_bytes()
    with open_store(address) as store:
        runs = latest_runs(store)
        assert [run.command for run in reversed(runs)] == list(KEPT.values())
        assert {run.user for run in runs} == {"Bot"}
    if "://" not in address:
        assert SECRET.encode() not in Path(address).read_bytes()
