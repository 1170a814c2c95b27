"""The commented sample configuration, which is installed with the package."""

from __future__ import annotations

from importlib.resources import files


def sample() -> str:
    """Return the sample: TOML with every key, its default and its purpose."""
    return files(__package__).joinpath("sample.toml").read_text(encoding="utf-8")
