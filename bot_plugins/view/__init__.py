"""How one change is shown, whatever it is shown on."""

from bot_plugins.view.context import Change, change, column_number, line_number, trim
from bot_plugins.view.visible import escaped

__all__ = ["Change", "change", "column_number", "escaped", "line_number", "trim"]
