"""A finding as the page's templates need it: texts ready to be shown, links safe to follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot_plugins.core.change import CONTEXT, Change
from bot_plugins.core.messages import ENGLISH
from bot_plugins.core.visible import difference
from bot_plugins.store.figures import Share
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import neighbours
from bot_plugins.ui.display import choices, escaped
from bot_plugins.ui.report.links import history_link, page_link, revision_link
from bot_plugins.ui.review import about_rule
from bot_plugins.ui.review.sentence import EditableSentence, paragraph_of, sentence_of
from bot_plugins.ui.review.shown import TextPiece, direction, in_context, language
from bot_plugins.ui.review.web.texts import say, texts

RECENTLY = timedelta(hours=1)
"""The age of an edit that reviewers need not know about."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a finding.

    ``share`` is the rule's share of accepted changes here, None before the first decision;
    ``choices`` are the possible replacements, the first choice first, empty if there is only one.
    """

    item: Item
    title: str
    pieces: Sequence[TextPiece]
    language: str
    direction: str
    rule_name: str
    track_record: str
    remembered: str
    sentence: EditableSentence
    is_whole: bool
    share: Share | None
    url: str
    revision_url: str
    history_url: str
    choices: Sequence[str]

    @property
    def minutes(self) -> int:
        """How many minutes ago the page was edited, as far as the queue knows; 0 from an hour on.

        A fresh edit with a slip may be vandalism, or by somebody who is still at work.
        """
        edited = self.item.timestamp
        age = datetime.now(UTC) - edited if edited else RECENTLY
        return max(1, int(age.total_seconds() // 60)) if age < RECENTLY else 0

    @property
    def spoken(self) -> str:
        """The change in a few words, for screen readers."""
        said = spoken(self.item)
        for other in self.choices[1:]:
            said = say("or-change", first=said, other=_short(other))
        return said


def cards(
    items: Iterable[Item],
    shares: Mapping[str, Share],
    most: int = CONTEXT,
    *,
    is_whole: bool = False,
) -> list[Card]:
    """Return findings ready to be shown, with up to ``most`` code points on each side.

    The whole paragraph is edited, not only a sentence, if it ``is_whole``.
    """
    return [_card(item, shares.get(item.change.rule), most, is_whole=is_whole) for item in items]


def spoken(item: Item) -> str:
    """Return a change in a few words; spaces are made visible where nothing else would be."""
    removed, added = difference(item.change.before, item.replacement)
    return f"{_short(removed)} → {_short(added)}"


def _card(item: Item, share: Share | None, most: int, *, is_whole: bool) -> Card:
    code = language(item)
    change = item.change
    text = change.context_before + change.before + change.context_after
    return Card(
        item,
        escaped(item.title) or say("untitled"),
        in_context(item, most),
        code,
        direction(code, text),
        escaped(_rule_name(change.rule)),
        about_rule.track_record(change),
        words_between(change),
        paragraph_of(item) if is_whole else sentence_of(item, code),
        is_whole,
        share,
        page_link(item.url),
        revision_link(item.url, item.revid),
        history_link(item.url),
        choices(change.before, change.choices) if change.alternatives else (),
    )


def words_between(change: Change) -> str:
    """Return a change's words between their neighbours, as "never an error" remembers them."""
    left, right = neighbours(change)
    words = difference(change.before, change.after)[0]
    return escaped(" ".join(filter(None, (left, words, right))))


def _short(shown: str, most: int = 40) -> str:
    if not shown:
        return say("no-words")
    return say("quoted", text=shown if len(shown) <= most else f"{shown[: most - 1]}…")


def _rule_name(rule: str) -> str:
    """Return what a card calls a rule: its kind of mistake if that is translated."""
    kind = about_rule.kind(rule) if texts().language != ENGLISH else ""
    name = texts().kind(kind) if kind else about_rule.human_name(rule)
    return name[:1].upper() + name[1:]
