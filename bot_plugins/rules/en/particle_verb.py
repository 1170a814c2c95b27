"""A verb with a particle is two words: "to setup" -> "to set up", "can login" -> "can log in".

The noun is one word ("the setup"). Fires after "to", modals, "please", pronouns and "be", and where
a sentence begins with a command; the word before "to" and the parse show whether a verb is meant.
Left alone: "access to backup files", "prior to startup", commands and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser, particles
from bot_plugins.languages.english.excerpt import confirming


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to write the verb and its particle apart."""
    for match in particles.matches(document.prose):
        if particles.is_possible(document, match) and particles.is_verb(document, match):
            verb = particles.replacement(match)
            message = f"the verb is two words, '{verb}'; '{match['noun']}' is a noun"
            yield Suggestion(Edit(*match.span("noun"), verb), message)


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=particles.TRIGGERS,
    confirms=confirming(particles.matches, bool, particles.is_possible),
    examples=(
        Keeps("They have access to backup files.", "the noun 'backup'"),
        Keeps("It is run prior to startup and close to shutdown.", "nouns"),
        Keeps("This takes you to login page two; it is a guide to setup.", "nouns"),
        Keeps("The next step is setup; the last was shutdown of the pump.", "nouns"),
        Keeps("It gives you login data and lets them have backup plans.", "nouns"),
        Keeps("It was built for storage and backup.", "a noun"),
        Keeps("Backup the easy way is slow. Login to the site is free.", "nouns"),
        Keeps("Setup a is old; the Login the king wrote.", "nouns, and a title"),
        Keeps('He wrote: "you have to setup a server".', "a quotation is verbatim"),
        Fixes("You have to setup a server.", "You have to set up a server."),
        Fixes("You can login with your name.", "You can log in with your name."),
        Fixes("It is used to login into the site.", "It is used to log into the site."),
        Fixes("It was setup in May by the king.", "It was set up in May by the king."),
        Fixes("They will startup again.", "They will start up again."),
        Fixes("It does not logout by itself.", "It does not log out by itself."),
        Fixes("If you shutdown the engine, it stops.", "If you shut down the engine, it stops."),
        Fixes("They tried to takeover the town.", "They tried to take over the town."),
        Fixes("Install it and setup the server.", "Install it and set up the server."),
        Fixes("Setup the server first.", "Set up the server first."),
        Fixes("# Login to the site.", "# Log in to the site."),
        Fixes("They want to set-up a club.", "They want to set up a club."),
    ),
)  # fmt: skip
