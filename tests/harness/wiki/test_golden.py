"""The golden wiki is built once, whole, and only where there is room for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.wiki import Wiki, __main__, accounts, build_golden, paths, requirements, storage

BUILD = """
import sys; from pathlib import Path; from tests.harness.wiki import build_golden
build_golden(Path(sys.argv[1]), {'Mill': 'The mill.'})
"""


@pytest.mark.slow
def test_processes_that_build_at_once_get_one_wiki(tmp_path: Path) -> None:
    folder = tmp_path / "golden"
    command = [sys.executable, "-c", BUILD, str(folder)]
    builders = [subprocess.Popen(command, cwd=paths.PROJECT) for _ in range(3)]
    assert [builder.wait(60) for builder in builders] == [0, 0, 0]
    with Wiki(tmp_path / "wiki", folder) as wiki:
        assert len(wiki.client().history("Mill")) == 1


def test_what_a_killed_builder_left_is_built_anew(golden: Path, tmp_path: Path) -> None:
    folder = tmp_path / "wiki"
    with Wiki(folder, golden):
        pass
    (folder / ".ready").unlink()
    (folder / "data/wiki.sqlite").write_bytes(b"half")
    with Wiki(folder, golden) as wiki:
        assert wiki.client().exists("Main Page")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("ten years of work")
    with pytest.raises(FileExistsError, match="holds something else"):
        build_golden(tmp_path)
    assert precious.read_text() == "ten years of work"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_finished_wiki_is_not_built_again(golden: Path) -> None:
    made = (golden / ".ready").stat().st_mtime_ns
    assert build_golden(golden) == golden
    assert storage.is_ready(golden)
    assert (golden / ".ready").stat().st_mtime_ns == made


def test_one_message_names_all_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert requirements.missing() == []
    assert requirements.main([]) == 0
    monkeypatch.setenv("MW_INSTALL_PATH", str(tmp_path))
    monkeypatch.setenv("PHP", "no-such-php")
    with pytest.raises(requirements.RequirementsError, match="apt-get install -y"):
        build_golden(tmp_path / "golden")
    assert requirements.main([]) == 3
    said = capsys.readouterr().err
    assert str(tmp_path) in said
    assert "no-such-php" in said


def test_people_start_look_and_stop(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "wiki"
    with storage.locked(folder):
        storage.copy(golden, folder)
    try:
        assert __main__.main(["up", str(folder)]) == 0
        assert Wiki(folder).client(accounts.ADMIN).exists("Main Page")
        assert __main__.main(["status", str(folder)]) == 0
        assert __main__.main(["up", str(folder)]) == 1
    finally:
        assert __main__.main(["down", str(folder)]) == 0
    assert __main__.main(["status", str(folder)]) == 3
    assert f"PYWIKIBOT_DIR={folder}/pywikibot" in capsys.readouterr().out
