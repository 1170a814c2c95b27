"""Starts a program in an interpreter that has imported nothing, as people do.

``python -m tests.harness.warm.afresh COMMAND`` takes the place of the process that it runs in.
"""

import os
import sys

if __name__ == "__main__":
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])  # noqa: S606 - ours
