"""``python -m bot_plugins.apps.spark DUMP --out DIR``, or this file given to ``spark-submit``."""

import sys

from bot_plugins.apps.spark.command import main

if __name__ == "__main__":
    sys.exit(main())
