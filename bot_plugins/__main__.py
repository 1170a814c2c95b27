"""``python -m bot_plugins``: look at the rules, try them on a text, write new ones."""

import sys

from bot_plugins.apps.devtools.command import main

if __name__ == "__main__":
    sys.exit(main())
