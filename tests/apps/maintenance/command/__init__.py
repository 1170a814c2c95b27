"""``pwb copyedit_maintenance`` as a command, on the real wiki: troubles, signals, limits."""
