"""A home for Spark that may be written to: its workers leave their logs below SPARK_HOME."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def mirror(folder: Path) -> Path:
    """Return a folder that has all of pyspark's own one, and nothing that workers left there."""
    found = find_spec("pyspark")
    assert found is not None, "pyspark is not installed: pip install '.[spark]'"
    [home] = found.submodule_search_locations or []
    made = folder / "spark"
    made.mkdir()
    for path in Path(home).iterdir():
        if path.name != "work":
            (made / path.name).symlink_to(path)
    return made
