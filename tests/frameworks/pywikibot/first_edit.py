"""The first edit: somebody with an empty home folder sets up, reads pages, judges and saves.

A step is one thing that a person does: a command or an answer typed, with its Enter; an address
opened (a browser that opens by itself spares that one); a click, or scrolling to what is to be
clicked; a field filled in, with the click into it; a key pressed. By keys alone each Tab is a step.
The account has its bot password already: the wiki makes it. Seconds are those of the programs, the
browser and the wiki; the person thinks and types for no time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Locator, Page, expect

from tests.frameworks.pywikibot.reviewing import reviewing
from tests.frameworks.pywikibot.setup.newcomer import Newcomer, answer, typed
from tests.harness.wiki import Wiki

TITLE = "Khrushchev's course after 1957"
CATEGORY = "Politics of the Soviet Union"
"""A category of the sample pages, with that page alone."""
CHANGES = 2
"""Slips that the rules find on it."""
PARTS = ("setup", "start", "choosing", "judging", "saving")
MOST_TABS = 60
"""No control of a page is further away."""
Look = Callable[[str, Page], None]
"""What looks at a page of the walk, which has a name."""


class Tally:
    """The steps and the seconds of each part of a walk."""

    def __init__(self) -> None:
        self.steps = dict.fromkeys(PARTS, 0)
        self.seconds = dict.fromkeys(PARTS, 0.0)
        self._part, self._since = PARTS[0], time.perf_counter()

    def go_on(self, part: str = "") -> None:
        """End the part at hand, and begin another, if there is one."""
        now = time.perf_counter()
        self.seconds[self._part] += now - self._since
        self._part, self._since = part, now

    def step(self) -> None:
        """Count a step of the part at hand."""
        self.steps[self._part] += 1


class Mouse:
    """By mouse; the keyboard is for words only."""

    name = "mouse"
    has_scripts = True

    def __init__(self, page: Page, tally: Tally) -> None:
        self._page, self._tally = page, tally

    def write(self, label: str, words: str) -> None:
        """Fill in a field."""
        self._tally.step()
        self._page.get_by_label(label).fill(words)

    def press(self, name: str) -> None:
        """Press a button, or follow a link; scroll to it first if it is out of sight."""
        control = self._control(name)
        if not self._is_in_sight(control):
            self._tally.step()
        self._tally.step()
        control.click()

    def accept(self) -> None:
        """Accept the change in view."""
        self.press("Accept")

    def _is_in_sight(self, control: Locator) -> bool:
        box, window = control.bounding_box(), self._page.viewport_size
        assert box and window
        return box["y"] >= 0 and box["y"] + box["height"] <= window["height"]

    def _control(self, name: str) -> Locator:
        button = self._page.get_by_role("button", name=name, exact=True)
        return button.or_(self._page.get_by_role("link", name=name, exact=True))


class Keys(Mouse):
    """By keys alone."""

    name = "keys"

    def write(self, label: str, words: str) -> None:
        """Go to a field, and type."""
        self._reach(self._page.get_by_label(label))
        self._tally.step()
        self._page.keyboard.type(words)

    def press(self, name: str) -> None:
        """Press Enter: in a field that was filled in, or on a button or link."""
        if not self._page.locator("input[type=text]:focus, input:not([type]):focus").count():
            self._reach(self._control(name))
        self._key("Enter")

    def accept(self) -> None:
        """Press the key that accepts the change in view."""
        self._key("a")

    def _reach(self, control: Locator) -> None:
        """Press Tab until a control has the focus."""
        expect(control).to_be_visible()
        for _ in range(MOST_TABS):
            if control.evaluate("one => one === document.activeElement"):
                return
            self._key("Tab")
        raise AssertionError(f"{control} is not within {MOST_TABS} tabs")

    def _key(self, key: str) -> None:
        self._tally.step()
        self._page.keyboard.press(key)


class NoScripts(Mouse):
    """By mouse, in a browser without JavaScript."""

    name = "no scripts"
    has_scripts = False


WAYS = (Mouse, Keys, NoScripts)


def unseen(name: str, page: Page) -> None:
    """Look at nothing."""


def walk(
    person: Newcomer,
    wiki: Wiki,
    browser: Browser,
    way: type[Mouse],
    look: Look = unseen,
) -> Tally:
    """Go the whole way to the first saved edit."""
    tally = Tally()
    command = person.command(_set_up(person, wiki, tally), "-nobrowser")
    tally.go_on("start")
    tally.step()
    with reviewing(person, browser, command, scripts=way.has_scripts) as (page, _):
        tally.step()  # the address
        expect(page.locator("h1")).to_have_text("Which pages are to be read?")
        _to_saved_edit(page, way(page, tally), tally, look)
        tally.go_on()
    return tally


def _set_up(person: Newcomer, wiki: Wiki, tally: Tally) -> str:
    """Answer the questions, so that edits are saved; return the command that is said to follow."""
    tally.step()
    with person.asked() as terminal:
        for question, keys in {**typed(wiki), "Only try": "n"}.items():
            tally.step()
            answer(terminal, question, keys)
        done = terminal.end()
    assert done.code == 0, done.said
    last = done.said.rstrip().splitlines()[-1]
    assert re.fullmatch(r"Next: \S*pwb copyedit_review", last), done.said
    return last.split()[-1]


def _to_saved_edit(page: Page, hands: Mouse, tally: Tally, look: Look) -> None:
    """Go from the page for choosing pages to the saved edit."""
    tally.go_on("choosing")
    look("pages", page)
    hands.write("Name of the category", CATEGORY)
    hands.press("Count these pages")
    _arrive(page, f"The category {CATEGORY}: 1 page")
    look("counted", page)
    hands.press("Read up to 1 page")
    look("reading", page)
    _arrive(page, "Pages were read")
    tally.go_on("judging")
    look("read", page)
    hands.press(f"Judge {CHANGES} changes")
    _arrive(page, TITLE)
    look("judge", page)
    for decided in range(1, CHANGES + 1):
        hands.accept()
        expect(page.locator("body")).to_contain_text(
            re.compile(rf"\b{decided}\s+of {CHANGES} decided")
        )
    tally.go_on("saving")
    look("decided", page)
    hands.press("Save what was accepted")
    _arrive(page, "Waiting to be saved")
    look("save", page)
    hands.press(f"Save {CHANGES} changes on 1 page")
    _arrive(page, "Saving has ended")
    look("saved", page)


def _arrive(page: Page, heading: str) -> None:
    expect(page.locator("h1").first).to_contain_text(heading)
