"""Install the golden wiki: accounts, bot password, change tag, sample pages.

Every test wiki is a copy of it, because copying is forty times as fast.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.harness.wiki import accounts, dump, maintenance, paths, requirements, storage


def build_golden(folder: Path, pages: Mapping[str, dump.Texts] | None = None) -> Path:
    """Build a finished wiki in ``folder`` unless it is there; return its full path.

    Safe to call from several processes: one builds, the others wait for it.
    ``pages`` maps titles to texts; without it the sample pages are taken.
    Raises RequirementsError, FileExistsError or MaintenanceError.
    """
    requirements.require()
    folder = folder.resolve()
    with storage.locked(folder):
        if not storage.is_ready(folder):
            storage.clear(folder)
            _build(folder, dump.read_pages() if pages is None else pages)
            storage.mark_ready(folder)
    return folder


def _build(folder: Path, pages: Mapping[str, dump.Texts]) -> None:
    _lay_out(folder)
    _install(folder)
    _populate(folder)
    if pages:
        _import(folder, pages)
    storage.snapshot(folder)


def _lay_out(folder: Path) -> None:
    for name in storage.FOLDERS:
        (folder / name).mkdir()
    (folder / "www/w").symlink_to(paths.mediawiki())
    (folder / "port").write_text("0")  # settings.php wants a number; 0 means never started


def _install(folder: Path) -> None:
    """Create the database (https://www.mediawiki.org/wiki/Manual:Install.php).

    The installer insists on writing a LocalSettings.php; ours replaces it.
    """
    with tempfile.TemporaryDirectory(dir=folder) as unused:
        maintenance.run(
            folder,
            "install",
            f"--confpath={unused}",
            "--dbtype=sqlite",
            f"--dbpath={folder}/data",
            "--dbname=wiki",
            "--server=http://127.0.0.1",
            "--scriptpath=/w",
            "--lang=en",
            "--skins=Vector",
            f"--pass={accounts.ADMIN.password}",
            "CopyWiki",
            accounts.ADMIN.name,
            configured=False,
        )
    for path in (folder / "data").glob("wiki_*.sqlite*"):
        path.unlink()  # the installer's own job queue and messages; our settings use neither
    shutil.copyfile(paths.HERE / "settings.php", folder / "LocalSettings.php")
    shutil.copyfile(paths.HERE / "router.php", folder / "router.php")
    maintenance.run(folder, "rebuildLocalisationCache", "--lang=en", "--quiet")


def _populate(folder: Path) -> None:
    for account in accounts.CREATED:
        groups = [f"--{group}" for group in account.groups]
        maintenance.run(folder, "createAndPromote", *groups, account.name, account.password)
    maintenance.run(
        folder,
        "createBotPassword",
        f"--appid={accounts.BOT_APP}",
        f"--grants={','.join(accounts.BOT_GRANTS)}",
        accounts.COPY_BOT.name,
        accounts.BOT_APP_PASSWORD,
    )
    maintenance.run(folder, "addChangeTag", f"--tag={accounts.TAG}", "--reason=copyedits")
    _block(folder, accounts.BLOCKED_BOT)


def _block(folder: Path, account: accounts.Account) -> None:
    """Block the account for good, but not its address: everybody's is 127.0.0.1."""
    listed = folder / "blocked.txt"
    listed.write_text(account.name)
    maintenance.run(
        folder,
        "blockUsers",
        f"--performer={accounts.ADMIN.name}",
        "--reason=tests",
        "--disable-autoblock",
        "--disable-hardblock",
        str(listed),
    )
    listed.unlink()


def _import(folder: Path, pages: Mapping[str, dump.Texts]) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as unused:
        export = dump.write_dump(Path(unused) / "pages.xml", pages)
        maintenance.import_dump(folder, export)
