"""The review as a web page: Flask, for this machine, or behind a reverse proxy with TLS."""

from bot_plugins.ui.review.web.access import Access
from bot_plugins.ui.review.web.app import create_app
from bot_plugins.ui.review.web.entry_page import entry_page
from bot_plugins.ui.review.web.serving import HOST, PortError, Server

__all__ = ["HOST", "Access", "PortError", "Server", "create_app", "entry_page"]
