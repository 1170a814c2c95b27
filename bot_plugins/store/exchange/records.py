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

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    SkipValidation,
    StrictBool,
    create_model,
    model_serializer,
    model_validator,
)

from bot_plugins.core import additions
from bot_plugins.core.change import CONTEXT, DEFAULTS, TYPES, Change, change_of_row
from bot_plugins.core.rule import Applicability
from bot_plugins.store.exchange.values import (
    Address,
    FileObject,
    Line,
    Name,
    Offset,
    PageId,
    RevisionId,
    RuleText,
    Text,
    Time,
    Title,
    Word,
    mistake_of_object,
)
from bot_plugins.store.exchange.verdicts import PastDecision, followed, last_standing
from bot_plugins.store.findings import STORED
from bot_plugins.store.pages import Incoming
from bot_plugins.store.states import LEADS_TO, UNRESOLVED, State

MOST_ALTERNATIVES = 9
"""More than a rule offers, and few enough to be shown."""
_KEYS: dict[str, tuple[Any, Any]] = {
    "rule": (RuleText, ...),
    "applicability": (Applicability, ...),
    "start": (Offset, ...),
    "end": (Offset, ...),
    "line": (Line, 1),
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
_Keys = create_model("_Keys", __base__=FileObject, **cast(Any, _KEYS))
"""The keys of a finding that say what is changed, in the order of the file."""


class PastFinding(FileObject):
    """A finding as it was in another queue: a change, and what became of it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    change: Annotated[Change, SkipValidation]
    edited: Text | None = None
    state: State
    reason: Text = ""
    decisions: Annotated[tuple[PastDecision, ...], AfterValidator(followed)] = ()

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
            raise mistake_of_object("end must be start and the length of before, in code points")
        standing = last_standing(self.decisions)
        outcome = standing and LEADS_TO[standing.what]
        if self.state in LEADS_TO.values() and outcome is not self.state:
            raise mistake_of_object(
                f"state is {self.state}, but that does not follow from its decisions"
            )
        if len(set(change.choices)) < len(change.choices):
            raise mistake_of_object("alternatives must differ from replacement and from each other")
        if change.alternatives and change.applicability is Applicability.TRUSTED:
            raise mistake_of_object(
                "applicability must not be trusted where there are alternatives"
            )
        for key, text in self._replacements():
            if reason := self._why_not(text):
                raise mistake_of_object(f"{key} cannot be made: {reason}")
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
        if replacement is None or self.state not in UNRESOLVED:
            return ""
        change = self.change
        return additions.why_not(
            change.context_before, change.before, replacement, change.context_after
        )


class PastProposal(FileObject):
    """A line: what was proposed for a revision, and what became of it."""

    format: Literal["copyedit-queue"]
    version: Literal[1]
    site: Name
    title: Title
    pageid: PageId = 0
    url: Address = ""
    revid: RevisionId
    timestamp: Time | None = None
    rules_version: Word = ""
    is_open: StrictBool
    findings: tuple[PastFinding, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> PastProposal:
        changes = [finding.change for finding in self.findings]
        if any(left.end >= right.start for left, right in pairwise(changes)):
            raise mistake_of_object("findings must be in the order of the text and not touch")
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
