"""How a change is shown, whatever the medium."""

from bot_plugins.ui.display.choices import choices, choices_line, label, numbered_line, tier
from bot_plugins.ui.display.context import WordDiff, change, column_number, line_number, trim
from bot_plugins.ui.display.visible import escaped

__all__ = [
    "WordDiff",
    "change",
    "choices",
    "choices_line",
    "column_number",
    "escaped",
    "label",
    "line_number",
    "numbered_line",
    "tier",
    "trim",
]
