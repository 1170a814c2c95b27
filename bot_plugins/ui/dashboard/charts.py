"""One chart: SVG that takes its colours from the page, and the same figures as a table.

pygal draws it; its own style sheet, script, comments and hover boxes are left out, so that the
chart follows the page's colour scheme and needs no script: every point says its value in a
``title``, which browsers show and screen readers read.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.etree import etree as pygal_etree
from pygal.style import Style

from bot_plugins.ui.dashboard import words
from bot_plugins.ui.display import escaped

# pygal gives the whole process a finder for modules of maps, of a kind Python no longer has.
sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, pygal.PluginImportFixer)]

WIDTH, HEIGHT = 480, 250
_TICKS, _MOST_LABELS, _LEAST = 4, 4, 0.001
_TEXT = 15
"""Size of the labels, in units of the drawing; the page's style sheet has it too."""
_ROOM, _CHARACTER, _GAP = 425, 11, 5
"""What all labels along the time may take, and what one takes, where text is largest: phones."""

Say = Callable[[float], str]
Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """Values by slot, None where there is none, drawn in the page's colour ``colour``."""

    name: str
    values: Values
    colour: str = "a"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows. ``note`` says what one point is; ``say`` writes a value.

    ``kind`` is "line", "bar" or "stack"; ``most`` is the top of the scale, where it is known, and
    ``unit`` stands behind its numbers.
    """

    title: str
    note: str
    labels: Sequence[str]
    series: Sequence[Series]
    kind: str = "line"
    say: Say = words.number
    most: float | None = None
    unit: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value is not None for one in self.series for value in one.values)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The same as a table: slots that have any value."""
        found = []
        for number, label in enumerate(self.labels):
            values = [one.values[number] for one in self.series]
            if any(value is not None for value in values):
                said = ["–" if value is None else self.say(value) for value in values]
                found.append((label, said))
        return found

    @property
    def in_words(self) -> str:
        """One sentence for those who do not see it."""
        parts = []
        for one in self.series:
            known = [value for value in one.values if value is not None]
            if known:
                low, high, last = (self.say(value) for value in (min(known), max(known), known[-1]))
                parts.append(f"{escaped(one.name)}: {low} to {high}, last {last}")
        where = f", {self.labels[0]} to {self.labels[-1]}" if self.labels else ""
        return f"{self.note}{where}. {'; '.join(parts)}."

    def svg(self, number: int) -> str:
        """Draw it; ``number`` tells its ids from those of the page's other charts."""
        drawing = _drawn(self)
        _strip(drawing)
        _say_values(drawing, self)
        name, told = f"chart-{number}-title", f"chart-{number}-told"
        drawing.attrib.clear()
        drawing.attrib |= {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img"}
        drawing.attrib |= {"aria-labelledby": name, "aria-describedby": told}
        for identity, tag, text in ((told, "desc", self.in_words), (name, "title", self.title)):
            element = ElementTree.Element(tag, {"id": identity})
            element.text = text
            drawing.insert(0, element)
        return ElementTree.tostring(drawing, encoding="unicode")


def scale(most: float, *, is_whole: bool = False) -> tuple[list[float], int]:
    """Return round numbers from 0 to at least ``most``, and how many decimals they need.

    There are about four steps, of whole numbers where ``is_whole``.
    """
    rough = max(most / _TICKS, 1.0 if is_whole else _LEAST)
    power = math.floor(math.log10(rough))
    steps = (1, 2, 2.5, 5, 10) if power > 0 else (1, 2, 5, 10)
    step = next(10.0**power * one for one in steps if 10.0**power * one >= rough * (1 - 1e-9))
    number = max(1, math.ceil(most / step - 1e-9))
    return [step * at for at in range(number + 1)], max(0, -math.floor(math.log10(step) + 1e-9))


def _drawn(chart: Chart) -> Any:  # noqa: ANN401 - pygal has no types
    pygal_etree.to_etree()  # not lxml, where that happens to be installed
    kinds = {"line": pygal.Line, "bar": pygal.Bar, "stack": pygal.StackedBar}
    ticks, decimals = scale(_most(chart), is_whole=chart.kind != "line")
    graph = kinds[chart.kind](
        width=WIDTH,
        height=HEIGHT,
        js=[],
        css=[],
        style=Style(label_font_size=_TEXT, major_label_font_size=_TEXT),
        show_legend=False,
        allow_interruptions=True,
        print_values=chart.kind == "bar",
        print_values_position="top",
        print_zeroes=chart.kind == "bar",
        truncate_label=-1,
        show_minor_x_labels=False,
        dots_size=3,
        spacing=6,
        margin=4,
        margin_top=22 if chart.kind == "bar" else 8,
        value_formatter=chart.say,
        range=(0, ticks[-1]),
    )
    graph.y_labels = [{"value": one, "label": f"{one:,.{decimals}f}{chart.unit}"} for one in ticks]
    graph.x_labels = list(chart.labels)
    graph.x_labels_major = _major(chart.labels)
    for one in chart.series:
        graph.add("", list(one.values))
    return graph.render_tree()


def _most(chart: Chart) -> float:
    if chart.most is not None:
        return chart.most
    columns = [[one.values[at] or 0 for one in chart.series] for at in range(len(chart.labels))]
    height = sum if chart.kind == "stack" else max
    return max((float(height(column)) for column in columns if column), default=0.0)


def _major(labels: Sequence[str]) -> list[str]:
    """Return the labels that are written: as many as there is room for, none at an edge."""
    count, longest = len(labels), max(map(len, labels))
    fitting = max(1, min(_MOST_LABELS, _ROOM // (longest * _CHARACTER + _GAP)))
    if count <= fitting:
        return list(labels)
    step = count // fitting
    first = (count - 1 - step * (fitting - 1)) // 2
    return [labels[first + step * at] for at in range(fitting)]


def _strip(drawing: Any) -> None:  # noqa: ANN401
    """Take out what the page has itself, and what only a script would use."""
    useless = {"tooltip-overlay", "titles", "background"}
    for parent in list(drawing.iter()):
        for child in list(parent):
            is_useless = useless & set(child.get("class", "").split()) if child.attrib else False
            if not isinstance(child.tag, str) or child.tag in ("defs", "title") or is_useless:
                parent.remove(child)


def _say_values(drawing: Any, chart: Chart) -> None:  # noqa: ANN401
    """Give every point and bar a title, and every series the page's colour."""
    for group in drawing.iter("g"):
        kind = group.get("class", "").split()
        if kind and kind[0] == "series":
            number = int(kind[1].removeprefix("serie-"))
            group.set("class", f"series {chart.series[number].colour}")
            _title_points(group, chart.series[number].name if len(chart.series) > 1 else "")
        elif "guides" in kind or "axis" in kind:
            group.attrib["class"] = " ".join(one for one in kind if one in ("axis", "x", "y"))


def _title_points(series: Any, name: str) -> None:  # noqa: ANN401
    for group in series.iter("g"):
        told = {one.get("class", "").split()[0]: one.text for one in group.findall("desc")}
        if "value" not in told:
            continue
        for one in group.findall("desc"):
            group.remove(one)
        shape = group[0]
        shape.attrib.pop("class", None)
        title = ElementTree.SubElement(shape, "title")
        where = f"{escaped(name)}, " if name else ""
        title.text = f"{where}{told.get('x_label', '')}: {told['value']}"
