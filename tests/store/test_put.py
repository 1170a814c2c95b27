"""Putting proposals into the queue, and carrying decisions over to newer revisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Applicability
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    DecisionDetails,
    decide,
    decisions_of,
)
from bot_plugins.store.errors import RefusedError, StoreError
from bot_plugins.store.findings import get
from bot_plugins.store.put import KNOWN, OLDER, Outcome, put
from bot_plugins.store.schema import page, proposal
from bot_plugins.store.states import DecisionKind, Scope, State
from bot_plugins.store.tasks import latest_runs, start_run
from tests.store.build import (
    MILL,
    RULES,
    SITE,
    TIME,
    accepted,
    everything,
    only,
    proposed,
    queue,
    states,
)

NEWER = RuleSet(RULES.names, "v2")
COMMAS = RuleSet(frozenset({"space_before_comma"}), "commas")


def test_holds_all_there_is_to_know(store: Store) -> None:
    assert queue(store, MILL) == Outcome(added=1)
    item = only(store)
    assert (item.site, item.title, item.revid, item.pageid) == (SITE, "Mill", 1, 7)
    assert (item.timestamp, item.url) == (TIME, "https://wiki.example/Mill")
    assert (item.change.rule, item.change.applicability.value, item.change.message) == (
        "verb_form",
        "review",
        "a reason",
    )
    assert (item.change.start, item.change.end, item.change.line) == (38, 43, 1)
    assert (item.change.before, item.replacement, item.edited) == ("began", "begun", None)
    assert item.change.context_before == "The mill was old. By then the war had "
    assert item.change.context_after == ". It rained."
    assert (item.state, item.reason, item.run) == (State.OPEN, "", latest_runs(store)[0].id)


def test_keeps_300_code_points_of_context_and_the_line(store: Store) -> None:
    queue(store, f"\n\n{'é' * 400}«a|b»{'𝄞' * 400}")
    item = only(store)
    assert (item.change.context_before, item.change.context_after) == ("é" * 300, "𝄞" * 300)
    assert item.change.line == 3


def test_the_same_again_adds_nothing(store: Store) -> None:
    queue(store, MILL)
    assert queue(store, MILL) == Outcome(ignored=KNOWN)
    assert [run.findings for run in latest_runs(store)] == [0, 1]


def test_an_older_revision_is_ignored(store: Store) -> None:
    queue(store, MILL, revid=5)
    assert queue(store, "a «b|c»", revid=4, rules=NEWER) == Outcome(ignored=OLDER)
    assert only(store).revid == 5


def test_pages_without_findings_leave_no_trace_unless_they_had_some(store: Store) -> None:
    assert queue(store, "all is well", title="Other") == Outcome()
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(page)) == 0


def test_texts_on_no_wiki_are_refused(store: Store) -> None:
    for revision in (
        Revision("a", "T", "", 3),
        Revision("a", "", SITE, 3),
        Revision("a", "T", SITE),
    ):
        with pytest.raises(RefusedError, match="no page of a wiki"):
            put(store, Proposal(revision, (), "", ""), RULES, 1)


def test_lone_surrogates_are_refused_and_nothing_is_stored(store: Store) -> None:
    for text, title in (("«\ud800|a»", "T"), ("\udfff«a|b»", "T"), ("«a|b»", "\ud800")):
        with pytest.raises(StoreError, match="surrogate"):
            queue(store, text, title)
    assert everything(store) == []


STAYS = f"{MILL} It is still there."
NEWER_TEXTS = {
    "unchanged": (STAYS, State.OPEN),
    "changed far away": (f"New words. {STAYS} More.", State.OPEN),
    "changed nearby": (
        f"{MILL.replace('The mill was old', 'It was')} It is still there.",
        State.OPEN,
    ),
    "another paragraph before": (f"One\n\nTwo\n\n{STAYS}", State.OPEN),
    "mended by others": ("The mill was old. By then the war had begun. It rained.", State.VANISHED),
    "blanked": ("", State.VANISHED),
    "the sentence is gone": ("The mill was old. It rained.", State.VANISHED),
}


@pytest.mark.parametrize("case", NEWER_TEXTS)
def test_open_findings_follow_the_page(store: Store, case: str) -> None:
    text, state = NEWER_TEXTS[case]
    queue(store, STAYS)
    old = only(store)
    outcome = queue(store, text, revid=2)
    item = only(store)
    assert item.state is state
    assert (outcome.kept, outcome.vanished) == ((1, 0) if state is State.OPEN else (0, 1))
    assert (item.id, item.run, item.created) == (old.id, old.run, old.created)
    if state is State.OPEN:
        source = text.replace("«began|begun»", "began")
        assert (item.revid, source[item.change.start : item.change.end]) == (2, "began")
        assert item.change.line == text[: item.change.start].count("\n") + 1
        assert source[: item.change.start].endswith(item.change.context_before)


QUIET = RuleSet(RULES.names, "quiet", quiet=RULES.names)
ASKED = {
    "by rules that were not asked for it": (QUIET, State.OPEN),
    "by rules that were": (NEWER, State.VANISHED),
    "by other rules": (COMMAS, State.OPEN),
}


@pytest.mark.parametrize(("rules", "state"), ASKED.values(), ids=ASKED)
def test_what_is_doubtful_waits_until_it_is_asked_for_again(
    store: Store, rules: RuleSet, state: State
) -> None:
    made = proposed(STAYS)
    doubtful = [replace(one, applicability=Applicability.REPORT) for one in made.findings]
    put(store, replace(made, findings=tuple(doubtful)), RULES, start_run(store, "copyedit"))
    queue(store, STAYS.replace("«began|begun»", "began") + " More.", revid=2, rules=rules)
    assert (only(store).state, only(store).change.applicability.value) == (state, "report")


def test_what_is_not_doubtful_is_asked_for_always(store: Store) -> None:
    queue(store, STAYS)
    queue(store, STAYS.replace("«began|begun»", "began"), revid=2, rules=QUIET)
    assert only(store).state is State.VANISHED


DECIDED = {
    "accepted": (ACCEPT, State.ACCEPTED),
    "rejected": (REJECT, State.REJECTED),
    "no error": (NOT_AN_ERROR, State.NOT_AN_ERROR),
}


@pytest.mark.parametrize("decision", DECIDED)
def test_decisions_follow_the_page(store: Store, decision: str) -> None:
    verdict, state = DECIDED[decision]
    queue(store, MILL)
    decide(store, "Ann", only(store).id, verdict)
    assert queue(store, f"New words. {MILL}", revid=2) == Outcome(kept=1)
    assert (only(store).state, only(store).revid) == (state, 2)
    assert [entry.reviewer for entry in decisions_of(store, only(store).id)] == ["Ann"]


@pytest.mark.parametrize("verdict", [REJECT, NOT_AN_ERROR])
def test_what_was_refused_is_not_asked_again_after_it_was_away(
    store: Store, verdict: DecisionDetails
) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, verdict)
    assert queue(store, "blanked", revid=2) == Outcome()
    assert queue(store, MILL, revid=3) in (Outcome(kept=1), Outcome(suppressed=1))
    assert len(everything(store)) == 1


def test_what_vanished_is_asked_again_when_it_is_back(store: Store) -> None:
    queue(store, MILL)
    queue(store, "blanked", revid=2)
    assert queue(store, MILL, revid=3) == Outcome(added=1)
    assert states(store) == [State.VANISHED, State.OPEN]


SENTENCE = "By then, they say, the war had «began|begun» and it was long for all."
LONG = f"{'x' * 70} {SENTENCE} {'x' * 70}"
GONE_ACCEPTED = {
    "mended by others": (LONG.replace("«began|begun»", "begun"), State.VANISHED, "no longer has"),
    "not proposed": (LONG.replace("«began|begun»", "began"), State.STALE, "no longer propose"),
    "twice now": (LONG.replace(SENTENCE, f"{SENTENCE} {SENTENCE}"), State.STALE, "look alike"),
}


@pytest.mark.parametrize("case", GONE_ACCEPTED)
def test_what_was_accepted_and_no_longer_fits_is_never_guessed(store: Store, case: str) -> None:
    text, state, reason = GONE_ACCEPTED[case]
    [item] = accepted(store, LONG)
    queue(store, text, revid=2)
    found = get(store, item.id)
    assert found is not None
    assert found.state is state
    assert reason in found.reason


TWINS = "\n".join(
    ["In those days by the river the war had «began|begun» as it does, and it was long."] * 2
)


def test_of_two_that_look_alike_none_is_guessed(store: Store) -> None:
    far = "z" * 80
    queue(store, f"{far}{SENTENCE}\n{SENTENCE}{far}")
    first, second = everything(store)
    decide(store, "Ann", first.id, ACCEPT)
    decide(store, "Ann", second.id, REJECT)
    queue(store, f"{far}{SENTENCE}{far}", revid=2)
    assert State.ACCEPTED not in states(store)
    assert State.REJECTED in states(store)


def test_other_rules_leave_the_findings_of_those_not_asked(store: Store) -> None:
    queue(store, MILL)
    plain = MILL.replace("«began|begun»", "began")
    assert queue(store, f"New. {plain}", revid=2, rules=COMMAS) == Outcome(kept=1)
    assert (only(store).state, only(store).revid, only(store).change.start) == (State.OPEN, 2, 43)
    assert queue(store, "New.", revid=3, rules=COMMAS) == Outcome(vanished=1)


def test_a_newer_rule_set_looks_at_the_same_revision_again(store: Store) -> None:
    queue(store, MILL)
    more = MILL.replace("It rained", "It «rained|did rain»")
    assert queue(store, more, rules=NEWER) == Outcome(added=1, kept=1)
    assert queue(store, MILL.replace("«began|begun»", "began"), rules=RULES) == Outcome(vanished=2)


NO_ERROR = {
    "page, same page": (Scope.PAGE, "Mill", "It had «began|begun» so.", 0),
    "page, other page": (Scope.PAGE, "Other", "It had «began|begun» so.", 1),
    "everywhere, other page": (Scope.EVERYWHERE, "Other", "He HAD «began|begun», so there", 0),
    "everywhere, other words": (Scope.EVERYWHERE, "Other", "They have «began|begun» so.", 1),
    "everywhere, other change": (Scope.EVERYWHERE, "Other", "It had «begat|begun» so.", 1),
}


@pytest.mark.parametrize("case", NO_ERROR)
def test_no_error_is_remembered(store: Store, case: str) -> None:
    scope, title, text, added = NO_ERROR[case]
    queue(store, "It had «began|begun» so.")
    decide(store, "Ann", only(store).id, DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=scope))
    queue(store, "It rained.", revid=2)
    assert queue(store, text, title, revid=3).added == added


def test_superseded_proposals_are_kept_only_where_findings_refer_to_them(store: Store) -> None:
    for revid in range(1, 5):
        queue(store, MILL, revid=revid)
    queue(store, "a «b|c»", revid=9)
    with store.reading() as connection:
        rows = connection.execute(select(proposal.c.base_revid, proposal.c.is_open)).all()
    assert sorted(rows) == [(4, None), (9, 1)]


def test_each_site_has_pages_of_its_own(store: Store) -> None:
    run = start_run(store, "copyedit")
    for site in ("test:en", "test:de"):
        assert put(store, proposed(MILL, site=site), RULES, run) == Outcome(added=1)
    assert [item.site for item in everything(store)] == ["test:en", "test:de"]


TITLES = ["Mill", "mill", "Mill ", "Mïll", "Mi\u0301ll", "Mill\0", "𝄞", "𝄢", "ß", "ss", "<script>"]


def test_titles_are_told_apart_by_every_code_point(store: Store) -> None:
    for title in TITLES:
        assert queue(store, MILL, title) == Outcome(added=1)
        assert queue(store, MILL, title) == Outcome(ignored=KNOWN)
    assert [item.title for item in everything(store)] == TITLES


AWKWARD = ["\0", "a\0b", "𝄞", "\u202eab", "' OR 1=1 --", "\\", "%_", '"', "\r\n", "  ", "e\u0301"]


@pytest.mark.parametrize("text", AWKWARD)
def test_texts_are_kept_as_they_are(store: Store, text: str) -> None:
    whole = f"{text}.«{text}|{text}{text}».{text}"
    queue(store, whole)
    item = only(store)
    assert (item.change.before, item.replacement) == (text, text * 2)
    assert (item.change.context_before, item.change.context_after) == (f"{text}.", f".{text}")
    assert put(
        store, proposed(f"{text}.«{text}|{text}{text}».{text}", revid=2), RULES, item.run
    ) == (Outcome(kept=1))


@pytest.mark.parametrize("verdict", [ACCEPT, REJECT, NOT_AN_ERROR])
def test_a_paragraph_more_above_changes_no_decision(store: Store, verdict: DecisionDetails) -> None:
    """Also of a change so near the paragraph's start that its context reaches beyond it."""
    queue(store, "It «began|begun».\n\nThe end.")
    decided = decide(store, "Ada", only(store).id, verdict)
    queue(store, "A new one, of some length.\n\nIt «began|begun».\n\nAnother end.", revid=2)
    assert only(store).state is decided.state


