"""How well colours of a style sheet stand out: WCAG 2.2, level AA, in light and in dark.

https://www.w3.org/TR/WCAG22/#contrast-minimum, formulas from its definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ENOUGH, ENOUGH_FOR_EDGES = 4.5, 3.0


def too_faint(
    css: str, scheme: str, wanted: Iterable[tuple[str, str, float]]
) -> list[tuple[str, str, float]]:
    """Return the pairs of colours, by name, that differ less than wanted, and how much they do."""
    known = _colours(css, scheme)
    found = [
        (one, other, contrast(known[one], known[other]), least) for one, other, least in wanted
    ]
    return [(one, other, round(is_now, 2)) for one, other, is_now, least in found if is_now < least]


def used(css: str) -> set[str]:
    """Return the names of the colours in the rules; AssertionError for a colour without a name."""
    rules = css.partition("\n* {")[2]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules) == []
    return set(re.findall(r"var\(--([\w-]+)\)", rules))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, "#rrggbb", from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb"."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _colours(css: str, scheme: str) -> dict[str, str]:
    """Return the colours by name; dark ones replace light ones."""
    light, _, dark = css.partition("@media (prefers-color-scheme: dark)")
    known = dict(re.findall(r"--([\w-]+): (#\w{6})", light))
    return known if scheme == "light" else known | dict(re.findall(r"--([\w-]+): (#\w{6})", dark))
