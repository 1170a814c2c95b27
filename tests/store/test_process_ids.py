"""Which processes have certainly ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from bot_plugins.store.process_ids import has_ended, this_process

HERE = socket.gethostname()
ME = os.getpid()


def test_this_process_has_not_ended() -> None:
    assert this_process().startswith(f"{HERE}:{ME}")
    assert not has_ended(this_process())


def test_a_child_that_ended_has() -> None:
    code = "from bot_plugins.store.process_ids import this_process; print(this_process())"
    said = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert has_ended(said.stdout.decode().strip())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says when a process started")
@pytest.mark.parametrize("start", ["00000000-1", "x", "1a2b3c4d-99999999999"])
def test_a_number_that_is_used_again_is_another_process(start: str) -> None:
    assert has_ended(f"{HERE}:{ME}:{start}")
    assert has_ended(f"{HERE}:1:{start}")


@pytest.mark.parametrize(
    "process", ["", "x", ":", "HERE:", "HERE:x:y", "elsewhere:1:x", "HERE:\uff11"]
)
def test_what_is_unknown_has_not_ended(process: str) -> None:
    assert not has_ended(process.replace("HERE", HERE))
    assert not has_ended(f"{HERE}:{ME}")
