"""Edit summaries, generated from the changes: old -> new, within the wiki's length limit.

The English messages are defined here, in Pywikibot's format; ``python -m bot_plugins docs`` writes
them to ``scripts/i18n``, where their translations are, and a framework passes a translator.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot_plugins.core.change import Change
from bot_plugins.core.messages import ENGLISH, plural_form, with_plurals
from bot_plugins.core.rule import Rule

LIMIT = 500
"""Most code points in a summary (MediaWiki, CommentStore::COMMENT_CHARACTER_LIMIT)."""
LONGEST_WORDS = 40
"""Code points of old or new words shown in full; longer ones end in an ellipsis."""

REPORT_MESSAGES = {
    "copyedit-report-about": (
        "A bot looks for slips of language in this wiki's pages and proposes small corrections."
    ),
    "copyedit-report-saves-nothing": "It does not edit the pages that it reads.",
    "copyedit-report-saves-accepted": "It saves only what a person has accepted.",
    "copyedit-report-saves-trusted": (
        "It saves what a person has accepted, and changes of rules that are trusted here."
    ),
    "copyedit-report-task": "About this task",
    "copyedit-report-stop": "Stop the bot",
    "copyedit-report-settings": "Settings",
    "copyedit-report-exceptions": "What is not an error",
    "copyedit-report-off-head": (
        "{{PLURAL:%(num)d|One rule is switched off|%(num)d rules are switched off}}:"
    ),
    "copyedit-report-off": "%(rule)s, since %(date)s: %(reason)s",
    "copyedit-report-off-since": "switched off since %(date)s: %(reason)s",
    "copyedit-report-nothing": "No page has been read yet.",
    "copyedit-report-last": "Last pass (%(date)s)",
    "copyedit-report-window": "%(num)d days up to that pass",
    "copyedit-report-pass-read": "pages read",
    "copyedit-report-pass-proposed": "changes proposed",
    "copyedit-report-pass-accepted": "changes accepted because their rule is trusted",
    "copyedit-report-pass-saved": "pages saved",
    "copyedit-report-pass-reverted": "saves reverted by others",
    "copyedit-report-rule": "Rule",
    "copyedit-report-proposed": "Proposed (%(num)d days)",
    "copyedit-report-accepted": "Accepted by people",
    "copyedit-report-edited": "Accepted with other text",
    "copyedit-report-rejected": "Rejected",
    "copyedit-report-saved": "Saved",
    "copyedit-report-reverted": "Reverted",
    "copyedit-report-precision": "Right (interval)",
    "copyedit-report-state": "State",
    "copyedit-report-trusted": "trusted here",
    "copyedit-report-review": "needs a person",
    "copyedit-report-notes": "Please note:",
    "copyedit-report-summary": (
        "{{PLURAL:%(num)d|Report of a pass over one page|Report of a pass over %(num)d pages}}"
    ),
}
"""Messages of the report page of scheduled passes (``maintenance.reporting``)."""

MESSAGES = {
    "copyedit-prefix": "Copyedit:",
    "copyedit-task": "task",
    "copyedit-more": "{{PLURAL:%(num)d|+1 more|+%(num)d more}}",
    "copyedit-words": "%(before)s → %(after)s (%(kind)s)",
    "copyedit-put-in": "+ %(after)s (%(kind)s)",
    "copyedit-taken-out": "− %(before)s (%(kind)s)",
    "copyedit-repeated": "%(change)s ×%(num)d",
    "copyedit-list-head": (
        "{{PLURAL:%(num)d|One proposed change waits|%(num)d proposed changes wait}} for a decision."
    ),
    "copyedit-list-help": (
        "If a change is right, edit the page; if it is wrong, remove its line here, and it will"
        " not be proposed again. Changes that were made leave the list by themselves."
    ),
    "copyedit-list-edit": "edit the page",
    "copyedit-list-more": "{{PLURAL:%(num)d|one more change|%(num)d more changes}}",
    "copyedit-list-or": "or",
    "copyedit-list-doubtful": "doubtful",
    "copyedit-list-summary": (
        "{{PLURAL:%(num)d|List of one proposed change|List of %(num)d proposed changes}}"
    ),
    "copyedit-figures-proposed": "Proposed",
    "copyedit-figures-accepted": "Accepted",
    "copyedit-figures-rests": "rests: too few of its changes were right",
    "copyedit-figures-summary": (
        "{{PLURAL:%(num)d|Figures of one rule of lists|Figures of %(num)d rules of lists}}"
    ),
    "copyedit-run": "run %(num)d",
    "copyedit-undo": "Undid own copyedit [[Special:Diff/%(num)d]]",
    **REPORT_MESSAGES,
}

Translator = Callable[[str, Mapping[str, object]], str]
"""Turns a message key and its parameters into text in the wiki's language.

