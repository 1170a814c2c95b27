"""The page's texts in the reader's language: chosen on the page, or asked for by the browser.

They are in ``scripts/i18n/copyedit_review``, one file per language. A text of the program that is
not made here, such as a reason in the queue, is translated by ``said``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import g, has_request_context, request
from markupsafe import Markup, escape

from bot_plugins.core.messages import ENGLISH, catalogue, plural_form, with_plurals
from bot_plugins.core.summary import kind_key
from bot_plugins.ui.review import about_rule
from bot_plugins.ui.review.shown import direction
from bot_plugins.ui.review.web.sentences import OF_RULES, recognised

BUNDLE = "copyedit_review"
COOKIE = "copyedit_review_language"
SCRIPT = ("not-done", "no-choice-1", "no-choice-2", "no-choice-3", "no-answer", "no-answer-yet")
"""Names of the messages that the page hands to its scripts."""
MARKS = ("mark-removed", "mark-added", "mark-end", "mark-accepted", "mark-kept")
"""Names of the messages that style sheets put around changes."""
_THOUSANDS = {"en": ",", "de": ".", "es": ".", "fr": "\u202f"}


class ShownNumber(int):
    """A whole number that is written with the thousands separator of a language."""

    separator = ","

    def __str__(self) -> str:
        return f"{int(self):,}".replace(",", self.separator)


class StrongNumber(ShownNumber):
    """A number that is set in bold in HTML."""

    def __html__(self) -> str:
        return f"<strong>{self}</strong>"


@dataclass(frozen=True)
class InterfaceTexts:
    """The texts in one language."""

    language: str

    @property
    def direction(self) -> str:
        """The direction of the language's script, as HTML names it."""
        return direction(self.language, "")

    def say(self, name: str, /, **parameters: object) -> str:
        """Return a message, filled in.

        Raises:
            KeyError: there is no such message, or it lacks a parameter.
        """
        filled = self._numbers(parameters)
        return self._form(name, filled) % filled

    def html(self, name: str, /, **parameters: object) -> Markup:
        """Return a message as HTML; parameters are escaped unless they are HTML themselves."""
        filled = self._numbers(parameters)
        return escape(self._form(name, filled)) % filled

    def number(self, value: int) -> str:
        """Return a whole number with the language's thousands separator."""
        return str(self._number(value))

    def strong(self, value: int) -> StrongNumber:
        """Return a number that is bold where it stands in HTML."""
        found = StrongNumber(value)
        found.separator = self._separator
        return found

    def said(self, text: str) -> str:
        """Return a sentence of the program, translated if it is in the catalogue."""
        found = recognised(text) if self.language != ENGLISH else None
        if found is None:
            return text
        words = dict(found.words)
        if not found.name.startswith(OF_RULES):  # their words are a page's
            words = {key: self.said(one) for key, one in words.items()}
        return self.say(found.name, **words, **found.numbers)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of mistake, as edit summaries call it."""
        known = catalogue("copyedit").get(self.language, {}).get(kind_key(kind))
        return with_plurals(known, {"num": 1}, plural_form(self.language)) if known else kind

    def rule(self, name: str) -> str:
        """Return a rule's name in words; in other languages its kind comes first."""
        kind = about_rule.kind(name) if self.language != ENGLISH else ""
        return (
            f"{self.kind(kind)} ({name.replace('_', ' ')})" if kind else about_rule.human_name(name)
        )

    @cached_property
    def _separator(self) -> str:
        return _THOUSANDS.get(self.language, "\u00a0")

    def _number(self, value: int) -> ShownNumber:
        found = ShownNumber(value)
        found.separator = self._separator
        return found

    def _numbers(self, parameters: Mapping[str, object]) -> dict[str, object]:
        return {
            name: self._number(value) if type(value) is int else value
            for name, value in parameters.items()
        }

    def _form(self, name: str, parameters: Mapping[str, object]) -> str:
        text = catalogue(BUNDLE)[self.language][f"{BUNDLE}-{name}"]
        return with_plurals(text, parameters, plural_form(self.language))


def languages() -> dict[str, str]:
    """Return the languages of the page, by code: each one's own name."""
    return {code: InterfaceTexts(code).say("language-name") for code in catalogue(BUNDLE)}


def best_language(accepted: Callable[[list[str]], str | None]) -> str:
    """Return the language that ``accepted`` picks from those there are; English if it has none."""
    return accepted([ENGLISH, *(code for code in catalogue(BUNDLE) if code != ENGLISH)]) or ENGLISH


def texts() -> InterfaceTexts:
    """Return the texts for the present request; English ones outside of requests."""
    if not has_request_context():
        return InterfaceTexts(ENGLISH)
    if "texts" not in g:
        chosen = request.cookies.get(COOKIE, "")
        known = chosen in catalogue(BUNDLE)
        g.texts = InterfaceTexts(
            chosen if known else best_language(request.accept_languages.best_match)
        )
    found: InterfaceTexts = g.texts
    return found


def say(name: str, /, **parameters: object) -> str:
    """Return a message in the reader's language."""
    return texts().say(name, **parameters)


def say_html(name: str, /, **parameters: object) -> Markup:
    """Return a message in the reader's language, as HTML."""
    return texts().html(name, **parameters)


def script_texts() -> dict[str, str]:
    """Return what the page's scripts say, by name; ``%(reason)s`` is filled in by them."""
    return {name: say(name, reason="%(reason)s") for name in SCRIPT}


def sentence(text: str) -> str:
    """Return a text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
