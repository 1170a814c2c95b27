"""A parser of the regular expressions of .NET, in which community lists are written.

What neither ``regex`` nor RE2 has (balancing groups, subtraction of classes, conditions) is
refused, so that no rule does something else than its author meant.
https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot_plugins.community.patterns.nodes import (
    Assertion,
    Characters,
    Choice,
    Group,
    LookAround,
    Reference,
    Repeat,
    Sequence,
    Tree,
)

LONGEST = 10_000
"""Most code points of a pattern; the longest of the English list has fewer than 3,000."""
DEEPEST = 40
"""Most groups inside each other."""
MOST_REPEATS = 1000
"""Largest number in a repetition (RE2's own limit)."""
_SPECIAL = frozenset("\\^$.|?*+()[{")
_REPEATING = frozenset("?*+{")
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "a": 7, "e": 27}
_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d{1,9})(,(\d{1,9})?)?\})([?+]?)")
_PROPERTY = re.compile(r"[pP]\{\^?[A-Za-z0-9_ -]{1,40}\}|[pP][A-Z]")
_CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})")
_NAME = re.compile(r"(?:P?<|')([A-Za-z_]\w{0,40})[>']", re.ASCII)
_FLAGS = re.compile(r"([imsnx]*)(?:-([imsnx]+))?([:)])")


class UnreadablePatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A pattern's tree, its groups by number, and the numbers of groups that have names."""

    tree: Tree
    groups: dict[int, Tree]
    names: dict[str, int]


def parse(pattern: str, *, ignore_case: bool = False) -> Parsed:
    """Read a pattern.

    Raises:
        UnreadablePatternError: it is not a regular expression, or uses what is not supported.
    """
    if len(pattern) > LONGEST:
        raise UnreadablePatternError(f"it is longer than {LONGEST:,} characters")
    return _Parser(pattern, ignore_case=ignore_case).parsed()


