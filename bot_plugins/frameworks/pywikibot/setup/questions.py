"""Questions to a person, each of which an option can answer instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pywikibot

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.ports import RunStopped

AnswerT = TypeVar("AnswerT")


def ask(question: str, default: str, *, needed: bool = True) -> str:
    """Ask for a line of text; an empty one gives ``default``.

    If the answer is ``needed`` and there is no default, the question is asked until it is answered.

    Raises:
        OptionError: nobody is there to answer.
    """
    suggested = default or (None if needed else "")
    try:
        return str(pywikibot.input(question, default=suggested, force=False)).strip()
    except EOFError:
        raise _nobody(question) from None


def ask_secret(question: str) -> str:
    """Ask for a line of text that is not shown while it is typed.

    Raises:
        OptionError: nobody is there to answer.
    """
    try:
        return str(pywikibot.input(question, password=True, default=None)).strip()
    except EOFError:
        raise _nobody(question) from None


def is_wanted(question: str, given: bool | None, *, default: bool, before: str = "") -> bool:
    """Return whether a person, or the option ``given``, wants something.

    ``before`` explains the question.

    Raises:
        OptionError: nobody is there to answer.
    """
    if given is not None:
        return given
    _explain(before)
    try:
        return bool(pywikibot.input_yn(question, default=default, automatic_quit=False))
    except EOFError:
        raise _nobody(question) from None


def until_right(
    given: str, ask_again: Callable[[], str], read: Callable[[str], AnswerT], *, before: str
) -> AnswerT:
    """Return what ``read`` makes of an answer; ask again, with its reason, if it refuses one.

    ``before`` explains the question.

    Raises:
        RunStopped: ``read`` refuses the option's answer, ``given``, which nobody can correct now.
    """
    if given:
        return read(given)
    _explain(before)
    while True:
        try:
            return read(ask_again())
        except RunStopped as error:
            pywikibot.error(str(error))


def _explain(text: str) -> None:
    if text:
        pywikibot.stdout(text)


def _nobody(question: str) -> OptionError:
    return OptionError(f'nobody answered "{question}": it needs a terminal, or an option (-help)')
