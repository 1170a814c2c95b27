"""``make demo`` without make: what it does to the wiki, what it says, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.harness.demo import words
from tests.harness.demo.playground import Playground
from tests.harness.wiki import Wiki, paths, storage

COLUMNS = 80


@pytest.fixture
def folder(golden: Path, tmp_path: Path) -> Path:
    """Return a demo folder whose wiki is made already, as on a second run."""
    wiki = tmp_path / "wiki"
    with storage.locked(wiki):
        storage.copy(golden, wiki)
    return tmp_path


def demo(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the demo to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tests.harness.demo", *arguments],
        cwd=paths.PROJECT,
        env={**os.environ, "COLUMNS": str(COLUMNS), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_the_dry_run_changes_nothing_and_stops_the_wiki(folder: Path) -> None:
    done = demo("run", "--folder", str(folder))
    assert done.returncode == 0, done.stderr
    assert "{+began+}" in done.stdout
    assert "No page was changed: 17 revision ids are the same as before." in done.stdout
    assert (folder / "report/report.html").exists()
    assert "make demo-wiki" in done.stdout
    assert Wiki(folder / "wiki").pid is None


@pytest.mark.slow
def test_a_wiki_kept_running_is_used_again_and_stopped_on_request(folder: Path) -> None:
    wiki = Wiki(folder / "wiki")
    try:
        kept = demo("run", "--keep", "--folder", str(folder))
        assert "pwb copyedit_review" in kept.stdout
        number = wiki.pid
        assert number is not None
        assert f"open {Wiki(folder / 'wiki').origin}/w/index.php" in kept.stdout
        assert "runs already" in demo("run", "--folder", str(folder)).stdout
        assert demo("wiki", "--folder", str(folder)).returncode == 0
        assert wiki.pid == number
    finally:
        assert "is stopped" in demo("stop", "--folder", str(folder)).stdout
    assert wiki.pid is None
    assert "does not run" in demo("stop", "--folder", str(folder)).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_interrupted_it_stops_the_wiki(folder: Path, number: signal.Signals, code: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.harness.demo", "run", "--keep", "--folder", str(folder)],
        cwd=paths.PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )
    assert child.stdout is not None
    while "$ PYWIKIBOT_DIR" not in child.stdout.readline():
        assert child.poll() is None
    time.sleep(0.2)
    if number is signal.SIGINT:
        os.killpg(child.pid, number)  # as a terminal sends Ctrl-C: to all in the foreground
    else:
        child.send_signal(number)
    said, _ = child.communicate(timeout=60)
    assert child.returncode == code, said
    assert Wiki(folder / "wiki").pid is None


@pytest.mark.slow
def test_without_mediawiki_the_pages_come_from_a_file(tmp_path: Path) -> None:
    nowhere = {"MW_INSTALL_PATH": str(tmp_path), "PATH": "/nonexistent"}
    unreachable = {"https_proxy": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}
    done = demo("run", "--folder", str(tmp_path / "demo"), **nowhere, **unreachable)
    assert done.returncode == 0, done.stderr
    assert "the same dry run on an XML export" in done.stdout
    assert "{+began+}" in done.stdout
    assert "no wiki was asked" in done.stdout
    assert (tmp_path / "demo/report/report.html").exists()
    refused = demo("wiki", "--folder", str(tmp_path / "demo"), **nowhere)
    assert refused.returncode == 1
    assert "apt-get install" in refused.stderr


def test_a_changed_page_would_be_named() -> None:
    same = {"Mill": 1, "Bridge": 2}
    assert "No page was changed: 2 revision" in words.compared(same, dict(same))
    assert "Bridge, New" in words.compared(same, {"Mill": 1, "Bridge": 3, "New": 4})


def test_no_line_is_wider_than_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(paths.PROJECT)
    playground = Playground(paths.PROJECT / "demo")
    playground.wiki = Wiki(playground.folder / "wiki", port=31999)
    said = [
        words.next_steps(playground, runs=True),
        words.next_steps(playground, runs=False),
        words.next_steps_without_wiki(playground),
        words.running_wiki(playground),
        subprocess.run(
            ["make", "--no-print-directory", "help"], capture_output=True, text=True, check=True
        ).stdout,
    ]
    assert [line for text in said for line in text.splitlines() if len(line) > COLUMNS] == []
