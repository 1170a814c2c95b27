"""The queue as JSON Lines, version 1: one object per proposal, plain ASCII, exact text.

Keys of an object; those in brackets may be left out or null:
    format: "copyedit-queue"; version: 1
    site: str, the wiki's name ("wikipedia:en"); title: str
    [pageid]: int, the page id on its wiki, 0 when unknown; [url]: str, where to read it
    revid: int, the revision the offsets belong to; [timestamp]: str, when that was saved
    [rules_version]: str, the name of the rules' version
    is_open: bool, false if a newer proposal for the page has superseded it
    findings: list of objects, in the order of the text, none touching another, each with
        rule: str, a name of up to 64 letters, digits, spaces and _ . , ( ) / + ' -
        applicability: "trusted", "review" or "report"
        start, end: int, code points of the revision's text; [line]: int, counted from 1
        before, replacement: str, the text there and the rule's first replacement
        [alternatives]: list of at most 9 str, the rule's other replacements, all different
        [edited]: str, a person's replacement
        [context_before, context_after]: str, the text next to it, up to 300 code points
        [message]: str, why the change is right
        state: str, a value of ``states.State``; [reason]: str, why it is in that state
        [decisions]: list of objects, the oldest first, each with
            reviewer: str; decided: str, a time
            what: "accept", "reject", "not_an_error", "edit" or "undo"
            [scope]: "page" or "everywhere", for "not_an_error"
            [replacement]: str, for "edit"; [reason]: str
            [from_state], [previous]: str, the finding's ``state`` and ``edited`` before; by
                default they follow from the earlier decisions
Times are ISO 8601 in UTC. Other keys are ignored.

Claims, runs and saves are not exported: they concern one queue only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SkipValidation,
    Strict,
    StrictBool,
    create_model,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot_plugins.core import additions, guards
from bot_plugins.core.change import CONTEXT, DEFAULTS, TYPES, Change, change_of_row
from bot_plugins.core.rule import Applicability
from bot_plugins.store import schema
from bot_plugins.store.columns import MOST_BYTES
from bot_plugins.store.incoming import Incoming
from bot_plugins.store.items import STORED
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, UNSETTLED, DecisionKind, Scope, State

MISTAKE, OF_OBJECT = "mistake", "mistake_of_object"
"""The types of errors with our own messages: about one key, and about several of an object."""
MOST_ALTERNATIVES = 9
"""More than a rule offers, and few enough to be shown."""
_MOST_NUMBER = (1 << 31) - 1
"""The maximum of MariaDB's INTEGER; offsets and lines are far below."""
_MOST_ID = (1 << 63) - 1


def _mistake(what: str) -> PydanticCustomError:
    return PydanticCustomError(MISTAKE, "{what}", {"what": what})


def _of_object(what: str) -> PydanticCustomError:
    return PydanticCustomError(OF_OBJECT, "{what}", {"what": what})


