"""The dashboard: what scheduled passes did, as one HTML file without scripts or network."""

from bot_plugins.ui.dashboard.writing import write_dashboard

__all__ = ["write_dashboard"]
