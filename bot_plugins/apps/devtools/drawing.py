"""Random draws of findings from whole collections of pages, on all cores.

For each rule, applicability and corpus some findings are drawn (``sampling``), so that a rule with
few findings is judged as thoroughly as a rule with many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot_plugins.apps.devtools.cases import CorpusPage
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.corpora import Corpus
from bot_plugins.apps.devtools.drawn import DrawnFinding, drawn
from bot_plugins.apps.devtools.progress import Meter, Say
from bot_plugins.apps.devtools.sampling import Stratum
from bot_plugins.core import registry
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.evidence.kinds import MEGABYTE, CorpusKind
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Rule
from bot_plugins.core.workers import Workers, WorkerTask, cores

Place = tuple[str, str]
"""A rule's name and an applicability."""


@dataclass(frozen=True, slots=True)
class DrawResult:
    """The rules' findings on some pages; ``size`` is bytes of UTF-8."""

    pages: int
    size: int
    found: tuple[DrawnFinding, ...]


@dataclass
class Draw:
    """A draw from one corpus."""

    corpus: Corpus
    most: int
    seed: int
    pages: int = 0
    size: int = 0
    strata: dict[Place, Stratum[DrawnFinding]] = field(default_factory=dict)

    def add(self, looked: DrawResult) -> None:
        """Count the findings on some pages and let them take part in the draw."""
        self.pages += looked.pages
        self.size += looked.size
        for finding in looked.found:
            stratum = self.strata.setdefault(finding.place, Stratum(self.most, self.seed))
            stratum.offer(finding)

    @property
    def state(self) -> str:
        """Its progress, in words."""
        found = sum(stratum.found for stratum in self.strata.values())
        return f"{self.pages} pages, {self.size / MEGABYTE:.0f} MB, {found} findings"

    @property
    def findings(self) -> list[DrawnFinding]:
        """All drawn findings, by rule."""
        return [finding for place in sorted(self.strata) for finding in self.strata[place].drawn]


Job = tuple[int, Corpus, tuple[CorpusPage, ...]]
"""The number of a draw, its corpus, and some pages of the corpus."""


def look(job: Job, names: tuple[str, ...]) -> DrawResult:
    """Return what the rules called ``names`` find on pages of a corpus; runs in workers."""
    _, corpus, pages = job
    rules = _measured(names, corpus.kind)
    size = 0
    found: list[DrawnFinding] = []
    for page in pages:
        size += len(page.text.encode(errors="surrogatepass"))
        proposal = propose_revision(Revision(page.text, page.title), rules)
        found += (drawn(page, finding, corpus) for finding in proposal.findings)
    return DrawResult(len(pages), size, tuple(found))


@lru_cache(maxsize=8)
def _measured(names: tuple[str, ...], kind: CorpusKind) -> tuple[Rule, ...]:
    return tuple(rule for rule in map(registry.find, names) if kind.measures(rule))


def draw(draws: Sequence[Draw], rules: Sequence[Rule], language: str, say: Say) -> None:
    """Run rules over the corpora of ``draws`` on all cores, and draw.

    Raises:
        ToolError: a file cannot be read, has the wrong format, or makes workers exit.
    """
    meter = Meter(sum(drawing.corpus.size for drawing in draws))
    work = WorkerTask(f"{__name__}:{look.__name__}", tuple(rule.name for rule in rules))
    with Workers[Job, DrawResult](cores(), work) as workers:
        for done in workers.results(_jobs(draws, language, meter)):
            number, corpus, pages = done.job
            if done.result is None:
                first = pages[0].title
                raise ToolError(f"{corpus.name}: workers end over the pages from {first!r} on")
            draws[number].add(done.result)
            say(f"{meter} {corpus.name}: {draws[number].state}")


def _jobs(draws: Sequence[Draw], language: str, meter: Meter) -> Iterator[Job]:
    for number, drawing in enumerate(draws):
        for pages in drawing.corpus.chunks(language, meter):
            yield number, drawing.corpus, pages
