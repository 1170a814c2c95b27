"""Python programs in processes of their own, without the second that their imports take.

One process (``server``) for each process of tests imports what is slow to import, and forks for
every program. Nothing of Pywikibot is among it: a program reads its configuration itself, and is
in all else as if it had been started the long way. A program runs in the same interpreter with the
project first on its path; what needs it otherwise is to be started by ``subprocess``.
"""

from __future__ import annotations

from tests.harness.warm.process import Process, begin

__all__ = ["Process", "begin"]
