"""Texts in templates, scripts, style sheets and code, as the tests of the catalogue find them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from bot_plugins.ui.review import web

WEB = Path(web.__file__).parent
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
SPOKEN = frozenset({"aria-label", "title", "placeholder", "alt"})
"""Attributes that a person reads or hears."""
NAMES = re.compile(r"\b(?:UTC)\b")
"""Words that are the same in every language."""
_SENTENCE = re.compile(r"[^\W\d_]{2,}[,:]? [^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


class PlainTexts(HTMLParser):
    """Collects what a template says in its own words, not through the catalogue."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_code = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the attributes that are read."""
        self._in_code = tag in ("code", "style")
        self.found += [said or "" for name, said in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        """Leave code or a style sheet, if it was that."""
        self._in_code = False

    def handle_data(self, data: str) -> None:
        """Collect text that is not code."""
        if not self._in_code:
            self.found.append(data)


def texts_of(source: str) -> list[str]:
    """Return the texts of a template that are not in the catalogue."""
    environment = Environment(autoescape=True)
    pieces = (
        value if kind == "data" else "§" * (kind == "variable_begin")
        for _, kind, value in environment.lex(source)
    )
    found = PlainTexts("".join(pieces)).found
    tree = environment.parse(source)
    found += [str(one.value) for one in tree.find_all(nodes.Const) if is_sentence(one.value)]
    return [text for text in found if _WORD.search(NAMES.sub("", text))]


def is_sentence(value: object) -> bool:
    """Tell whether a constant is words for people."""
    return isinstance(value, str) and bool(_SENTENCE.search(value))


def keys_in(source: str) -> set[str]:
    """Return the names of messages that a template or a module asks for."""
    return set(re.findall(r'\b(?:say|say_html|html)\(\s*"([\w-]+)"(?! ~)', source)) | {
        name
        for pair in re.findall(r'\bsay(?:_html)?\("([\w-]+)" if [^)]*? else "([\w-]+)"', source)
        for name in pair
    }


def literals(script: str) -> Iterator[str]:
    """Yield the strings of a script that are words for people."""
    code = re.sub(r"/\*.*?\*/|//.*", "", script, flags=re.DOTALL)
    for text in re.findall(r'"([^"\n]*)"|`([^`]*)`', code):
        yield from (one for one in text if re.match(r"[A-Z][a-z]+\b.* .*[a-z]", one))


def sentences_in(path: Path) -> Iterator[str]:
    """Yield a module's strings that are words for people: no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
             for part in node.values}  # fmt: skip
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in notes or id(node) in parts:
            continue
        text = sample(node)
        if text and is_sentence(text):
            yield text


def sample(node: ast.AST) -> str:
    """Return a string as the program may make it; empty for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_part, node.values))
    return ""


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    value = node.value if isinstance(node, ast.FormattedValue) else node
    is_count = isinstance(value, ast.Call) and ast.unparse(value.func) == "counted"
    return f"7 {ast.literal_eval(value.args[1])}s" if is_count else "7"  # type: ignore[attr-defined]
