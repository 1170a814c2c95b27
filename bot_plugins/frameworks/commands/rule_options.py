"""The options that choose rules, of ``pwb copyedit`` and of the review page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class RuleOptions:
    """Which rules are used; the fields are the options' names."""

    language: str = ""
    rules: list[str] = field(default_factory=list)
    skiprules: list[str] = field(default_factory=list)
    doubtful: bool = False
    typos: list[str] = field(default_factory=list, metadata={"whole": True})