def _at_most(most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        length = len(text.encode())
        if length > most:
            raise _mistake(f"has {length} bytes; {most} can be kept")
        return text

    return check


def _time(given: object) -> datetime:
    """Return a time in UTC; without a zone it is taken as UTC."""
    try:
        time = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        time = None
    if time is None:
        raise _mistake("must be a time as 2024-05-01T12:30:00Z")
    try:
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except OverflowError as error:
        raise _mistake("is out of all time") from error


def _rule_name(name: str) -> str:
    if not guards.is_rule_name(name):
        raise _mistake("must be up to 64 letters, digits and simple marks, on one line")
    return name


Text = Annotated[str, AfterValidator(_at_most(MOST_BYTES))]
_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$"
_Line = Annotated[str, Field(min_length=1, pattern=_ONE_LINE)]
Name = Annotated[_Line, AfterValidator(_at_most(schema.NAME))]
Title = Annotated[_Line, AfterValidator(_at_most(schema.TITLE))]
_RuleName = Annotated[str, Field(min_length=1), AfterValidator(_rule_name)]
Word = Annotated[str, AfterValidator(_at_most(schema.WORD))]
Address = Annotated[Text, Field(pattern=r"^(https?://[^\s\x00-\x20\x7f]+)?$")]
Offset = Annotated[int, Strict(), Field(ge=0, le=_MOST_NUMBER)]
Time = Annotated[datetime, BeforeValidator(_time)]


class _Object(BaseModel):
    """An object of the file; null values count as left out."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        return {key: value for key, value in given.items() if value is not None}


class PastDecision(_Object):
    """A decision that was made in another queue."""

    reviewer: Name
    decided: Time
    what: DecisionKind
    scope: Scope = Scope.PAGE
    replacement: Text | None = None
    reason: Text = ""
    from_state: State | None = None
    previous: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> PastDecision:
        if (self.what is DecisionKind.EDIT) != (self.replacement is not None):
            raise _of_object("replacement goes with edit, and only with it")
        if self.what is not DecisionKind.UNDO and self.from_state not in (None, *REVIEWABLE):
            raise _of_object("from_state must be open or stale: others are decided already")
        return self


def taken_back(decisions: Sequence[PastDecision]) -> dict[int, int]:
    """Return, by the index of each undo, the index of the decision that it takes back."""
    found: dict[int, int] = {}
    standing: list[int] = []
    for index, one in enumerate(decisions):
        if one.what is not DecisionKind.UNDO:
            standing.append(index)
        elif standing:
            found[index] = standing.pop()
        else:
            raise _mistake("must not undo more than was decided")
    return found


def last_standing(decisions: Sequence[PastDecision]) -> PastDecision | None:
    """Return the last decision that was not taken back."""
    undone = taken_back(decisions)
    gone = {*undone, *undone.values()}
    standing = [one for index, one in enumerate(decisions) if index not in gone]
    return standing[-1] if standing else None


def _followed(given: Sequence[PastDecision]) -> tuple[PastDecision, ...]:
    """Return decisions, each with the state and the edited text that the earlier ones lead to."""
    undone = taken_back(given)
    read: list[PastDecision] = []
    state, edited = State.OPEN, None
    for index, one in enumerate(given):
        told = one.from_state is not None
        before = one.from_state if told and index not in undone else state
        previous = one.previous if told else edited
        read.append(one.model_copy(update={"from_state": before, "previous": previous}))
        if index in undone:
            back = read[undone[index]]
            state, edited = back.from_state or State.OPEN, back.previous
        else:
            state = LEADS_TO[one.what]
            edited = one.replacement if one.what is DecisionKind.EDIT else previous
    return tuple(read)


_KEYS: dict[str, tuple[Any, Any]] = {
    "rule": (_RuleName, ...),
    "applicability": (Applicability, ...),
    "start": (Offset, ...),
    "end": (Offset, ...),
    "line": (Annotated[int, Strict(), Field(ge=1, le=_MOST_NUMBER)], 1),
    "before": (Text, ...),
    "replacement": (Text, ...),
    "alternatives": (Annotated[tuple[Text, ...], Field(max_length=MOST_ALTERNATIVES)], ()),
    "edited": (Text | None, None),
    "context_before": (Text, ""),
    "context_after": (Text, ""),
    "message": (Text, ""),
}
_KEY_OF = {name: "replacement" if name == "after" else name for name in STORED}
"""The keys of a change's values."""
_KEYS |= {
    key: (Text if TYPES[name] is str else TYPES[name], DEFAULTS[name])
    for name, key in _KEY_OF.items()
    if key not in _KEYS
}
_Keys = create_model("_Keys", __base__=_Object, **cast(Any, _KEYS))
"""The keys of a finding that say what is changed, in the order of the file."""


class PastFinding(_Object):
    """A finding as it was in another queue: a change, and what became of it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    change: Annotated[Change, SkipValidation]
    edited: Text | None = None
    state: State
    reason: Text = ""
    decisions: Annotated[tuple[PastDecision, ...], AfterValidator(_followed)] = ()

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        """Read the change from the keys beside the others."""
        if not isinstance(given, dict):
            return given
        keys = _Keys.model_validate(given).model_dump()
        change = change_of_row({name: keys[key] for name, key in _KEY_OF.items()})
        left, right = change.context_before[-CONTEXT:], change.context_after[:CONTEXT]
        return {**given, "change": replace(change, context_before=left, context_after=right)}

    @model_serializer
    def _flat(self) -> dict[str, object]:
        flat = self.change.flat()
        values = {key: flat[name] for name, key in _KEY_OF.items()} | {"edited": self.edited}
        about = {"state": self.state, "reason": self.reason, "decisions": self.decisions}
        return {key: values[key] for key in _KEYS} | about

    @model_validator(mode="after")
    def _check(self) -> PastFinding:
        change = self.change
        if change.end - change.start != len(change.before):
            raise _of_object("end must be start and the length of before, in code points")
        standing = last_standing(self.decisions)
        outcome = standing and LEADS_TO[standing.what]
        if self.state in LEADS_TO.values() and outcome is not self.state:
            raise _of_object(f"state is {self.state}, but that does not follow from its decisions")
        if len(set(change.choices)) < len(change.choices):
            raise _of_object("alternatives must differ from replacement and from each other")
        if change.alternatives and change.applicability is Applicability.TRUSTED:
            raise _of_object("applicability must not be trusted where there are alternatives")
        for key, text in self._replacements():
            if reason := self._why_not(text):
                raise _of_object(f"{key} cannot be made: {reason}")
        return self

    def _replacements(self) -> Iterator[tuple[str, str | None]]:
        """Yield each possible replacement of ``before``, with its key."""
        yield "replacement", self.change.after
        yield "edited", self.edited
        yield from (
            (f"alternatives[{at}]", text) for at, text in enumerate(self.change.alternatives)
        )

    @property
    def is_choice(self) -> bool:
        """Whether a person's replacement is one of the rule's own choices."""
        return self.edited in self.change.choices

    def _why_not(self, replacement: str | None) -> str:
        """Return why a change that may still be made is refused; empty if it is not."""
        if replacement is None or self.state not in UNSETTLED:
            return ""
        change = self.change
        return additions.why_not(
            change.context_before, change.before, replacement, change.context_after
        )


class PastProposal(_Object):
    """A line: what was proposed for a revision, and what became of it."""

    format: Literal["copyedit-queue"]
    version: Literal[1]
    site: Name
    title: Title
    pageid: Annotated[int, Strict(), Field(ge=0, le=_MOST_ID)] = 0
    url: Address = ""
    revid: Annotated[int, Strict(), Field(ge=1, le=_MOST_ID)]
    timestamp: Time | None = None
    rules_version: Word = ""
    is_open: StrictBool
    findings: tuple[PastFinding, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> PastProposal:
        changes = [finding.change for finding in self.findings]
        if any(left.end >= right.start for left, right in pairwise(changes)):
            raise _of_object("findings must be in the order of the text and not touch")
        return self

    @property
    def incoming(self) -> Incoming:
        """The proposal as input to the queue."""
        return Incoming(
            site=self.site,
            title=self.title,
            pageid=self.pageid,
            url=self.url,
            revid=self.revid,
            timestamp=self.timestamp,
            rules=frozenset(finding.change.rule for finding in self.findings),
            rules_version=self.rules_version,
            findings=tuple(finding.change for finding in self.findings),
        )
