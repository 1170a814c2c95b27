"""Proposals built by hand, for the tests of what is shown and reported."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

from bot_plugins.core.change import Change, change_by
from bot_plugins.core.edits import Edit
from bot_plugins.core.engine import compose_proposal
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability, Rule

COMMA = Rule(
    "space before comma",
    Applicability.TRUSTED,
    check=lambda _: (),
    triggers=(" ,",),
    examples=(),
    counted=True,
    name="space_before_comma",
)
VERB = Rule(
    "verb form",
    Applicability.REVIEW,
    check=lambda _: (),
    triggers=("went",),
    examples=(),
    name="verb_form",
)


def finding(text: str, edit: Edit, rule: Rule = VERB, message: str = "a reason") -> Change:
    return change_by(rule, edit, text[edit.start : edit.end], message=message)


def proposal_of(
    revision: Revision, edits: list[Edit], rule: Rule = VERB, message: str = "a reason"
) -> Proposal:
    return compose_proposal(revision, [finding(revision.text, one, rule, message) for one in edits])


def marked(text: str, **about: object) -> Proposal:
    """Build a proposal of a text in which ``«old|new»`` marks each change."""
    source, edits = "", []
    for piece in re.split(r"(«[^|]*\|[^»]*»)", text):
        if piece.startswith("«"):
            old, new = piece[1:-1].split("|")
            edits.append(Edit(len(source), len(source) + len(old), new))
            source += old
        else:
            source += piece
    return proposal_of(Revision(source, **about), edits)  # type: ignore[arg-type]


def with_choices(
    proposal: Proposal, *alternatives: str, applicability: Applicability = Applicability.REVIEW
) -> Proposal:
    """Return a proposal all of whose findings have these alternatives, and go so far."""
    changed = {"alternatives": alternatives, "applicability": applicability}
    return compose_proposal(
        proposal.revision,
        [replace(one, **changed) for one in proposal.findings],  # type: ignore[arg-type]
    )


# Few characters, many of them awkward: line ends, spaces, marks, joiners, hidden and steering.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from("ab  \n\n\r,[]{}+-\\\x00\u202e\u200d\u0301é中\ud800"), st.characters()
    ),
    max_size=60,
)


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    """Draw a page of awkward text with up to four changes that do not touch."""
    text = draw(AWKWARD)
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, end, draw(AWKWARD)) for start, end in pairs]
    return proposal_of(Revision(text, title="Page", revid=1), edits)
