"""From an empty home folder to a configuration that works, on a real wiki."""

from __future__ import annotations

import signal
import stat
import sys

import pytest

from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import PWB, copyedit
from tests.frameworks.pywikibot.setup.newcomer import (
    PASSWORD,
    QUESTIONS,
    SCRIPT,
    SECRET,
    Discreet,
    Newcomer,
    add_bot_password,
    answer,
    answers,
    main_page,
    options,
    run_directly,
    typed,
)
from tests.harness.wiki import Client, Wiki, accounts

pytestmark = pytest.mark.usefixtures("fresh")

CONFIG, SECRETS = "home/.pywikibot/user-config.py", "home/.pywikibot/user-password.py"


def answer_until(terminal: Discreet, typed: dict[str, str], last: str = "") -> None:
    """Answer the questions, up to the one that is ``last``, which is only awaited."""
    for question, keys in typed.items():
        if question == last:
            terminal.expect(question)
            return
        answer(terminal, question, keys)


def test_a_first_user_answers_five_questions(person: Newcomer, wiki: Wiki, client: Client) -> None:
    with person.asked() as terminal:
        answer_until(terminal, typed(wiki))
        done = terminal.end()
    assert done.code == 0, done.said
    assert person.left() == {CONFIG, SECRETS}
    for name in (CONFIG, SECRETS):
        assert stat.S_IMODE((person.folder / name).stat().st_mode) == 0o600
    assert PASSWORD not in done.said
    assert "Found: CopyWiki" in done.said
    assert f"{wiki.origin}/w/index.php/Special:BotPasswords/copyedit" in done.said
    assert '" and "Edit existing pages", and click "Create".' in done.said
    assert "logged in as CopyBot@copyedit" in done.said
    assert "WARNING" not in done.said
    assert "Nothing will be saved yet" in done.said
    assert done.said.rstrip().splitlines()[-1].endswith("pwb copyedit_review")
    client.edit("Mill", MILL)
    run = person.run(copyedit(["-page:Mill", "-always", "-noreport"]), {})
    assert run.code == 0, run.said
    assert "simulated, not saved" in run.said
    assert client.text("Mill") == MILL


@pytest.mark.wide
def test_options_answer_everything(person: Newcomer, wiki: Wiki, client: Client) -> None:
    """And with -notrial, what was set up saves."""
    given = answers(wiki, person.folder, "User:copyBot@copyedit")
    del given["-trial"]
    done = person.setup(*options({**given, "-notrial": ""}))
    assert done.code == 0, done.said
    assert "Nothing will be saved" not in done.said
    client.edit("Mill", MILL)
    run = person.run(copyedit(["-page:Mill", "-always", "-noreport"]), {})
    assert run.code == 0, run.said
    assert client.text("Mill") == TRUSTED
    assert client.history("Mill")[0].user == "CopyBot"


@pytest.mark.wide
def test_no_account_is_enough_to_look(person: Newcomer, wiki: Wiki, client: Client) -> None:
    done = person.setup(f"-wiki:{main_page(wiki)}", "-account:none")
    assert done.code == 0, done.said
    assert "Nothing can be saved without an account" in done.said
    assert person.left() == {CONFIG}
    client.edit("Mill", MILL)
    run = person.run(copyedit(["-page:Mill"]), {})
    assert run.code == 0, run.said
    assert run.outcomes() == [("Mill", "proposed")]


@pytest.mark.wide
def test_a_wrong_answer_is_asked_again(person: Newcomer, wiki: Wiki) -> None:
    with person.asked() as terminal:
        for question, keys in (
            ("Which wiki", "my wiki"),
            ("is not an address", ""),
            ("Which wiki", main_page(wiki)),
            ("Which account", "Nobody at all"),
            ("has no account", ""),
            ("Which account", "CopyBot"),
            (SECRET, accounts.COPY_BOT.password),
            ("this is no bot password", ""),
            (SECRET, PASSWORD[::-1]),
            ("refuses the login of CopyBot@copyedit", ""),
            (SECRET, f"copyedit@{PASSWORD}"),
            ("Only try", "n"),
            ("Answer them now", "n"),
        ):
            if keys:
                answer(terminal, question, keys)
            else:
                terminal.expect(question)
        done = terminal.end()
    assert done.code == 0, done.said
    assert "simulate = False" in person.written("user-config.py")
    assert PASSWORD[::-1] not in person.written("user-password.py")


@pytest.mark.wide
@pytest.mark.parametrize("question", QUESTIONS)
def test_control_c_leaves_nothing(person: Newcomer, wiki: Wiki, question: str) -> None:
    with person.asked() as terminal:
        answer_until(terminal, typed(wiki), question)
        if question == SECRET:
            terminal.press_unseen("\x03")
        done = terminal.end() if question == SECRET else terminal.interrupt()
    assert done.code == 130, done.said
    assert "Nothing was changed." in done.said
    assert person.left() == set()


def test_sigterm_leaves_nothing(person: Newcomer, wiki: Wiki) -> None:
    process = person.begin([*PWB, SCRIPT, f"-wiki:{main_page(wiki)}"])
    assert process.stdout is not None
    while "The account" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGTERM)
    assert person.ended(process).code == 143
    assert person.left() == set()


