"""The command line of ``pwb copyedit``, apart from what Pywikibot reads itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bot_plugins import registry
from bot_plugins.rule import Rule
from bot_plugins.session import Mode, SaveFlags
from bot_plugins.summary import Style

REPORT_FOLDER = "copyedit-report"


class OptionError(ValueError):
    """An option that is unknown, lacks its value or contradicts another."""


@dataclass
class Options:
    """What the command line asks for; the fields are the options' names."""

    ask: bool = False
    always: bool = False
    language: str = ""
    rules: list[str] = field(default_factory=list)
    skiprules: list[str] = field(default_factory=list)
    summary: str = ""
    task: str = ""
    tag: list[str] = field(default_factory=list)
    notminor: bool = False
    notbot: bool = False
    maxedits: int | None = None
    report: str = REPORT_FOLDER
    noreport: bool = False
    xml: str = ""

    @property
    def mode(self) -> Mode:
        """What happens to proposals; a dry run unless something else is asked for."""
        if self.ask:
            return Mode.ASK
        return Mode.ALWAYS if self.always else Mode.DRY

    @property
    def flags(self) -> SaveFlags:
        """How edits are saved."""
        return SaveFlags(minor=not self.notminor, bot=not self.notbot, tags=tuple(self.tag))

    @property
    def style(self) -> Style:
        """How summaries are written: ``-summary:`` that ends in a colon is only a prefix."""
        is_prefix = self.summary.endswith(":")
        return Style(
            prefix=self.summary if is_prefix else "",
            override="" if is_prefix else self.summary,
            link=self.task,
        )

    @property
    def folder(self) -> Path | None:
        """Where the report goes; None for no report."""
        return None if self.noreport else Path(self.report)

    def chosen_rules(self, language: str) -> list[Rule]:
        """Return the rules to use for texts in ``language``.

        Raises:
            UnknownRuleError: a rule name that does not exist.
            OptionError: no rule is left.
        """
        skipped = {registry.find(name).name for name in self.skiprules}
        chosen = registry.rules_for(language, self.rules or None)
        rules = [rule for rule in chosen if rule.name not in skipped]
        if not rules:
            raise OptionError("-skiprules leaves no rule to use")
        return rules


def parse(arguments: Iterable[str]) -> Options:
    """Read the options that Pywikibot has left over.

    Raises:
        OptionError: the message names the option.
    """
    options = Options()
    for argument in arguments:
        name, colon, value = argument.partition(":")
        _set(options, argument, name.removeprefix("-"), value if colon else None)
    if options.ask and options.always:
        raise OptionError("-ask and -always contradict each other: choose one")
    return options


def _set(options: Options, argument: str, name: str, value: str | None) -> None:
    old = getattr(options, name, None)
    if not argument.startswith("-") or name not in Options.__dataclass_fields__:
        raise OptionError(f'unknown option "{argument}"')
    if isinstance(old, bool):
        if value is not None:
            raise OptionError(f"-{name} takes no value")
        setattr(options, name, True)
    elif not value:
        raise OptionError(f"-{name} needs a value: -{name}:...")
    elif isinstance(old, list):
        setattr(options, name, [*old, *(part.strip() for part in value.split(",") if part.strip())])
    else:
        setattr(options, name, _number(name, value) if name == "maxedits" else value)


def _number(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise OptionError(f"-{name} needs a whole number above 0, not {value!r}")
    return int(value)
