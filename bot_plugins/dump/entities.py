"""Text as XML has it, back into text.

An export knows the five entities of XML itself and numbers, no others, for it declares none
(https://www.w3.org/TR/xml/#sec-references; MediaWiki escapes with PHP's htmlspecialchars).
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_NAMES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
"""In this order, so that the ampersand of "&amp;lt;" begins nothing new."""
_STRAY = re.compile("&(?!amp;)")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold (https://www.w3.org/TR/xml/#charsets)."""


class NotTextError(ValueError):
    """Bytes that no well-formed XML has as text."""


def text_of(escaped: bytes) -> str:
    """Return the text that stands in XML as ``escaped``.

    Raises:
        NotTextError: it is no UTF-8, or has characters or entities that XML does not know.
    """
    try:
        text = escaped.decode()
    except UnicodeDecodeError as error:
        raise NotTextError(f"it is no UTF-8 ({error.reason} at byte {error.start})") from error
    if "\r" in text:  # https://www.w3.org/TR/xml/#sec-line-ends
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _unescaped(text)
    if found := _NO_XML.search(text):
        raise NotTextError(f"it holds {found.group()!r}, which no XML can hold")
    return text


def _unescaped(text: str) -> str:
    if "&#" in text:
        # An ampersand that is given by its number must not begin an entity: "&#38;lt;".
        text = _NUMBER.sub(_character, text)
    for entity, character in _NAMES[:-1]:
        text = text.replace(entity, character)
    if found := _STRAY.search(text):
        raise NotTextError(f"no XML knows {text[found.start() : found.start() + 10]!r}")
    return text.replace(*_NAMES[-1])


def _character(number: re.Match[str]) -> str:
    code = int(number[1], 16) if number[1] else int(number[2])
    try:
        character = chr(code)
    except (ValueError, OverflowError):
        raise NotTextError(f"no character has the number {number[0]}") from None
    return "&amp;" if character == "&" else character
