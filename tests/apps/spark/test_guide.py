"""The guide's table of times and costs is what its formula gives for its own figures."""

from __future__ import annotations

import re

from tests.harness.wiki.paths import PROJECT

GUIDE = PROJECT / "bot_plugins" / "apps" / "spark" / "README.md"
PACKED = 24_000
"""Megabytes of the dump as bz2."""


def figure(text: str, name: str) -> float:
    [found] = re.findall(rf"^\| {name} \| ([\d.,]+)", text, re.M)
    return float(found.replace(",", ""))


def test_times_and_costs_follow_from_the_measured_figures() -> None:
    text = GUIDE.read_text("utf-8")
    unpacked, speed, efficiency, price = (figure(text, name) for name in "USEP")
    seconds = unpacked / (speed * efficiency)
    rows = re.findall(r"^\| (\d+) \| (\d+) min \| ([\d.]+) \| (\d+) MB/s \|$", text, re.M)
    expected = [
        (
            cores,
            f"{max(1, seconds / int(cores) / 60):.0f}",
            f"{seconds / 3600 * price:.2f}",
            f"{PACKED / (seconds / int(cores)):.0f}",
        )
        for cores, *_ in rows
    ]
    assert len(rows) == 4
    assert rows == expected
