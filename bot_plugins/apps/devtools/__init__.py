"""The commands of ``python -m bot_plugins``: one file each, no wiki needed."""
