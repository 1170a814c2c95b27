"""The counts of a draw, and the JSON file next to its findings that stores them.

Keys: language, seed, most, and corpora: a list of kind, name, pages, bytes (of UTF-8) and rules, a
list of rule, applicability, found, drawn and is_all (whether all findings were drawn). Every
measured rule is listed, even if it found nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.drawing import Draw
from bot_plugins.apps.devtools.sampling import Stratum
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.rule import Applicability, Rule

SUFFIX = ".counts.json"
_Number = Annotated[int, Field(ge=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RuleCount(_Strict):
    """The findings of a rule at an applicability."""

    rule: str
    applicability: Applicability = Field(strict=False)
    found: _Number
    drawn: _Number
    is_all: bool


class CorpusCount(_Strict):
    """The findings in a corpus."""

    kind: CorpusKind = Field(strict=False)
    name: str
    pages: _Number
    bytes: _Number
    rules: list[RuleCount]


class Counts(_Strict):
    """What a draw counted."""

    language: str
    seed: int
    most: _Number
    corpora: list[CorpusCount]

    def write(self, path: Path) -> None:
        """Write the file."""
        path.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def beside(findings: Path) -> Path:
    """Return the file of what the draw of some findings counted."""
    return findings.with_name(findings.name + SUFFIX)


def read(path: Path) -> Counts:
    """Read what a draw counted.

    Raises:
        ToolError: the file cannot be read, or has the wrong format.
    """
    try:
        return Counts.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ToolError(f"cannot read {path}: {error.strerror or error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ToolError(f"{path}: {place}: {first['msg']}") from error


def together(some: Iterable[Counts]) -> Counts:
    """Return the counts of several draws combined, with the settings of the first draw."""
    first, *others = some
    corpora = [corpus for counts in (first, *others) for corpus in counts.corpora]
    return first.model_copy(update={"corpora": corpora})


def counted(draws: Sequence[Draw], rules: Sequence[Rule], language: str) -> Counts:
    """Return what some draws counted of the rules that were measured."""
    return Counts(
        language=language,
        seed=draws[0].seed,
        most=draws[0].most,
        corpora=[
            CorpusCount(
                kind=draw.corpus.kind,
                name=draw.corpus.name,
                pages=draw.pages,
                bytes=draw.size,
                rules=list(_counted(draw, rules)),
            )
            for draw in draws
        ],
    )


def _counted(draw: Draw, rules: Sequence[Rule]) -> Iterator[RuleCount]:
    measured = [rule for rule in rules if draw.corpus.kind.measures(rule)]
    places = {(rule.name, tier.value) for rule in measured for tier in rule.tiers}
    for place in sorted({*places, *draw.strata}):
        stratum = draw.strata.get(place) or Stratum(draw.most, draw.seed)
        yield RuleCount(
            rule=place[0],
            applicability=Applicability(place[1]),
            found=stratum.found,
            drawn=len(stratum.drawn),
            is_all=stratum.is_all,
        )