GROWN = {
    "its line goes on": ("It «began|begun».", "It «began|begun». They say so."),
    "its line ends sooner": ("It «began|begun». They say so.", "It «began|begun»."),
    "its line begins earlier": ("They «began|begun» a war.", "So it is. They «began|begun» a war."),
    "its line begins later": ("So it is. They «began|begun» a war.", "They «began|begun» a war."),
}


@pytest.mark.parametrize("case", GROWN)
def test_a_line_that_grows_or_shrinks_changes_no_decision(store: Store, case: str) -> None:
    """Although the change is so near to its line's end that its near context is another one."""
    before, after = GROWN[case]
    queue(store, before)
    decide(store, "Ada", only(store).id, ACCEPT)
    assert queue(store, after, revid=2) == Outcome(kept=1)
    assert only(store).state is State.ACCEPTED


def test_a_line_that_grew_is_not_guessed_among_several(store: Store) -> None:
    queue(store, "It «began|begun».")
    decide(store, "Ada", only(store).id, ACCEPT)
    queue(store, "It «began|begun». They say so.\n\nIt «began|begun». We say so.", revid=2)
    assert State.ACCEPTED not in states(store)


@pytest.mark.parametrize("verdict", [REJECT, NOT_AN_ERROR])
def test_what_was_refused_is_not_asked_in_other_words(
    store: Store, verdict: DecisionDetails
) -> None:
    """Also when the sentence changed close to it: its neighbours tell."""
    queue(store, "In 1911 the war had «began|begun» at last.")
    decide(store, "Ada", only(store).id, verdict)
    assert queue(store, "So it had «began|begun» at noon.", revid=2).suppressed == 1
    assert queue(store, "So it has «began|begun» at noon.", revid=3).suppressed == 0


class Stamp(datetime):
    """A time that is written otherwise, as ``pywikibot.Timestamp`` is."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """Write it with a mark at its end."""
        return f"{super().isoformat(sep, timespec)}Z"

    __str__ = isoformat


def test_a_framework_has_times_of_its_own(store: Store) -> None:
    whole = proposed(MILL)
    time = Stamp(2024, 5, 1, 12, 30, tzinfo=UTC)
    whole = replace(whole, revision=replace(whole.revision, timestamp=time))
    put(store, whole, RULES, start_run(store, "copyedit", "Tester"))
    assert only(store).timestamp == TIME
