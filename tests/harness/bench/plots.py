"""The plots of the benchmark page, as SVG."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.etree import etree as pygal_etree
from pygal.style import Style

from tests.harness.bench.tables import figure

# As in bot_plugins/ui/dashboard/charts.py: pygal's finder is of a kind Python no longer has.
sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, pygal.PluginImportFixer)]

STYLE = Style(
    background="#fff", plot_background="#fff", colors=("#36c", "#d33"), label_font_size=13,
    major_label_font_size=13, value_font_size=13, title_font_size=16,
    font_family="sans-serif", foreground="#333", foreground_strong="#000",
)  # fmt: skip


def speeds(file: Path, by_name: Mapping[str, float]) -> None:
    """Draw a bar for each contender, in MB/s; every line of the grid is ten times the last."""
    ordered = sorted(by_name.items(), key=lambda item: item[1])
    graph = pygal.HorizontalBar(
        **_plain(f"speed-{len(ordered)}"), logarithmic=True, print_values=True,
        height=90 + 34 * len(ordered), title="MB of wikitext per second, one core",
    )  # fmt: skip
    powers = range(math.floor(math.log10(ordered[0][1])), math.ceil(math.log10(ordered[-1][1])) + 1)
    graph.range = (10.0 ** powers[0] * 0.8, 10.0 ** powers[-1])
    graph.zero = graph.range[0]
    graph.y_labels = [{"value": 10.0**power, "label": f"{10.0**power:g}"} for power in powers]
    graph.value_formatter = figure
    graph.x_labels = [name for name, _ in ordered]
    ours = next(iter(by_name))
    colours = {True: "#36c", False: "#a2a9b1"}
    graph.add("", [{"value": one, "color": colours[name == ours]} for name, one in ordered])
    _save(graph, file)


def sizes(file: Path, by_size: Mapping[int, float]) -> None:
    """Draw a line: MB/s by the size of a page in KB."""
    graph = pygal.Line(
        **_plain("sizes"), height=300, title="propose: MB per second by the size of a page",
        range=(0, max(by_size.values()) * 1.1), include_x_axis=True,
    )  # fmt: skip
    graph.value_formatter = figure
    graph.x_labels = [f"{size:,} KB" for size in by_size]
    graph.add("", list(by_size.values()))
    _save(graph, file)


def _plain(name: str) -> dict[str, Any]:
    """Return what every plot has: no scripts, nothing from elsewhere, nothing random."""
    return {
        "js": [], "style": STYLE, "width": 800, "explicit_size": True, "margin_right": 30,
        "show_legend": False, "truncate_label": -1,
        "no_prefix": True, "disable_xml_declaration": True, "classes": (name,),
    }  # fmt: skip


def _save(graph: Any, file: Path) -> None:  # noqa: ANN401 - pygal has no types
    pygal_etree.to_etree()  # not lxml, where that happens to be installed
    graph.uuid = "plot"
    drawing = graph.render_tree()
    for parent in list(drawing.iter()):
        # Comments have a function as their tag; one of pygal's names the day.
        for child in [one for one in parent if one.tag == "script" or callable(one.tag)]:
            parent.remove(child)
    file.write_text(f"{ElementTree.tostring(drawing, encoding='unicode')}\n", encoding="utf-8")
