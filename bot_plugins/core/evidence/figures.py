"""The figures of rules/data/rule_figures.tsv: each rule's precision and frequency of findings.

They come from findings drawn at random from whole pages and judged by two readers, by rule, by
applicability and by kind of corpus. Well-kept and rough wikis are separate, because their findings
differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot_plugins.core.evidence.kinds import MEGABYTE, CorpusKind
from bot_plugins.core.evidence.verdicts import Verdict
from bot_plugins.core.evidence.wilson import may_be_trusted, share
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.core.tables import table

FEWEST = 40
"""No share is given for fewer findings than this, unless they are all there were."""
NOT_MEASURED = "not yet measured"
_RARE = 0.1
"""Findings per MB below which only the first digit is given: more would be chance."""
_ALL, _SOME = "all", "some"


@dataclass(frozen=True)
class Figure:
    """A rule's findings at one applicability in one kind of corpus, and how they were judged.

    ``size`` is the text in bytes, ``found`` the number of all findings in it. ``is_all`` tells
    whether all of them were judged, apart from repeats of the same finding on several pages.
    """

    rule: str
    applicability: Applicability
    kind: CorpusKind
    size: int
    found: int
    is_all: bool
    verdicts: Counter[Verdict]

    def fields(self) -> tuple[str, ...]:
        """Return the fields of the figure's row."""
        return (
            self.rule,
            self.applicability.value,
            self.kind.value,
            str(self.size),
            str(self.found),
            _ALL if self.is_all else _SOME,
            *(str(self.verdicts[verdict]) for verdict in Verdict),
        )

    @classmethod
    def of_fields(cls, fields: tuple[str, ...]) -> Figure:
        """Return the figure that a row holds."""
        rule, applicability, kind, size, found, judged, *counts = fields
        verdicts = Counter(dict(zip(Verdict, map(int, counts), strict=True)))
        tier, where = Applicability(applicability), CorpusKind(kind)
        return cls(rule, tier, where, int(size), int(found), judged == _ALL, verdicts)

    @property
    def real(self) -> float:
        """The number of findings without those caused by stripping markup, as far as judged."""
        judged = self.verdicts.total()
        return self.found * (1 - self.verdicts[Verdict.ARTEFACT] / judged if judged else 1)


@dataclass(frozen=True)
class Evidence:
    """Figures that are reported together; each judged finding counts once."""

    figures: tuple[Figure, ...]

    @property
    def judged(self) -> int:
        """The number of findings that count as evidence: all but unknown ones and artefacts."""
        return sum(self._count(verdict) for verdict in Verdict if verdict.tells)

    @property
    def right(self) -> int:
        """The number of changes that were right."""
        return self._count(Verdict.RIGHT)

    @property
    def wrong(self) -> int:
        """The number of changes that were not right, for whatever reason."""
        return self.judged - self.right

    @property
    def is_all(self) -> bool:
        """Whether all existing findings were judged."""
        return all(figure.is_all for figure in self.figures)

    @property
    def earns_trust(self) -> bool:
        """Whether it allows TRUSTED: by the interval, with no finding in a quotation, name or code.

        It must be based on wikitext of both well-kept and rough wikis.
        """
        return (
            {CorpusKind.ARTICLES, CorpusKind.WIKIS} <= {figure.kind for figure in self.figures}
            and may_be_trusted(self.right, self.wrong)
            and not self._count(Verdict.VERBATIM)
        )

    def share(self) -> str:
        """Write the share of changes that are right, with its interval."""
        return share(self.right, self.judged)

    def precision(self) -> str:
        """Write the share of changes that are right, with its interval and its basis."""
        if not self.judged:
            return "not judged yet"
        if self.judged < FEWEST and not self.is_all:
            return "fewer than forty: no figure"
        every = ", all findings judged" if self.is_all and self.judged < FEWEST else ""
        return f"{self.share()} of {self.judged} right{every}{self._others()}"

    def rate(self) -> str:
        """Write the number of findings in a megabyte of text."""
        size = sum(figure.size for figure in self.figures)
        if not size:
            return NOT_MEASURED
        rate = MEGABYTE * sum(figure.real for figure in self.figures) / size
        if not rate:
            return f"none in {size / MEGABYTE:.0f} MB"
        return f"{rate:.2f} per MB" if rate >= _RARE else f"{rate:.1g} per MB"

    def told(self) -> str:
        """Write the rate and, where something was found, the precision."""
        if any(figure.found for figure in self.figures):
            return f"{self.rate()}, {self.precision()}"
        return self.rate()

    def _others(self) -> str:
        more = self._count(Verdict.OTHER)
        either = f"{100 * (self.right + more) / self.judged:.1f} %"
        return f" ({either} with an alternative)" if more else ""

    def _count(self, verdict: Verdict) -> int:
        return sum(figure.verdicts[verdict] for figure in self.figures)


