"""The page's texts: every language has them all, and the page says nothing beside them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import messages
from bot_plugins.core import additions, guards
from bot_plugins.core.messages import PLURAL, catalogue
from bot_plugins.frameworks.mediawiki import errors as wiki_errors
from bot_plugins.ports import ControlPage
from bot_plugins.run.saving import fitting, recognising, reconciling, sending, undo
from bot_plugins.run.saving.stop_page import why_stopped
from bot_plugins.store import errors as store_errors
from bot_plugins.store.database import Store
from bot_plugins.store.states import State
from bot_plugins.ui.review.jobs import job
from bot_plugins.ui.review.keys import IN_BROWSER
from bot_plugins.ui.review.web.sentences import recognised
from bot_plugins.ui.review.web.texts import BUNDLE, MARKS, SCRIPT, InterfaceTexts
from tests.apps.devtools.process import ROOT
from tests.ui.review.build import queued
from tests.ui.review.web.catalogue import (
    TEMPLATES,
    WEB,
    keys_in,
    literals,
    sample,
    sentences_in,
    texts_of,
)
from tests.ui.review.web.client import Visitor, words

FOLDER = ROOT / "scripts" / "i18n" / BUNDLE
FILES = sorted(FOLDER.glob("*.json"))
ENGLISH = catalogue(BUNDLE)["en"]
NAMES = {key.removeprefix(f"{BUNDLE}-") for key in ENGLISH}
BUILT = (
    "said-", "kind-", "sure-", "error-", "about-", "edit-", "look-", "readers-about-",
    "readers-frame-",
)  # fmt: skip
"""Beginnings of the names that are put together, or that tables name."""
MADE = re.compile(r"%\(\w+\)[ds]")


def own(path: Path) -> dict[str, str]:
    return {key: str(text) for key, text in messages.load(path).items() if key != "@metadata"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_message_with_its_parameters(path: Path) -> None:
    assert path.read_text("utf-8") == messages.as_json(messages.load(path))
    assert own(path).keys() == own(FOLDER / "en.json").keys()
    for key, text in own(path).items() if path.stem != "qqq" else ():
        assert text.strip(), key
        plurals = {match[1] for match in PLURAL.finditer(text)}
        asked = {one[2:-2] for one in MADE.findall(ENGLISH[key])}
        assert {one[2:-2] for one in MADE.findall(text)} - plurals <= asked, key
        assert plurals <= asked, key
        assert asked - plurals <= {one[2:-2] for one in MADE.findall(text)}, key
        assert not re.search(r"%(?!\(\w+\)[ds])", text), key


@pytest.mark.parametrize("language", catalogue(BUNDLE))
def test_every_message_is_said_with_any_number(language: str) -> None:
    said = InterfaceTexts(language)
    for key, text in ENGLISH.items():
        given = {one[2:-2]: 3 for one in MADE.findall(text)}
        for number in (0, 1, 2, 1000):
            result = said.html(key.removeprefix(f"{BUNDLE}-"), **{**given, "num": number})
            assert not re.search(r"PLURAL|%\(", result), key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_that_is_not_in_the_catalogue(path: Path) -> None:
    source = path.read_text("utf-8")
    assert texts_of(source) == []
    assert keys_in(source) <= NAMES


@pytest.mark.parametrize("name", ["review.js", "jobs.js"])
def test_a_script_says_nothing_that_is_not_in_the_catalogue(name: str) -> None:
    source = (WEB / "static" / name).read_text("utf-8")
    assert list(literals(source)) == []
    assert set(re.findall(r'texts\["([\w-]+)"\]', source)) <= {*SCRIPT}


def test_style_sheets_say_nothing_themselves() -> None:
    sheets = "".join(path.read_text("utf-8") for path in (WEB / "static").glob("*.css"))
    assert [one for one in re.findall(r'content: *"([^"]*)"', sheets) if one.isalpha()] == []
    assert set(re.findall(r"var\(--(mark-\w+)\)", sheets)) == {*MARKS}


def test_a_text_that_is_not_in_the_catalogue_is_found() -> None:
    source = '<p title="Go on">{{ say("app") }} {{ "Two words" }}</p><code>pwb x</code><b>Hello</b>'
    assert texts_of(source) == ["Go on", "Hello", "Two words"]
    assert list(literals('say(`Not done: ${it}`); all("a, button"); // Not this one')) == [
        "Not done: ${it}"
    ]


ALLOWED = re.compile(
    r"'(none|self)'|^camera=|^503 Service|^<!DOCTYPE|^port 7|^is in use|^cannot be used"
)
"""Sentences for programs: headers, and a page made of messages; and those of the command line."""
SILENT = WEB / "rendered.py"
"""The module that has names of HTML, and says nothing itself."""


@pytest.mark.parametrize("path", sorted({*WEB.glob("*.py")} - {SILENT}), ids=lambda path: path.stem)
def test_a_module_of_the_page_says_nothing_that_is_not_in_the_catalogue(path: Path) -> None:
    said = [text for text in sentences_in(path) if not ALLOWED.search(text)]
    assert [text for text in said if not recognised(text)] == []
    assert keys_in(path.read_text("utf-8")) <= NAMES


def test_no_message_is_left_over() -> None:
    sources = [*TEMPLATES, *WEB.glob("*.py")]
    quoted = set(re.findall(r'"([\w-]+)"', "".join(path.read_text("utf-8") for path in sources)))
    assert {name for name in NAMES - quoted if not name.startswith(BUILT)} == set()


RAISED = frozenset(
    "RefusedError NoTextError NoFindingError ChoiceError PageSkipped PageGone EditRefused"
    " RunStopped".split()
)
UNSEEN = frozenset(
    {
        "there is no 7 choice",
        "Waiting 7 s: 7 may still be in progress.",
        "nobody answered: -ask needs a terminal",
    }
)
"""Sentences with words in place of a parameter, which a sample cannot have, and one for -ask."""
PLACES = (
    "store/decisions.py", "store/own_edits.py", "ui/review/service.py", "ui/review/choosing.py",
    "ui/review/finding_pages.py", "ui/review/sentence.py", "ui/review/whole_page.py",
    "ui/review/queueing.py", "ui/review/preview.py", "ui/review/jobs/desk.py",
    "ui/review/jobs/findings_files.py", "ui/review/jobs/job.py", "run/run.py", "run/conditions.py",
    "run/saving/run.py", "run/saving/sending.py", "run/saving/reconciling.py", "run/saving/undo.py",
    "frameworks/pywikibot/reading/reader.py", "frameworks/pywikibot/reading/revision_text.py",
    "frameworks/pywikibot/reading/rendering.py", "frameworks/pywikibot/commands/page_lists.py",
    "frameworks/pywikibot/commands/referring_pages.py",
    "frameworks/pywikibot/commands/watched_pages.py",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_the_program_tells_people_is_recognised(place: str) -> None:
    tree = ast.parse((ROOT / "bot_plugins" / place).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func)
            text = sample(node.args[0])
            is_said = name in RAISED or name.endswith(".say")
            if is_said and text.strip("7:. ") and text not in UNSEEN:
                assert recognised(text), text


def stop_page(text: str) -> ControlPage:
    return ControlPage("Stop", 1, text, (), is_own=False)


def test_tables_of_reasons_are_recognised() -> None:
    known = [
        *(one.does for one in IN_BROWSER),
        *additions._ADDED,
        *(one.value.replace("_", " ") for one in State),
        *(form.format(name="q", detail="d") for form in store_errors._SAYS.values()),
        *(reason for code, reason in wiki_errors._ACCOUNT_CODES.items() if "tag" not in code),
        *(guards.NOT_PROSE, guards.UNSEEN, guards.NAME, guards.MARKUP, guards.MOST_OF_PAGE),
        *(guards.REDIRECT, fitting.ELSEWHERE, fitting.OVERLAPS, fitting.UNREADABLE),
        *(fitting.RULE_NAME, reconciling.NOT_THERE, reconciling.DELETED, recognising.HIDDEN),
        *(sending.SAME_TEXT, sending.CONFLICT, undo.NOTHING_LEFT),
        *(job.UNEXPECTED, job.NOBODY, job.YOU_STOPPED),
        *(why_stopped(page, "Stop", "run") for page in (None, *map(stop_page, ("", "no")))),
    ]
    assert [text for text in known if not recognised(text)] == []


def test_a_sentence_within_a_sentence_is_translated() -> None:
    said = InterfaceTexts("de").said
    assert said("the replacement cannot be taken: it adds a signature") == (
        "der neue Text ist nicht möglich: hinzu kommt eine Unterschrift"
    )
    assert said("it changes more than 1,300 characters at once").startswith("er ändert mehr als 1.")
    assert said("Words of a wiki") == "Words of a wiki"
    assert InterfaceTexts("en").said("it adds markup") == "it adds markup"


LANGUAGES = {"de-AT,de;q=0.9": "de", "fr": "fr", "es-MX": "es", "da,en;q=0.5": "en", "": "en"}


@pytest.mark.parametrize("accepted", LANGUAGES)
def test_the_page_is_in_the_language_that_the_browser_asks_for(
    store: Store, visitor: Visitor, accepted: str
) -> None:
    queued(store)
    shown = visitor.get("/", Accept_Language=accepted).text
    assert f'<html lang="{LANGUAGES[accepted]}" dir="ltr">' in shown


def test_the_language_that_was_chosen_is_kept(store: Store, visitor: Visitor) -> None:
    queued(store)
    answer = visitor.post("/language", language="de", back="/?rule=verb_form")
    assert answer.headers["Location"] == "/?rule=verb_form"
    shown = visitor.get("/", Accept_Language="fr")
    assert '<html lang="de"' in shown.text
    assert "Annehmen" in words(shown)
    assert "Satz ändern" in words(shown)
    assert "„began“ → „begun“" in shown.text
    assert '--mark-added: " hinzugefügt: ";' in visitor.get("/marks.css").text
    visitor.post("/language", language="xx")
    assert '<html lang="de"' in visitor.get("/").text


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example", ""])
def test_choosing_a_language_leads_nowhere_else(visitor: Visitor, back: str) -> None:
    assert visitor.post("/language", language="de", back=back).headers["Location"] == "/"
