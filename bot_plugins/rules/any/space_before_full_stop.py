"""A space before a full stop: "it ended . Then" -> "it ended. Then".

Left alone: spaced ellipses (". . ."), decimals and names that begin with a full stop (".5",
".NET"), a full stop after a template or a reference, single letters and spelled words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, Document
from bot_plugins.languages.common.running import trusted_in_paragraph
from bot_plugins.languages.common.spacing import PHRASE_END, follows_address, is_misplaced

PATTERN = re.compile(
    rf"(?<=[^\s.])[ \t]+\.(?!(?<=\d[ \t]\.)[ \t]*\d)(?=$|\n|[ \t]+(?![ \t.…])|{OPAQUE})"
)

_COMMAND = re.compile(r"[ \t]+[-&|\"'<>=\d]")
"""The rest of a command, in which the full stop is a folder or a window: "mv a . && ls"."""
_CODE = re.compile(r"(?:^=.*|[/#\\_][^\s\[\]|]*|\s--?[a-z][\w-]*(?: [\w-]+)?)\Z", re.MULTILINE)
"""Text before it that ends in a path, a name in code, an option or an unclosed heading."""
_FEWEST = 3
"""Words before the full stop from which on the text is surely a whole sentence."""
_GOES_ON = re.compile(r"[ \t]+[a-zß-ÿ]")
"""A lower-case word: the text may mention the mark ("a single dot . ends it"), or mean a comma."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the space before each full stop that ends a sentence."""
    prose = document.prose
    for match in PATTERN.finditer(prose):
        if prose[match.end() : match.end() + 1] == OPAQUE and _continues(document, match.end()):
            continue
        spelled = prose[match.end() : match.end() + 2].strip() == "."
        if not spelled and follows_address(document, match.start()):
            edit = Edit(*match.span(), ".")
            yield Suggestion(edit, "no space goes before a full stop", Applicability.REPORT)
            continue
        is_command = _COMMAND.match(prose, match.end()) or _is_code(document, match.start())
        if not (spelled or is_command) and is_misplaced(document, *match.span()):
            is_doubtful = _GOES_ON.match(prose, match.end()) is not None
            first, _ = document.sentence(match.start())
            is_sentence = len(prose[first : match.start()].split()) >= _FEWEST
            tier = trusted_in_paragraph(document, match.start()) if is_sentence else None
            applicability = Applicability.REPORT if is_doubtful else tier
            edit = Edit(*match.span(), ".")
            yield Suggestion(edit, "no space goes before a full stop", applicability)


def _is_code(document: Document, position: int) -> bool:
    start = document.source.rfind("\n", 0, position) + 1
    return _CODE.search(document.source[start:position]) is not None


def _continues(document: Document, position: int) -> bool:
    """Tell whether a masked word or full stop follows: ".NET" in two styles."""
    following = document.source[position]
    return following.isalnum() or following in "_."


RULE = Rule(
    summary="space before full stop",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"(?:{PHRASE_END}|/)[ \t]+\.(?:\s*$|\n|[ \t]+[^ \t.…]|[^\s\w.])",),
    examples=(
        Keeps("And so on . . . until the end.", "a spaced ellipsis"),
        Keeps("It weighs .5 grams.", "a decimal"),
        Keeps("He got 5 . 6 for it.", "a decimal"),
        Keeps("They use .NET at work.", "a name"),
        Keeps("The file ended in .com files.", "a name"),
        Keeps("The price was {{price}} .", "a template may have shown nothing"),
        Keeps("See {{url|a.org}} . Then see [http://a.org .", "a template, or unclosed"),
        Keeps("Its primary aim is . It works.", "a word is missing"),
        Keeps("Type . to end the line.", "the mark itself is named"),
        Keeps("At the end remove . (dot) there.", "the mark itself is named"),
        Keeps("It is in build/tmp/rootfs . And #endif . Then grid . 0 it.", "paths and code"),
        Keeps("Then mv one/two . && ls and tar xf old . -C new there.", "commands"),
        Keeps("Then you run go build -tags fast .", "a folder in a command"),
        Keeps('He said "stop . now".', "a quotation is verbatim"),
        Fixes(
            "It ended there . Then it rained.",
            "It ended there. Then it rained.",
            applicability=Applicability.TRUSTED,
        ),
        Fixes("He lived in [[Rome#Hills|Rome]] .", "He lived in [[Rome#Hills|Rome]]."),
        Fixes(
            "A line with a stroke . ends the text.",
            "A line with a stroke. ends the text.",
            applicability=Applicability.REPORT,
        ),
        Fixes("See http://example.org .", "See http://example.org.", Applicability.REPORT),
        Fixes("It fell (http://a.org/a) .", "It fell (http://a.org/a).", Applicability.REPORT),
        Fixes("It ended there .<ref>Page 5</ref>", "It ended there.<ref>Page 5</ref>"),
    ),
)