@dataclass(frozen=True)
class Family:
    """Rules that share one statement and the same guards, and are judged together where rare."""

    name: str
    statement: str
    rules: frozenset[str]


@cache
def figures() -> tuple[Figure, ...]:
    """Return all figures in the table."""
    return tuple(map(Figure.of_fields, table("bot_plugins.rules", "rule_figures")))


@cache
def families() -> tuple[Family, ...]:
    """Return all families of rules."""
    rows = table("bot_plugins.rules", "rule_families")
    return tuple(
        Family(name, statement, frozenset(rules.split())) for name, statement, rules in rows
    )


def of(rules: Iterable[str], tier: Applicability, *, rough: bool | None = None) -> Evidence:
    """Return the evidence on some rules at an applicability; ``rough`` None means any corpus."""
    names = set(rules)
    return Evidence(
        tuple(
            figure
            for figure in figures()
            if figure.rule in names
            and figure.applicability is tier
            and rough in (None, figure.kind.is_rough)
        )
    )


def family_of(rule: str) -> Family | None:
    """Return the family of the rule called ``rule``; None if it has none."""
    return next((family for family in families() if rule in family.rules), None)


def earned(rule: str, tier: Applicability = Applicability.TRUSTED) -> bool:
    """Tell whether the judged findings of a rule at ``tier``, or of its family, earn it trust.

    The family's figures do not help a rule that has wrong findings of its own.
    """
    own, family = of([rule], tier), family_of(rule)
    if own.earns_trust or family is None:
        return own.earns_trust
    return of(family.rules, tier).earns_trust and own.wrong == 0


def tiers(rule: Rule) -> list[Applicability]:
    """Return the applicabilities, except REPORT, that a rule declares or that were observed."""
    known = {
        figure.applicability for figure in figures() if figure.rule == rule.name and figure.found
    }
    return sorted({*rule.tiers, *known} - {Applicability.REPORT}, key=_rank)


def told(rule: str, tier: Applicability) -> tuple[str, str]:
    """Write the evidence on a rule at an applicability, for well-kept and for rough wikis."""
    return of([rule], tier, rough=False).told(), of([rule], tier, rough=True).told()


def lines(rule: str) -> list[str]:
    """Write all evidence on a rule, a line for each applicability and kind of wiki."""
    tiers = sorted({figure.applicability for figure in figures() if figure.rule == rule}, key=_rank)
    return [line for tier in tiers for line in _lines(rule, tier)] or [NOT_MEASURED]


def _lines(rule: str, tier: Applicability) -> Iterator[str]:
    well_kept, rough = told(rule, tier)
    yield f"{tier.value}, on well-kept wikis: {well_kept}"
    yield f"{tier.value}, on rough wikis: {rough}"
    if family := family_of(rule):
        together = of(family.rules, tier)
        if together.judged:
            yield f"{tier.value}, with its family ({family.statement}): {together.precision()}"


def _rank(tier: Applicability) -> int:
    return tier.rank
