"""Initialisms take capitals in a sentence: "a usb cable" -> "a USB cable".

They are in ``languages/english/data/capitals.tsv``: those that are nothing else in lower case.
Fires between English words only. Left alone: addresses, files, tags and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.proper import in_lower_case, lowered


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest capitals."""
    for span, right in in_lower_case(document, "initialism"):
        yield Suggestion(Edit(*span, right), f"'{right}' is an initialism")


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    words=lambda _: lowered("initialism"),
    examples=(
        Keeps("See it at index.html, in /sys/usb or with usb-modeswitch there.", "names of files"),
        Keeps("Put it into the xml file or the html folder of the site.", "often in lower case"),
        Keeps("* usb", "a label"),
        Keeps("It has gprs options files and calls run(host(as xml), map) then.", "files, code"),
        Keeps("It has the type application/xhtml+xml and the xml:lang attribute.", "code"),
        Keeps("He said that <code>the usb cable is here</code>.", "code"),
        Keeps("They use USB and GPS, and write an api for it.", "correct as it is"),
        Keeps('He wrote: "I have a usb cable at home".', "a quotation is verbatim"),
        Fixes("If the usb cable is lost, buy another.", "If the USB cable is lost, buy another."),
        Fixes("It finds a place by gps, and has a cpu.", "It finds a place by GPS, and has a CPU."),
    ),
)