Raises KeyError for a key it does not know; the English message is then used.
"""


@dataclass(frozen=True, slots=True)
class SummaryStyle:
    """How summaries are written.

    ``prefix`` replaces the first word, ``override`` the whole summary; ``link`` is the title of
    the bot's task page; ``run`` is the run's number to mention (0: none); ``limit`` is the longest
    summary in code points.
    """

    prefix: str = ""
    override: str = ""
    link: str = ""
    run: int = 0
    limit: int = LIMIT


def write(
    findings: Sequence[Change],
    style: SummaryStyle | None = None,
    translate: Translator | None = None,
) -> str:
    """Write the summary of a page edit that makes ``findings``; empty if there are none."""
    style, say = style or SummaryStyle(), translate or english
    if not findings:
        return ""
    run = f" ({say('copyedit-run', {'num': style.run})})" if style.run else ""
    if style.override:
        return style.override[: style.limit - len(run)] + run
    tail = (f" ([[{style.link}|{say('copyedit-task', {})}]])" if style.link else "") + run
    room = style.limit - len(tail)
    text = _fit(style.prefix or say("copyedit-prefix", {}), _parts(findings, say), room, say)
    return (text + tail)[: style.limit]


def english(key: str, parameters: Mapping[str, object]) -> str:
    """Translate a message into English.

    Raises:
        KeyError: there is no such message.
    """
    return with_plurals(messages()[key], parameters, plural_form(ENGLISH)) % parameters


@cache
def messages() -> Mapping[str, str]:
    """Return all English messages: those of summaries, and the kind of slip of each rule."""
    from bot_plugins.core.registry import all_rules

    return MESSAGES | {kind_key(rule.summary): _kind_message(rule) for rule in all_rules()}


@lru_cache(maxsize=1024)
def kind_key(kind: str) -> str:
    """Return the message key of a kind of slip (``Rule.summary``): ``copyedit-verb-form``."""
    return "copyedit-" + re.sub(r"\W+", "-", kind.casefold()).strip("-")


def _kind_message(rule: Rule) -> str:
    if rule.counted:
        return f"{{{{PLURAL:%(num)d|{rule.summary}|{rule.summary} (%(num)d)}}}}"
    return rule.summary


def _parts(changes: Iterable[Change], say: Translator) -> list[tuple[str, int]]:
    """Return the parts of a summary, words before counts, each with its number of changes."""
    worded: Counter[tuple[str, str, str]] = Counter()
    counted: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for change in changes:
        kind = kinds.setdefault(kind_key(change.kind), change.kind)
        if change.is_counted:
            counted[kind] += 1
        else:
            worded[_short(change.before), _short(change.after), kind] += 1
    parts = [(_words(*words, number, say), number) for words, number in worded.items()]
    return parts + [(_say_counted(kind, number, say), number) for kind, number in counted.items()]


def _words(before: str, after: str, kind: str, number: int, say: Translator) -> str:
    key = (
        "copyedit-put-in" if not before else "copyedit-taken-out" if not after else "copyedit-words"
    )
    said = _say_kind(kind, number, say) or _inert(kind)
    change = say(key, {"before": before, "after": after, "kind": said})
    if number == 1:
        return change
    return say("copyedit-repeated", {"change": change, "num": number})


def _say_counted(kind: str, number: int, say: Translator) -> str:
    """Name a kind whose changes are only counted."""
    bare = _inert(kind)
    return _say_kind(kind, number, say) or (bare if number == 1 else f"{bare} ({number})")


def _say_kind(kind: str, number: int, say: Translator) -> str:
    """Name a kind; empty if it has no message, as for a private rule, whose own words are used."""
    try:
        return say(kind_key(kind), {"num": number})
    except KeyError:
        return ""


_ACTS = re.compile(r"(?<=\[)(?=\[)|(?<=\])(?=\])|(?<=/)(?=\*)|(?<=\*)(?=/)")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def _inert(text: str) -> str:
    """Return words of a page, a person or a rule on one line, without active summary markup.

    Links and section names are active (https://www.mediawiki.org/wiki/Help:Edit_summary).
    """
    return _ACTS.sub(" ", " ".join(_UNSEEN.sub(" ", text).split()))


def _short(words: str) -> str:
    words = _inert(words)
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"


def _fit(prefix: str, parts: Sequence[tuple[str, int]], room: int, say: Translator) -> str:
    """Join as many parts as fit, and say how many changes were left out."""
    whole = f"{prefix} {'; '.join(text for text, _ in parts)}"
    if len(whole) <= room:
        return whole
    left_out = sum(number for _, number in parts)
    room -= len(prefix) + len(f"; {say('copyedit-more', {'num': left_out})}")
    kept: list[str] = []
    for text, number in parts:
        room -= len(text) + len("; ")
        if room < 0:
            break
        kept.append(text)
        left_out -= number
    return f"{prefix} {'; '.join([*kept, say('copyedit-more', {'num': left_out})])}"
