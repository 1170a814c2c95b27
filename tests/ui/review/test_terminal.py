"""The review in a terminal, key by key."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import REJECT, decisions_of
from bot_plugins.store.states import State
from bot_plugins.ui.review import Review, ReviewFilter
from bot_plugins.ui.review.keys import IN_BROWSER, IN_TERMINAL
from bot_plugins.ui.review.terminal import TerminalReview
from tests.run.memory import Person
from tests.ui.display.build import COMMA
from tests.ui.review.build import MILL, REPORT, found, queued, text_of


@dataclass
class Typist(Person):
    """A person who types lines as well."""

    lines: list[str] = field(default_factory=list)

    def enter(self, question: str) -> str:
        """Type the next line."""
        self.shown.append(question)
        return self.lines.pop(0)


def reviewed(store: Store, keys: str, *lines: str, wanted: ReviewFilter | None = None) -> Typist:
    """Review with some keys until nothing is left or they end with q."""
    person = Typist(keys, lines=list(lines))
    review = Review(store, "Ann", lambda _: text_of(MILL))
    TerminalReview(review, person, wanted or ReviewFilter()).run()
    assert person.asked == len(keys)
    return person


def states(store: Store) -> list[str]:
    return [found(store, number).state.value for number in (1, 2)]


RUNS = {
    "a r": ("ar", ["accepted", "rejected"]),
    "n N": ("nN", ["not_an_error", "not_an_error"]),
    "skip": ("sa", ["open", "accepted"]),
    "undo": ("auar", ["accepted", "rejected"]),
    "undo, nothing": ("uq", ["open", "open"]),
    "next page": ("p", ["open", "open"]),
    "all": ("Ay", ["accepted", "accepted"]),
    "all, no": ("Anaq", ["accepted", "open"]),
    "quit": ("aq", ["accepted", "open"]),
    "help, open": ("?oq", ["open", "open"]),
    "the first of one": ("1r", ["accepted", "rejected"]),
}


@pytest.mark.parametrize("case", RUNS)
def test_keys(store: Store, case: str) -> None:
    queued(store)
    keys, ended = RUNS[case]
    reviewed(store, keys)
    assert states(store) == ended


def test_shows_what_there_is_to_know(store: Store) -> None:
    queued(store, "He [[a|b]] had «began|begun» it.", "Mill\x1b[31m")
    said = reviewed(store, "q").text
    assert "Mill␛[31m" in said
    assert "He [[a|b]] had [-began-]{+begun+} it." in said
    assert "verb_form (review): a reason" in said
    assert "Not checked yet" in said
    assert "0 of 1 decided · test:en · line 1" in said
    assert "0 decisions; 1 left." in said


def test_edits_the_replacement(store: Store) -> None:
    queued(store)
    person = reviewed(store, "eeeq", "", "began", "started")
    assert "Nothing was typed" in person.text
    assert "the replacement is what stands there already" in person.text
    assert found(store, 1).edited == "started"


def test_says_at_once_why_a_replacement_cannot_be_taken(store: Store) -> None:
    queued(store)
    person = reviewed(store, "eeq", "started ~~~~", "[[started]]")
    assert "Not done: the replacement cannot be taken: it adds a signature." in person.text
    assert "it adds markup" in person.text
    assert states(store) == ["open", "open"]


def test_shows_the_whole_page_and_the_wiki(store: Store) -> None:
    queued(store)
    person = reviewed(store, "doq")
    words = " ".join(person.text.split())
    assert "the war had [-began-]{+begun+}. They had [-went-]{+gone+} home." in words
    assert person.opened == ["https://wiki.example/Mill"]


def test_says_why_the_whole_page_cannot_be_shown(store: Store) -> None:
    queued(store, "Another «text|one».")
    assert "not the text that was checked" in reviewed(store, "dq").text


def test_says_who_was_quicker_and_goes_on(store: Store) -> None:
    queued(store)
    person = Typist("aa")
    work = TerminalReview(Review(store, "Ann"), person)
    ask = person.ask

    def late(question: str, answers: object) -> str:
        if not person.asked:
            store.claim *= 0
            with store.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE copyedit_finding SET claimed_by = NULL")
            Review(store, "Bob").decide(1, REJECT)
        return ask(question, answers)  # type: ignore[arg-type]

    person.ask = late  # type: ignore[method-assign]
    work.run()
    assert "rejected already by Bob" in person.text
    assert [one.reviewer for one in decisions_of(store, 1)] == ["Bob"]
    assert found(store, 2).state is State.ACCEPTED


def test_what_is_doubtful_says_so_and_is_accepted_by_itself(store: Store) -> None:
    queued(store, "a «-|–» b c «-|–» d", rule=REPORT)
    said = reviewed(store, "Aaq").text
    assert "long_dash (doubtful): a reason" in said
    assert "Nothing was accepted." in said
    assert [found(store, number).state for number in (1, 2)] == [State.ACCEPTED, State.OPEN]


CHOICES = {
    "1": ("1", "qualify", None),
    "2": ("2", "be qualified", "be qualified"),
    "3": ("3", "have qualified", "have qualified"),
    "a is 1": ("a", "qualify", None),
    "taken back, and another": ("2u3q", "have qualified", "have qualified"),
}


@pytest.mark.parametrize("case", CHOICES)
def test_accepts_one_of_several(store: Store, case: str) -> None:
    keys, text, edited = CHOICES[case]
    queued(store, "They will «qualified|qualify».", alternatives=("be qualified", "have qualified"))
    queued(store, "a «b|c»", "Pond")
    said = reviewed(store, keys if keys.endswith("q") else f"{keys}q").text
    assert "  1 qualify · 2 be qualified · 3 have qualified\n  verb_form (review)" in said
    item = found(store, 1)
    assert (item.state, item.replacement, item.edited) == (State.ACCEPTED, text, edited)


def test_a_choice_that_is_not_there_is_none(store: Store) -> None:
    queued(store, "They will «qualified|qualify».", alternatives=("be qualified",))
    queued(store, "a «b|c»", "Pond")
    said = reviewed(store, "32" + "2q").text
    assert "Not done: there is no third choice." in said
    assert "Not done: there is no second choice." in said
    assert said.count("1 qualify · 2 be qualified") == 1
    assert [found(store, number).edited for number in (1, 2)] == ["be qualified", None]
    assert found(store, 2).state is State.OPEN


def test_a_choice_passes_the_guards_of_a_replacement(store: Store) -> None:
    """As far as the page is at hand: it may have been imported."""
    queued(store, alternatives=("[[begun]]",))
    assert (
        "Not done: the replacement cannot be taken: it adds markup." in reviewed(store, "2q").text
    )
    assert found(store, 1).state is State.OPEN


def test_the_help_names_the_keys_of_choices(store: Store) -> None:
    queued(store)
    assert "  1 2 3  Accept the first choice" in reviewed(store, "?q").text


def test_an_empty_queue_says_what_to_do(store: Store) -> None:
    assert "pwb copyedit" in reviewed(store, "").text


def test_a_filter_that_hides_everything_is_not_an_empty_queue(store: Store) -> None:
    queued(store)
    said = reviewed(store, "", wanted=ReviewFilter(rule=COMMA.name)).text
    assert "Nothing matches what you chose; 2 other changes wait for a decision" in said
    assert "Fill the queue" not in said


def test_filters_hold(store: Store) -> None:
    queued(store)
    queued(store, "x« ,|,» y", "Pond", rule=COMMA)
    said = reviewed(store, "a", wanted=ReviewFilter(rule=COMMA.name)).text
    assert "Pond" in said
    assert "Mill" not in said


@pytest.mark.parametrize(("keys", "error"), [("a^", KeyboardInterrupt), ("a", EOFError)])
def test_an_end_in_between_keeps_what_was_decided(
    store: Store, keys: str, error: type[BaseException]
) -> None:
    queued(store)
    with pytest.raises(error):
        reviewed(store, keys)
    assert states(store) == ["accepted", "open"]


def test_keys_mean_one_thing_each() -> None:
    for keys in (IN_BROWSER, IN_TERMINAL):
        assert len({key.key for key in keys}) == len(keys)
