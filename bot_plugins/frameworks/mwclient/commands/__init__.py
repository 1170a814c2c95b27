"""The commands of python -m bot_plugins that use mwclient: one file each."""
