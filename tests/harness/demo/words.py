"""What the demo says afterwards. No line is longer than 80 columns."""

from __future__ import annotations

from tests.harness.demo.playground import Playground, shown
from tests.harness.wiki import accounts

PEOPLE = (accounts.COPY_BOT, accounts.ADMIN, accounts.AUTHOR)


def compared(before: dict[str, int], after: dict[str, int]) -> str:
    """Say whether the newest revision ids of all pages are the same as before."""
    differing = {title for title in before | after if before.get(title) != after.get(title)}
    if not differing:
        return f"\nNo page was changed: {len(after)} revision ids are the same as before."
    return f"\nPages changed meanwhile: {', '.join(sorted(differing))}."


def next_steps(playground: Playground, *, runs: bool) -> str:
    """Say what one can do with the report and the wiki."""
    read = f"  Read the report   open {shown(playground.report / 'report.html')} in a browser"
    on = ["  See the wiki, and save to it   make demo-wiki   (says how)"]
    return "\n".join(["", "What next:", read, *(_use(playground) if runs else on)])


def next_steps_without_wiki(playground: Playground) -> str:
    """Say what one can do with the report, and how to get a wiki."""
    return f"""
No page was changed: the articles came from a file, no wiki was asked.

What next:
  Read the report   open {shown(playground.report / "report.html")} in a browser
  Use a real wiki   make demo, as root on Debian (installs PHP and MediaWiki)"""


def running_wiki(playground: Playground) -> str:
    """Say where the wiki is, who has an account, and how to save to it."""
    return "\n".join(["The demo's wiki runs on this machine only.", *_use(playground)])


def _use(playground: Playground) -> list[str]:
    pages = f"{playground.wiki.origin}/w/index.php/Special:AllPages"
    config = shown(playground.config)
    folder = config if config.startswith("/") else f'"$PWD/{config}"'
    return [
        f"  See the wiki      open {pages}",
        *(f"  Account {one.name:<10}password {one.password}" for one in PEOPLE),
        "  Propose into a queue, and decide in your browser (a: accept, ?: help):",
        f"    export PYWIKIBOT_DIR={folder}",
        "    .venv/bin/pwb copyedit -start:!",
        "    .venv/bin/pwb copyedit_review",
        "  Save what you accepted, and take it back (same export):",
        "    .venv/bin/pwb copyedit_save -every:1",
        "    .venv/bin/pwb copyedit_undo -since:1h",
        "  Stop the wiki     make demo-stop",
        "  Start over        make demo-stop demo   (with the articles as they were)",
    ]
