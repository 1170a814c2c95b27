"""Parts of a page: where it can be cut, so that a part read alone gives what the whole page gives.

README.md beside this file says why and how. Other packages import from here alone.
"""

from bot_plugins.document.partial.page import Page, PartError
from bot_plugins.document.partial.pairing import Offsets
from bot_plugins.document.partial.unreadable import is_unreadable

__all__ = ["Offsets", "Page", "PartError", "is_unreadable"]
