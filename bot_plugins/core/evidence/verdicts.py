"""What a reader may say of a finding."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """A reader's word on a finding."""

    RIGHT = "right"
    """It was wrong before and is right after: the reader would sign it as an own edit."""
    OTHER = "other"
    """There is a slip, and one of the alternatives is its repair."""
    WRONG_REPAIR = "wrong-repair"
    """There is a slip, and none of the repairs is what was meant."""
    VERBATIM = "verbatim"
    """It stands in a quotation, a name, a title, code or a foreign text."""
    WRONG = "wrong"
    """It is right as it stands."""
    ARTEFACT = "artefact"
    """It is there only because markup was stripped from the text."""
    UNKNOWN = "unknown"
    """It cannot be known."""

    @property
    def tells(self) -> bool:
        """Whether it says something of the rule: an artefact or an unknown one does not."""
        return self not in (Verdict.ARTEFACT, Verdict.UNKNOWN)
