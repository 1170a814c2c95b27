"""Pywikibot scripts; installed as ``pywikibot_copyedit_scripts``."""

import sys
from pathlib import Path

base_dir = Path(__file__).parent
"""Where ``pwb`` finds the scripts (entry point ``scriptspath``)."""

# pwb looks for messages in the package "<name of the folder>.i18n"; in an editable install
# the folder is called "scripts", and not the package.
sys.modules.setdefault(base_dir.name, sys.modules[__name__])
