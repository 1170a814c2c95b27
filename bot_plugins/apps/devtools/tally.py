"""The counts that an evaluation adds up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot_plugins.apps.devtools.cases import Case, CorpusPage
from bot_plugins.apps.devtools.drawn import id_of
from bot_plugins.apps.devtools.marking import Mark, Marked, mark, rules_to_try
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule


@dataclass
class KindTally:
    """The labelled places of one kind: errors fixed, and traps touched."""

    errors: int = 0
    fixed: int = 0
    traps: int = 0
    touched: int = 0
    fixed_by: Counter[str] = field(default_factory=Counter)


@dataclass
class CaseTally:
    """The rules' results, counted by rule name and by kind of case.

    ``seen`` are the ids of findings that are already counted: several texts may contain the same
    place of a page.
    """

    seen: set[str] = field(default_factory=set)
    marks: defaultdict[str, Counter[Mark]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: defaultdict[str, KindTally] = field(default_factory=lambda: defaultdict(KindTally))
    wrong: list[Marked] = field(default_factory=list)
    in_pages: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    size: int = 0
    """Bytes of all pages' wikitext in UTF-8."""

    @property
    def errors(self) -> int:
        """The number of labelled errors."""
        return sum(kind.errors for kind in self.kinds.values())

    @property
    def traps(self) -> int:
        """The number of labelled texts that must stay unchanged."""
        return sum(kind.traps for kind in self.kinds.values())

    def add(self, item: Case | CorpusPage, rules: Sequence[Rule]) -> None:
        """Run rules over a case or page, and count the results."""
        revision = Revision(item.text, item.title)
        if isinstance(item, CorpusPage):
            self._add_page(item, propose_revision(revision, rules))
        else:
            self._add_case(mark(item, propose_revision(revision, rules_to_try(item, rules))))

    def _add_page(self, page: CorpusPage, proposal: Proposal) -> None:
        self.pages += 1
        self.size += len(page.text.encode("utf-8", "surrogatepass"))
        self.in_pages.update(finding.rule for finding in proposal.findings)

    def _add_case(self, marked: Marked) -> None:
        kind = self.kinds[marked.case.kind]
        if marked.case.fix is None:
            kind.traps += 1
            kind.touched += marked.is_touched
        else:
            kind.errors += 1
            kind.fixed += marked.is_fixed
            kind.fixed_by.update({change.rule for change in marked.fixing})
        self._add_verdicts(marked)
        if marked.is_touched:
            self.wrong.append(marked)

    def _add_verdicts(self, marked: Marked) -> None:
        for finding, verdict in marked.verdicts:
            if verdict is not Mark.UNJUDGED:
                place = id_of(marked.case.text, finding)
                if place in self.seen:
                    continue
                self.seen.add(place)
            self.marks[finding.rule][verdict] += 1

    def kinds_of(self, rule: str) -> list[str]:
        """Return the kinds of error of which no other rule fixes more."""
        return sorted(
            name
            for name, kind in self.kinds.items()
            if (most := max(kind.fixed_by.values(), default=0)) and kind.fixed_by[rule] == most
        )
