"""The engine: from a page's wikitext to one proposal.

The prefilter finds the places where a rule could act. Only the parts of a page around those places
are read, and the findings are the same as if the whole page were read. A page crowded with such
places is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from bot_plugins import document as documents
from bot_plugins.core import prefilter, registry, summary
from bot_plugins.core.change import Change
from bot_plugins.core.edits import apply_edits, moved
from bot_plugins.core.fixpoint import NoFixpointError, Text, first_pass, order, to_fixpoint
from bot_plugins.core.language_codes import read_language
from bot_plugins.core.prefilter import Place
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.rule import Rule
from bot_plugins.document import Page, PartError, read_part


def propose(
    text: str,
    *,
    title: str = "",
    language: str = "en",
    rules: Rule | str | Iterable[Rule | str] | None = None,
    doubtful: bool = False,
) -> Proposal:
    """Propose copyedits for one page's wikitext.

    ``title`` is the page's title: its words are not changed. ``language`` is the code of the
    text's language: "en", "EN" and "en-GB" mean the same. ``rules`` limits the work to some
    rules, given as names or ``Rule`` objects; a string is one name, or several separated by
    commas. Doubtful findings (REPORT) are left out unless ``rules`` includes their rule or
    ``doubtful`` is true; then they are among the proposal's findings, but not in its text or
    summary.

    Raises:
        TypeError: ``text`` or ``title`` is not a string (decode bytes first), or ``rules`` are
            neither names nor rules.
        UnknownLanguageError: the language code does not exist.
        UnknownRuleError: a rule name does not exist.
    """
    for name, value in (("text", text), ("title", title)):
        if not isinstance(value, str):
            raise TypeError(f"{name} is a string, not {type(value).__name__}")
    return propose_revision(
        Revision(text=text, title=title), select(language, rules, doubtful=doubtful)
    )


def select(
    language: str,
    rules: Rule | str | Iterable[Rule | str] | None = None,
    *,
    doubtful: bool = False,
) -> tuple[Rule, ...]:
    """Return the rules to use: those given as names or ``Rule`` objects, or all of a language.

    Without ``rules``, doubtful findings are left out unless ``doubtful`` is true.

    Raises:
        TypeError, UnknownLanguageError, UnknownRuleError: as for ``propose``.
    """
    language = read_language(language)
    if rules is None or isinstance(rules, str):
        return registry.rules_for(language, rules, doubtful=doubtful)
    if not isinstance(rules, Iterable):
        rules = [rules]
    return tuple(chosen for rule in rules for chosen in _rules(rule, language))


def _rules(rule: Rule | str, language: str) -> tuple[Rule, ...]:
    """Return a rule, or those that a name stands for."""
    if isinstance(rule, Rule):
        return (rule,)
    if isinstance(rule, str):
        return registry.rules_for(language, [rule])
    raise TypeError(f"a rule is given by its name or as a Rule, not as {type(rule).__name__}")


def propose_revision(
    revision: Revision,
    rules: Sequence[Rule],
    *,
    prefiltering: bool = True,
    places: Sequence[Place] | None = None,
) -> Proposal:
    """Propose copyedits for a revision, using exactly ``rules``.

    Without ``prefiltering`` every rule reads the whole page; the findings are the same. ``places``
    are the places where the rules could act, as byte offsets in the page's UTF-8, if they are
    already known and the page cannot be crowded.
    """
    page = Page(revision.text, revision.title, _language(tuple(rules)))
    if places is None:
        places = prefilter.of(tuple(rules)).places(page.source)
    if prefilter.is_crowded(places, len(page.source)):
        return compose_proposal(revision, ())
    rules = _affordable(page, rules, places)
    if prefiltering:
        try:
            parts = _parts(page, prefilter.of(tuple(rules)), places)
            return compose_proposal(revision, _found(parts))
        except PartError:
            pass  # some markup cannot be read without the rest of the page
    return compose_proposal(revision, _found([(0, _whole(page, rules))]))


@lru_cache(maxsize=128)
def _language(rules: tuple[Rule, ...]) -> str:
    """Return the code of the only language that the rules are for; "" for none or several."""
    codes = {rule.language for rule in rules} - {registry.ANY}
    return codes.pop() if len(codes) == 1 else ""


def _affordable(page: Page, rules: Sequence[Rule], places: Sequence[Place]) -> Sequence[Rule]:
    """Leave out the rules that parse sentences if a page would need too many parsed."""
    if len(places) <= prefilter.MOST_PARSED:
        return rules
    parsing = prefilter.of(tuple(rule for rule in rules if rule.parses))
    data = page.source.encode(errors="surrogatepass")
    if not prefilter.is_dear(parsing.places(page.source), data):
        return rules
    return [rule for rule in rules if not rule.parses]


def _parts(
    page: Page, candidates: prefilter.Prefilter, places: Sequence[Place]
) -> Iterator[tuple[int, Text]]:
    """Yield the offset and text of each part of a page in which a rule could act."""
    parts = [*page.parts(place.span for place in places)]
    if not parts or page.is_left_alone:
        return
    useful = partial(candidates.useful, bound=candidates.bound(page.source))
    for start, end in parts:
        if not page.is_citation(start, end):
            rules = candidates.rules_at(prefilter.between(places, page.byte(start), page.byte(end)))
            read = partial(read_part, page, start=start)
            yield start, Text(page.source[start:end], rules, read, useful)


def _whole(page: Page, rules: Sequence[Rule]) -> Text:
    read = partial(documents.read, title=page.title, language=page.language)
    return Text(page.source, rules, read, lambda _: rules)


def _found(texts: Iterable[tuple[int, Text]]) -> list[Change]:
    """Return the findings in some parts of a page, to the fixpoint, and those only reported."""
    found: list[Change] = []
    reported: list[Change] = []
    has_fixpoint = True
    for start, text in texts:
        if (first := first_pass(text)) is None:
            continue
        reported += (_moved(finding, start) for finding in first.doubtful)
        try:
            found += (_moved(finding, start) for finding in to_fixpoint(text, first))
        except NoFixpointError:
            has_fixpoint = False  # leave the page alone, except for what is only reported
    kept = found if has_fixpoint else []
    shown = (finding for finding in reported if not any(_touch(finding, other) for other in kept))
    return sorted([*kept, *shown], key=order)


def _moved(finding: Change, by: int) -> Change:
    return replace(finding, edit=moved(finding.edit, by)) if by else finding


def _touch(change: Change, other: Change) -> bool:
    return change.edit.start <= other.edit.end and other.edit.start <= change.edit.end


def compose_proposal(revision: Revision, findings: Sequence[Change]) -> Proposal:
    """Make a proposal from some findings, for example only those that a person accepted.

    Findings that are only reported stay among its findings, but not in its text or summary.
    """
    made = [finding for finding in findings if not finding.is_doubtful]
    text = apply_edits(revision.text, (finding.edit for finding in made))
    return Proposal(revision, tuple(findings), text, summary.write(made))
