"""The command line of ``pwb copyedit``, except for the options that Pywikibot reads itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot_plugins.core import registry
from bot_plugins.core.language_codes import read_language
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands import typo_lists
from bot_plugins.frameworks.commands.edit_options import EditOptions
from bot_plugins.frameworks.commands.parsing import OptionError, parse
from bot_plugins.frameworks.commands.rule_options import RuleOptions
from bot_plugins.frameworks.commands.skip_options import SkipOptions
from bot_plugins.run import Mode
from bot_plugins.run.saving.pacing import GRACE_SECONDS

REPORT_FOLDER = "copyedit-report"
OptionsT = TypeVar("OptionsT", bound="CopyeditOptions")


@dataclass
class CopyeditOptions(EditOptions, SkipOptions, RuleOptions):
    """What the command line asks for; the fields are the options' names."""

    ask: bool = False
    always: bool = False
    maxedits: int | None = None
    report: str = REPORT_FOLDER
    noreport: bool = False
    xml: str = ""
    findrule: list[str] = field(default_factory=list)
    queue: str = ""
    noqueue: bool = False
    grace: float = field(default=GRACE_SECONDS, metadata={"former": ["settle"]})

    @property
    def mode(self) -> Mode:
        """What happens to proposals; a dry run unless something else is asked for."""
        if self.ask:
            return Mode.ASK
        return Mode.ALWAYS if self.always else Mode.DRY

    @property
    def folder(self) -> Path | None:
        """Where the report goes; None for no report."""
        return None if self.noreport else Path(self.report)

    def sought_rules(self) -> list[Rule]:
        """Return the rules whose slips a search is to look for.

        Raises:
            UnknownRuleError: a rule name that does not exist.
        """
        return [registry.find(name) for name in dict.fromkeys(self.findrule)]


def parsed(arguments: Iterable[str]) -> CopyeditOptions:
    """Read the options that Pywikibot has left over.

    Raises:
        OptionError: the message names the option.
        UnknownLanguageError, UnknownRuleError: ``-language:`` or a rule that does not exist.
    """
    return checked(parse(arguments, CopyeditOptions()))


def checked(options: OptionsT) -> OptionsT:
    """Return options if they do not contradict each other, with the language's usual code.

    Raises:
        OptionError: the message names the option.
        UnknownLanguageError, UnknownRuleError: ``-language:`` or a rule that does not exist.
    """
    if options.language:
        options.language = read_language(options.language)
    typo_lists.check_names((*options.rules, *options.skiprules), options.typos)
    typo_lists.check_names(options.findrule, ())
    options.stop_page  # noqa: B018 - checks the title
    if options.ask and options.always:
        raise OptionError("-ask and -always contradict each other: choose one")
    if options.xml and options.findrule:
        raise OptionError("-findrule searches a wiki and -xml reads a file: choose one")
    if options.noqueue and options.mode is not Mode.DRY:
        raise OptionError(
            f"-noqueue is for dry runs: -{options.mode.value} records in the queue what it saves,"
            " so that it can be undone and is never repeated"
        )
    if options.queue and options.noqueue:
        raise OptionError("-queue and -noqueue contradict each other: choose one")
    return options
