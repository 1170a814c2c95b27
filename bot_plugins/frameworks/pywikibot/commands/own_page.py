"""A page of the wiki that a command writes: the bot's text between two comments, saved if new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import pywikibot

from bot_plugins.core import exit_codes
from bot_plugins.core.wikitext import NoPlaceError, SectionMarkers, placed
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.run import EditConflict, PageSkipped, RunStopped


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page that an option names, as it is when a command begins; ``base`` is its revision."""

    writer: Writer
    option: str
    title: str
    text: str
    base: int

    @classmethod
    def read(cls, option: str, title: str) -> Self:
        """Log in on the configured wiki, and read a page.

        Raises:
            RunStopped: the account cannot log in, or the wiki does not answer.
        """
        site = pywikibot.Site()
        writer = Writer(site, namespaces=None)
        writer.log_in()
        page = pywikibot.Page(site, title)
        is_there = page.exists()
        text, base = (page.text, page.latest_revision_id) if is_there else ("", 0)
        return cls(writer, option, page.title(), text, base)

    def save(self, text: str, marks: SectionMarkers, summary: str, what: str) -> None:
        """Save the page with ``text`` between its marks, if that changes it; print what was done.

        Raises:
            OptionError: the page is not one for texts of the bot, or has no place for it.
            RunStopped: the wiki does not answer, or somebody edited the page meanwhile.
        """
        try:
            new = placed(self.text, text, marks)
            if new == self.text:
                pywikibot.stdout(f"{self.title}: {what}, as before")
                return
            revid = self.writer.publish(self.title, new, self.base, summary)
        except (NoPlaceError, PageSkipped) as error:
            raise OptionError(f"-{self.option}:{self.title}: {error}") from error
        except EditConflict:
            raise RunStopped(
                f"{self.title} was edited meanwhile: start again", exit_codes.PARTIAL
            ) from None
        told = f"revision {revid}" if revid != self.base else "simulated, nothing was saved"
        pywikibot.stdout(f"{self.title}: {what}, {told}")
