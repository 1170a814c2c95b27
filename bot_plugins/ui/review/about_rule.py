"""What people are told about a rule: its name in words, and how often it was right."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from bot_plugins import rules as rules_package
from bot_plugins.core.change import Change
from bot_plugins.core.evidence import figures as evidence

NOT_CHECKED = "Not checked yet"


@cache
def human_name(rule: str) -> str:
    """Return a rule's name in words: what its file says first, up to the examples.

    The file is read, not imported: importing the rules takes seconds. A rule without a file, such
    as one of an own list, has its name with spaces.
    """
    said = " ".join(_explanation(rule).partition("\n\n")[0].split()).partition(': "')[0]
    name = said.rstrip(".") or rule.replace("_", " ")
    return name[:1].upper() + name[1:]


def track_record(change: Change) -> str:
    """Return how often changes of a rule with this applicability were right when checked."""
    known = evidence.of([change.rule], change.applicability)
    return f"Right in {known.right:,} of {known.judged:,} checked" if known.judged else NOT_CHECKED


@cache
def kind(rule: str) -> str:
    """Return a rule's kind of mistake (``Rule.summary``); empty if its file does not name it."""
    for node in ast.walk(_source(rule)):
        if isinstance(node, ast.keyword) and node.arg == "summary":
            return str(node.value.value) if isinstance(node.value, ast.Constant) else ""
    return ""


def _explanation(rule: str) -> str:
    return ast.get_docstring(_source(rule)) or ""


def _source(rule: str) -> ast.Module:
    """Return a rule's file, parsed; an empty module if there is no such file."""
    folder = Path(rules_package.__path__[0])
    is_name = rule.isascii() and rule.isidentifier()  # names come from the queue too
    for path in folder.glob(f"*/{rule}.py") if is_name else ():
        return ast.parse(path.read_text(encoding="utf-8"))
    return ast.Module([], [])
