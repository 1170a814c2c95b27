"""The verdicts that a reader can give on a finding."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """A reader's verdict on a finding."""

    RIGHT = "right"
    """It was wrong before and is right after: readers would make the edit under their own name."""
    OTHER = "other"
    """There is a slip, and one of the alternatives fixes it."""
    WRONG_REPAIR = "wrong-repair"
    """There is a slip, and none of the replacements is what was meant."""
    VERBATIM = "verbatim"
    """It is in a quotation, a name, a title, code or a foreign-language text."""
    WRONG = "wrong"
    """The text was right as it was."""
    ARTEFACT = "artefact"
    """It is there only because markup was stripped from the text."""
    UNKNOWN = "unknown"
    """It cannot be known."""

    @property
    def tells(self) -> bool:
        """Whether the verdict is evidence on the rule: ARTEFACT and UNKNOWN are not."""
        return self not in (Verdict.ARTEFACT, Verdict.UNKNOWN)
