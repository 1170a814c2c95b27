"""Names of firms, sites and systems take their capitals: "a linux user" -> "a Linux user".

The names are in ``languages/english/data/capitals.tsv``: those that are no words or commands in
lower case. Fires between English words only. Left alone: addresses, files, packages and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.proper import in_lower_case, lowered


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the name as its owner writes it."""
    for span, right in in_lower_case(document, "product"):
        yield Suggestion(Edit(*span, right), f"'{right}' is a name")


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    words=lambda _: lowered("product"),
    examples=(
        Keeps("See it at www.github.com, in /usr/linux or in linux-image there.", "addresses"),
        Keeps("Type 'apt-get install debian' into the window that opens.", "a command"),
        Keeps("* linux", "a label"),
        Keeps("Put the list into the debian directory of the package.", "a directory"),
        Keeps("He said that <code>the linux kernel is here</code>.", "code"),
        Keeps("They use Linux and write JavaScript for it.", "correct as it is"),
        Keeps('He wrote: "I have a linux system at home".', "a quotation is verbatim"),
        Fixes("If you are a linux user, see the list.", "If you are a Linux user, see the list."),
        Fixes(
            "They wrote it in javascript, as on youtube.",
            "They wrote it in JavaScript, as on YouTube.",
        ),
    ),
)
