"""Names of months, days, peoples and languages, which English writes with a capital.

Words that mean something else without it (march, may, august, polish, turkey, china) are left
out, or need a date beside them.
"""

from __future__ import annotations

import re

from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words

_DATES = (
    "january february april june july september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
).split()
_DOUBTFUL_MONTHS = "march may august".split()
_PEOPLES = (
    "african american argentinian asian australian austrian belgian brazilian british bulgarian"
    " canadian croatian czech egyptian english estonian european finnish german hungarian icelandic"
    " indonesian iranian iraqi irish israeli italian japanese jewish kenyan korean latvian"
    " lithuanian malaysian mexican muslim nigerian norwegian pakistani peruvian portuguese romanian"
    " russian scottish serbian slovak slovenian spanish swedish taiwanese ukrainian vietnamese"
).split()
NAMES = frozenset([*_DATES, *_PEOPLES])
_MONTH = words(_DOUBTFUL_MONTHS)
_DATE = (
    rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )){_MONTH}(?={SPACE}\d{{4}}\b)"
    rf"|(?<=\d ){_MONTH}(?={SPACE}\d{{4}}\b)"
)
PATTERN = re.compile(rf"{BEFORE}(?P<name>{words(NAMES)}|{_DATE}){AFTER}")
TRIGGERS = (
    rf"(?:^|[^\w/.&@#-]){words(NAMES)}(?:$|[^\w/&@-])",
    rf"(?:\bin|\bsince|\buntil|\d)\s{_MONTH}\s\d\d\d\d\b",
)
