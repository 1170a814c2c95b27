"""Make a dry run of the page named, then try to save it with Pywikibot in the same process."""

from __future__ import annotations

import json
import sys

import pywikibot

from bot_plugins.frameworks.pywikibot.commands.copyedit import copyedit
from bot_plugins.frameworks.pywikibot.commands.running import run_command
from bot_plugins.frameworks.pywikibot.reading.reader import Reader
from tests.harness.wiki import paths

title = sys.argv[1]
code = run_command(copyedit, [f"-page:{title}", "-noreport"], paths.SCRIPTS)
page = pywikibot.Page(pywikibot.Site(), title)
page.text = "Saved in spite of the dry run."
page.save(summary="test", quiet=True)
methods = sorted(name for name in dir(Reader) if not name.startswith("_"))
sys.stdout.write(json.dumps({"code": code, "methods of the reader": methods}) + "\n")
