"""The review as a web page for one person at this machine: Flask, on 127.0.0.1 only."""

from bot_plugins.ui.review.web.access import Access
from bot_plugins.ui.review.web.app import create_app
from bot_plugins.ui.review.web.entry_page import entry_page
from bot_plugins.ui.review.web.serving import HOST, PortError, Server

__all__ = ["HOST", "Access", "PortError", "Server", "create_app", "entry_page"]