class _Parser:
    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.flags = {"i"} if ignore_case else set()
        self.groups: dict[int, Tree] = {}
        self.names = _numbers_of_names(pattern)
        self.number = 0

    def parsed(self) -> Parsed:
        tree = self._choice()
        if self.at < len(self.pattern):
            raise UnreadablePatternError('a ")" has no "("')
        return Parsed(tree, self.groups, self.names)

    def _take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _match(self, form: re.Pattern[str]) -> re.Match[str] | None:
        if found := form.match(self.pattern, self.at):
            self.at = found.end()
        return found

    def _choice(self) -> Tree:
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Tree:
        items: list[Tree] = []
        while self.at < len(self.pattern) and (sign := self.pattern[self.at]) not in "|)":
            if sign not in _SPECIAL:
                self.at += 1
                item: Tree | None = self._literal(sign)
            else:
                item = self._item()
            if item is not None:
                is_repeated = self.pattern[self.at : self.at + 1] in _REPEATING
                items.append(self._repeated(item) if is_repeated else item)
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _repeated(self, item: Tree) -> Tree:
        found = self._match(_QUANTIFIER)
        if found is None:
            return item
        sign, low, comma, high, mode = found.groups()
        least = int(low) if low else int(sign == "+")
        most = (int(high) if high else None) if comma else least
        if sign:
            most = 1 if sign == "?" else None
        if max(least, most or 0) > MOST_REPEATS or (most is not None and most < least):
            raise UnreadablePatternError(
                f"a repetition must be from low to high, up to {MOST_REPEATS:,}"
            )
        if _QUANTIFIER.match(self.pattern, self.at):
            raise UnreadablePatternError("a repetition is repeated")
        if isinstance(item, Assertion | LookAround):  # once is as good as often
            return item if least else Sequence(())
        return Repeat(item, least, most, mode)

    def _item(self) -> Tree | None:
        character = self.pattern[self.at]
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escape()
        if _QUANTIFIER.match(self.pattern, self.at):
            raise UnreadablePatternError("there is nothing to repeat")
        self.at += 1
        if character in "^$":
            return Assertion(character)
        if character == ".":
            return Characters((), (), negated=True) if "s" in self.flags else _DOT
        return self._literal(character)

    def _literal(self, character: str) -> Characters:
        return _literal(character, fold="i" in self.flags and character.isalpha())

    def _group(self) -> Tree | None:
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadablePatternError(f"it has more than {DEEPEST} groups inside each other")
        before = set(self.flags)
        made = self._opened() if self._take("?") else self._captured("")
        if not isinstance(made, _FlagsSet):
            if not self._take(")"):
                raise UnreadablePatternError('a "(" is not closed')
            self.flags = before
        self.depth -= 1
        return None if isinstance(made, _FlagsSet) else made

    def _captured(self, name: str) -> Tree:
        if not name:
            self.number += 1
        number = self.names[name] if name else self.number
        body = self._choice()
        self.groups[number] = body
        return Group(body, number)

    def _opened(self) -> Tree | _FlagsSet:
        """Read what follows ``(?``."""
        for sign, ahead, negative in _LOOKS:
            if self._take(sign):
                return LookAround(self._choice(), ahead, negative)
        if self._take(">"):
            return Group(self._choice(), atomic=True)
        if self._take("#"):
            self.at = self._end_of_comment()
            return _FlagsSet()
        if found := self._match(_NAME):
            return self._captured(found[1])
        if not (found := self._match(_FLAGS)):
            raise UnreadablePatternError(
                f"(?{self.pattern[self.at : self.at + 1]} is not supported"
            )
        on, off, end = found.groups()
        if set(on + (off or "")) - {"i", "s", "m"}:
            raise UnreadablePatternError("the options n and x are not supported")
        self.flags = (self.flags | set(on)) - set(off or "")
        return _FlagsSet() if end == ")" else Group(self._choice())

    def _end_of_comment(self) -> int:
        end = self.pattern.find(")", self.at)
        if end < 0:
            raise UnreadablePatternError("a comment is not closed")
        return end + 1

    def _escape(self) -> Tree:
        self.at += 1
        character = self.pattern[self.at : self.at + 1]
        if character in ("b", "B"):
            self.at += 1
            return Assertion(f"\\{character}")
        if character and character in "AzZ":
            self.at += 1
            return Assertion("^" if character == "A" else "$")
        if found := self._match(_REFERENCE):
            return self._reference(found[1] or found[2] or found[3])
        found_set = self._set_escape()
        if found_set:
            return Characters((), (found_set,), fold=found_set[1] in "pP" and "i" in self.flags)
        return self._literal(chr(self._code()))

    def _reference(self, name: str) -> Reference:
        number = int(name) if name.isdecimal() else self.names.get(name, 0)
        if number not in self.groups:
            raise UnreadablePatternError(f"\\{name} refers to no group before it")
        return Reference(number, "i" in self.flags)

    def _set_escape(self) -> str:
        """Read an escape for a set of characters; return it, or nothing."""
        if self.pattern[self.at : self.at + 1] in tuple("dDwWsS"):
            self.at += 1
            return f"\\{self.pattern[self.at - 1]}"
        found = self._match(_PROPERTY)
        return f"\\{found[0]}" if found else ""

    def _code(self) -> int:
        """Read an escape for one character, after its backslash."""
        if found := self._match(_CODE):
            return int(found[1] or found[2], 16)
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        if character in _CONTROLS:
            return _CONTROLS[character]
        if not character or character.isalnum():
            raise UnreadablePatternError(f"\\{character} is not supported")
        return ord(character)

    def _class(self) -> Characters:
        self.at += 1
        negated = self._take("^")
        ranges: list[tuple[int, int]] = []
        escapes: list[str] = []
        is_first = True
        while is_first or not self._take("]"):
            is_first = False
            if self.pattern.startswith(("-[", "[:"), self.at):
                raise UnreadablePatternError("classes within classes are not supported")
            low = self._member(escapes)
            if low is not None:
                ranges.append((low, self._high(low)))
        return Characters(tuple(ranges), tuple(escapes), negated, "i" in self.flags)

    def _high(self, low: int) -> int:
        """Read the end of a range within a class, if there is one."""
        following = self.pattern[self.at : self.at + 2]
        if len(following) < len("-x") or following[0] != "-" or following[1] == "]":
            return low
        self.at += 1
        if self.pattern.startswith("[", self.at):
            raise UnreadablePatternError("classes within classes are not supported")
        high = self._member([])
        if high is None or high < low:
            raise UnreadablePatternError("a range of characters must go from low to high")
        return high

    def _member(self, escapes: list[str]) -> int | None:
        """Read one character of a class, or an escape for several, which is added to others."""
        if self.at >= len(self.pattern):
            raise UnreadablePatternError('a "[" is not closed')
        if not self._take("\\"):
            self.at += 1
            return ord(self.pattern[self.at - 1])
        if found := self._set_escape():
            escapes.append(found)
            return None
        if self._take("b"):
            return ord("\b")
        return self._code()


@cache
def _literal(character: str, *, fold: bool) -> Characters:
    return Characters(((ord(character), ord(character)),), fold=fold)


class _FlagsSet:
    """Options or a comment, which match nothing themselves."""


_DOT = Characters(((10, 10),), (), negated=True)
_REFERENCE = re.compile(r"([1-9]\d?)|k<(\w{1,40})>|k'(\w{1,40})'", re.ASCII)
_LOOKS = (
    ("=", True, False),
    ("!", True, True),
    ("<=", False, False),
    ("<!", False, True),
)
_OPENING = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?(?:P?<|')([A-Za-z_]\w*)[>']", re.S
)


def _numbers_of_names(pattern: str) -> dict[str, int]:
    """Number the groups that have names: in .NET they come after all that have none."""
    openings = [found for found in _OPENING.finditer(pattern) if found[0][0] == "("]
    number = sum(found[1] is None for found in openings)
    names = dict.fromkeys(found[1] for found in openings if found[1])
    return {name: number + place for place, name in enumerate(names, 1)}
