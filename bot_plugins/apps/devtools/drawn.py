"""A drawn finding for people to judge, and the JSON Lines file of such findings.

Keys of a line: id (the same finding has the same id in every draw), rule, applicability, corpus
(its name), kind (of the corpus), title; as a reader of the page sees it: sentence and corrected
(the whole sentence without and with the change), left, before, after and right (its pieces, with
the change between them), earlier and later (the text around it); alternatives (other replacements
of source_before), message (the rule's reason); in wikitext: source_left, source_before,
source_after and source_right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from bot_plugins.apps.devtools import as_read, cases
from bot_plugins.apps.devtools.cases import CorpusPage
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.corpora import Corpus
from bot_plugins.core.change import Change

SURROUNDINGS = 300
"""Code points of wikitext on each side."""
NEAR = 60
"""Code points on each side that identify a finding."""


@dataclass(frozen=True, slots=True)
class DrawnFinding:
    """What a person needs to judge a finding; the fields are the keys of a line, in order."""

    id: str
    rule: str
    applicability: str
    corpus: str
    kind: str
    title: str
    earlier: str
    left: str
    before: str
    after: str
    right: str
    later: str
    alternatives: tuple[str, ...]
    message: str
    source_left: str
    source_before: str
    source_after: str
    source_right: str

    @property
    def place(self) -> tuple[str, str]:
        """The rule and the applicability for whose figures the verdict counts."""
        return self.rule, self.applicability

    @property
    def sentence(self) -> str:
        """The sentence without the change."""
        return self.left + self.before + self.right

    @property
    def corrected(self) -> str:
        """The sentence with the change."""
        return self.left + self.after + self.right

    def line(self, **more: str) -> str:
        """Return a file's line with the finding and ``more``, in ASCII, with its line end."""
        whole = {"sentence": self.sentence, "corrected": self.corrected}
        return json.dumps(asdict(self) | whole | more) + "\n"


def drawn(page: CorpusPage, finding: Change, corpus: Corpus) -> DrawnFinding:
    """Return what a person needs to judge a finding on a page of a corpus."""
    text, edit = page.text, finding.edit
    return DrawnFinding(
        id=id_of(text, finding),
        rule=str(finding.rule),
        applicability=finding.applicability.value,
        corpus=corpus.name,
        kind=corpus.kind.value,
        title=page.title,
        **asdict(as_read.seen(text, edit)),
        alternatives=finding.alternatives,
        message=finding.message,
        source_left=text[max(0, edit.start - SURROUNDINGS) : edit.start],
        source_before=finding.before,
        source_after=finding.after,
        source_right=text[edit.end : edit.end + SURROUNDINGS],
    )


def id_of(text: str, finding: Change) -> str:
    """Return the id of a finding in a page's text; edits elsewhere on the page do not change it."""
    near = (
        text[max(0, finding.start - NEAR) : finding.start],
        text[finding.end : finding.end + NEAR],
    )
    parts = [finding.rule, finding.before, finding.after, *near]
    return sha256(json.dumps(parts).encode()).hexdigest()[:16]


def read(path: Path) -> dict[str, DrawnFinding]:
    """Return the findings of a file by their ids, in the file's order.

    Raises:
        ToolError: the file cannot be read, or a line is not a finding; names file and line.
    """
    return {finding.id: finding for finding in _read(path)}


def _read(path: Path) -> Iterator[DrawnFinding]:
    texts = [name for name in DrawnFinding.__slots__ if name != "alternatives"]
    for where, row in cases.rows(path):
        others = row.get("alternatives")
        if not (isinstance(others, list) and all(isinstance(text, str) for text in others)):
            raise ToolError(f"{where}: no 'alternatives' that is a list of texts")
        known = {name: cases.field(row, name, where) for name in texts}
        yield DrawnFinding(**known, alternatives=tuple(others))
