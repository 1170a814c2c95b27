"""The review in a terminal, key by key."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot_plugins.review import Review, Wanted
from bot_plugins.review.keys import IN_BROWSER, IN_TERMINAL
from bot_plugins.review.terminal import TerminalReview
from bot_plugins.store import REJECT, State, Store, decisions_of
from tests.review.build import MILL, REPORT, found, queued, text_of
from tests.session.memory import Person
from tests.view.build import COMMA


@dataclass
class Typist(Person):
    """A person who types lines as well."""

    lines: list[str] = field(default_factory=list)

    def enter(self, question: str) -> str:
        """Type the next line."""
        self.shown.append(question)
        return self.lines.pop(0)


def reviewed(store: Store, keys: str, *lines: str, wanted: Wanted | None = None) -> Typist:
    """Review with some keys until nothing is left or they end with q."""
    person = Typist(keys, lines=list(lines))
    review = Review(store, "Ann", lambda _: text_of(MILL))
    TerminalReview(review, person, wanted or Wanted()).run()
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
    assert "precision: not yet measured" in said
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
    assert "not the one that was looked at" in reviewed(store, "dq").text


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


def test_what_is_only_reported_cannot_be_accepted(store: Store) -> None:
    queued(store, "a «-|–» b", rule=REPORT)
    assert "only reports" in reviewed(store, "ar").text
    assert found(store, 1).state is State.REJECTED


def test_an_empty_queue_says_what_to_do(store: Store) -> None:
    assert "pwb copyedit" in reviewed(store, "").text


def test_filters_hold(store: Store) -> None:
    queued(store)
    queued(store, "x« ,|,» y", "Pond", rule=COMMA)
    said = reviewed(store, "a", wanted=Wanted(rule=COMMA.name)).text
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
