"""How a change is shown, whatever the medium."""

from bot_plugins.core.visible import escaped
from bot_plugins.core.word_diff import choices, column_number, line_number, trim
from bot_plugins.ui.display.labels import choices_line, label, numbered_line, tier

__all__ = [
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
