"""Several servers on one machine leave each other alone."""

from __future__ import annotations

from pathlib import Path

import pymysql

from tests.harness.wiki.ports import HOST
from tests.store.mariadb import USER, Server


def test_temporary_tables_are_in_the_servers_own_folder(server: Server) -> None:
    with pymysql.connect(host=HOST, port=server.port, user=USER) as one, one.cursor() as cursor:
        cursor.execute("SELECT @@tmpdir, @@datadir")
        (tmpdir, datadir) = map(Path, next(iter(cursor)))
    assert tmpdir.parent == datadir.parent