@pytest.mark.wide
def test_what_is_there_is_shown_and_kept(person: Newcomer, wiki: Wiki) -> None:
    assert person.setup(*options(answers(wiki, person.folder))).code == 0
    with (person.config / "user-config.py").open("a") as file:
        file.write("db_password = 'hush'\n")
    before = [person.written(name) for name in ("user-config.py", "user-password.py")]
    with person.asked() as terminal:
        terminal.expect("Replace it")
        terminal.press("\n")
        done = terminal.end()
    assert done.code == 0, done.said
    assert "= 'CopyBot'" in done.said
    assert "hush" not in done.said
    assert PASSWORD not in done.said
    assert "Nothing was changed." in done.said
    assert [person.written(name) for name in ("user-config.py", "user-password.py")] == before
    kept = person.setup("-keep")
    assert (kept.code, "Nothing was changed." in kept.said) == (0, True)
    nobody = person.setup(*options(answers(wiki, person.folder)))
    assert (nobody.code, 'nobody answered "Replace it"' in nobody.said) == (2, True)


@pytest.mark.wide
def test_what_is_replaced_stays_beside_it(person: Newcomer, wiki: Wiki) -> None:
    person.config.mkdir(parents=True)
    (person.config / "user-config.py").write_text("mylang = 'de'\n")
    (person.config / "user-password.py").write_text("('Other', 'secret')\n")
    for name in ("user-config.py", "user-password.py"):
        (person.config / name).chmod(0o600)
    for _ in range(2):
        done = person.setup(*options(answers(wiki, person.folder)), "-replace")
        assert done.code == 0, done.said
    assert person.written("user-config.py.bak") == "mylang = 'de'\n"
    assert "CopyBot" in person.written("user-config.py.bak2")
    entries = person.written("user-password.py").splitlines()
    assert entries[0] == "('Other', 'secret')"
    assert entries[-1] == f"('CopyBot', BotPassword('copyedit', '{PASSWORD}'))"


@pytest.mark.wide
def test_the_trial_ends_and_begins_without_a_question(
    person: Newcomer, wiki: Wiki, client: Client
) -> None:
    assert person.setup(*options(answers(wiki, person.folder))).code == 0
    written = person.written("user-config.py")
    for option, value, word in (
        ("-notrial", False, "now: what you accept can be saved"),
        ("-notrial", False, "already: what you accept can be saved"),
        ("-trial", True, "now: nothing is saved on the wiki"),
        ("-notrial", False, "now: what you accept can be saved"),
    ):
        done = person.setup(option)
        assert done.code == 0, done.said
        assert f"says simulate = {value} {word}" in " ".join(done.said.split())
        expected = written.replace("simulate = True", f"simulate = {value}")
        assert person.written("user-config.py") == expected
    assert person.left() == {CONFIG, SECRETS, "secret"}
    client.edit("Mill", MILL)
    assert person.run(copyedit(["-page:Mill", "-always", "-noreport"]), {}).code == 0
    assert client.text("Mill") == TRUSTED


def test_another_configuration_is_not_switched(person: Newcomer) -> None:
    person.config.mkdir(parents=True)
    path = person.config / "user-config.py"
    path.write_text("mylang = 'de'\nsimulate = True\n")
    path.chmod(0o600)
    done = person.setup("-notrial")
    assert done.code == 2, done.said
    assert f'"pwb copyedit_setup" did not write {path}' in " ".join(done.said.split())
    assert path.read_text() == "mylang = 'de'\nsimulate = True\n"


@pytest.mark.wide
def test_what_the_account_may_not_is_said(person: Newcomer, wiki: Wiki) -> None:
    add_bot_password(wiki, accounts.BLOCKED_BOT, "basic")
    done = person.setup(*options(answers(wiki, person.folder, "BlockedBot")))
    assert done.code == 0, done.said
    said = " ".join(done.said.split())
    assert "The account is blocked: tests." in said
    assert 'It may not edit. Tick "Edit existing pages"' in said
    assert 'Tick "High-volume' in said
    add_bot_password(wiki, accounts.PLAIN_USER, "basic", "editpage")
    done = person.setup(*options(answers(wiki, person.folder, "PlainUser")), "-replace")
    assert "It has no bot flag." in done.said
    assert "It may not edit" not in done.said


@pytest.mark.wide
def test_a_scheduled_task_is_asked_about(person: Newcomer, wiki: Wiki) -> None:
    """By the questions of ``pwb copyedit_maintenance -init``."""
    with person.asked() as terminal:
        answer_until(terminal, {**typed(wiki), "Answer them now": "y"})
        for question in ("Which wiki", "What is the task", "Where do pages", "And where else"):
            answer(terminal, question, "")
        for question in ("What may it save", "Which page stops", "Which page has", "By which page"):
            answer(terminal, question, "")
        done = terminal.end()
    assert done.code == 0, done.said
    toml = person.config / "copyedit.toml"
    assert stat.S_IMODE(toml.stat().st_mode) == 0o600
    assert "User:CopyBot/Stop" in toml.read_text()
    check = person.run([*PWB, "copyedit_maintenance", "-check"], {})
    assert "ok    login: CopyBot" in " ".join(check.said.split("\n")), check.said


@pytest.mark.wide
def test_it_starts_where_pwb_wants_a_configuration_first(person: Newcomer, wiki: Wiki) -> None:
    """As a Pywikibot does that is not in a folder "site-packages"."""
    given = options(answers(wiki, person.folder))
    done = run_directly(person, sys.executable, *given, PYWIKIBOT_NO_USER_CONFIG="0")
    assert done.code == 0, done.said
    assert {CONFIG, SECRETS} <= person.left()


def test_the_folder_may_be_named(person: Newcomer, wiki: Wiki) -> None:
    folder = person.folder / "elsewhere"
    done = person.setup(*options(answers(wiki, person.folder)), PYWIKIBOT_DIR=str(folder))
    assert done.code == 0, done.said
    assert (folder / "user-config.py").exists()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
