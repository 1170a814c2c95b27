"""The settings page of a task: read strictly, and refused as a whole if anything is wrong.

A page that is refused, or that was deleted, must not widen anything: the last good settings stay
in force. If a page is refused and there never were any, the task proposes but saves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.control import strict_json
from bot_plugins.apps.maintenance.control.settings import WikiSettings
from bot_plugins.core.quoted import quoted
from bot_plugins.ports import ControlPage

MOST_REASONS = 5


class SettingsError(ValueError):
    """Settings that are refused; the message has all reasons, in one line."""


def chosen(
    page: ControlPage | None, task: Task, known_rules: Collection[str], kept: str
) -> tuple[WikiSettings, str]:
    """Return the settings in force, and why they are not the page's ("" if they are).

    ``kept`` is what ``as_kept`` returned for the last good settings, "" if there never were any.
    If the reason is empty and there is a page, the settings are to be kept.
    """
    if task.settings_page is None:
        return WikiSettings(), ""
    name = f"the settings page {quoted(task.settings_page)}"
    if page is None:
        return _last_good(kept, known_rules, f"{name} is missing") if kept else (WikiSettings(), "")
    try:
        return read_settings(page, task, known_rules), ""
    except SettingsError as wrong:
        return _last_good(kept, known_rules, f"{name} is refused: {wrong}")


def read_settings(
    page: ControlPage | None, task: Task, known_rules: Collection[str]
) -> WikiSettings:
    """Return what the settings page says; a missing page says nothing.

    ``known_rules`` are the names of all existing rules.

    Raises:
        SettingsError: people other than agreed may edit the page, something in it is malformed
            or unknown, or it allows more than the task's configuration.
    """
    if page is None:
        return WikiSettings()
    _check_editors(page, task)
    settings = from_kept(page.text)
    unknown = [name for name in settings.rules_off if name not in known_rules]
    reasons = [f"rules_off: there is no rule {quoted(name)}" for name in unknown]
    _refuse([*reasons, *_widenings(settings, task)])
    return settings


def as_kept(settings: WikiSettings) -> str:
    """Return settings as text to be kept from pass to pass."""
    return settings.model_dump_json(exclude_defaults=True)


def from_kept(text: str) -> WikiSettings:
    """Return the settings in a text, which is from ``as_kept`` or from a page.

    Raises:
        SettingsError: the text is malformed.
    """
    try:
        return WikiSettings.model_validate(strict_json.read(text))
    except strict_json.JsonError as wrong:
        raise SettingsError(str(wrong)) from None
    except ValidationError as wrong:
        errors = wrong.errors(include_input=False, include_url=False)
        raise SettingsError(_joined([_reason(error) for error in errors])) from None


def _last_good(kept: str, known_rules: Collection[str], reason: str) -> tuple[WikiSettings, str]:
    if not kept:
        return WikiSettings(saves=False), f"{reason}; nothing is saved until it is fixed"
    try:
        settings = from_kept(kept)
    except SettingsError as wrong:
        reason = f"{reason}; the earlier settings cannot be read: {wrong}"
        return WikiSettings(saves=False), f"{reason}; nothing is saved until the page is fixed"
    known = tuple(name for name in settings.rules_off if name in known_rules)
    settings = settings.model_copy(update={"rules_off": known})
    return settings, f"{reason}; the last good settings stay in force until it is fixed"


def _check_editors(page: ControlPage, task: Task) -> None:
    """Refuse a page unless only the bot's operator or the groups the task names may edit it."""
    others = [group for group in page.protection if group not in task.settings_protection]
    if page.is_own or (page.protection and not others):
        return
    agreed = " or ".join(task.settings_protection) or "nobody"
    who = "everybody" if not page.protection else " and ".join(map(quoted, others))
    raise SettingsError(
        f"{who} may edit it; protect it so that only {agreed} may"
        f" (settings_protection in the configuration)"
    )


def _widenings(settings: WikiSettings, task: Task) -> Iterator[str]:
    for name, value in settings.limits.given().items():
        most = getattr(task.limits, name)
        if value > most:
            yield f"limits.{name}: {value:.15g} is more than the {most:.15g} of the configuration"
    least = task.limits.every
    if settings.every is not None and settings.every < least:
        yield f"every: {settings.every:.15g} is less than the {least:.15g} of the configuration"


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        raise SettingsError(_joined(reasons))


def _joined(reasons: Sequence[str]) -> str:
    more = len(reasons) - MOST_REASONS
    return "; ".join([*reasons[:MOST_REASONS], *([f"and {more} more"] if more > 0 else [])])


def _reason(error: ErrorDetails) -> str:
    """Say where a mistake is and what it is; keys on the page may contain anything."""
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"the key {quoted(where)} is unknown"
    what = error["msg"].removeprefix("Value error, ")
    return f"{where}: {what}" if where else what
