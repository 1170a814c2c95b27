"""A page in a private file that leads to the review, so that its token is in no process list.

Anybody who can list the processes of a machine sees their arguments, and a browser is started
with an address. So this address is that of a file which only its owner can read (Jupyter does
the same: jupyter_server/serverapp.py, launch_browser).
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from bot_plugins.ui.review.web.texts import InterfaceTexts, best_language

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}" style="background: Canvas">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>{title}</title>
</head>
<body><main><h1>{title}</h1><p><a href="{address}">{link}</a></p></main></body>
</html>
"""


def _page(address: str) -> bytes:
    """Return the page in the language of whoever started the program."""
    codes = [(locale.getlocale()[0] or "").partition("_")[0]]
    said = InterfaceTexts(best_language(lambda known: next((c for c in codes if c in known), None)))
    words = {"title": said.say("app"), "link": said.say("go-to-review")}
    filled = {name: escape(text) for name, text in {**words, "address": address}.items()}
    return _PAGE.format(language=said.language, direction=said.direction, **filled).encode()


@contextmanager
def entry_page(address: str) -> Iterator[str]:
    """Yield the ``file://`` address of a page that leads to ``address``; it is removed afterwards.

    Its folder has the mode 0700 (``tempfile.mkdtemp``), the file 0600.
    """
    with TemporaryDirectory(prefix="copyedit-review-") as folder:
        path = Path(folder, "open.html")
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(_page(address))
        yield path.as_uri()
