"""The wikitext of a request for approval: what a task may do, from its configuration.

The headings are those that wikis require (https://www.mediawiki.org/wiki/Manual:Bots;
Wikipedia:Bots/Requests for approval on the English Wikipedia).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot_plugins import __version__
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import (
    Category,
    PageList,
    Random,
    RecentChangesSource,
    Search,
    Source,
)
from bot_plugins.core import registry
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.evidence import trusted_share
from bot_plugins.core.rule import Applicability, Rule

_SECONDS_A_DAY = 86_400
_SUPERVISION = {
    "nothing": "manual: it saves no article; proposals go into a queue, where people decide",
    "accepted": "supervised: it saves only what a person has accepted in a queue, change by change",
    "trusted": "automatic for the rules called trusted below; any other change is saved only"
    " after a person has accepted it in a queue",
}
_EARNED = (
    ". On this wiki a rule may also become trusted by its figures here: the decisions of people"
    " and the share of its edits that stayed"
)
_ARTICLES = 0
_END = """\
== What it leaves alone ==
Templates and their arguments, references, tables, files, headings, code, mathematics, comments \
and addresses; quotations, block quotes and poems; italics, link targets and the words of the \
page's title; lists of works; text marked as foreign. Pages with <nowiki>{{{{nobots}}}}</nowiki>, \
<nowiki>{{{{bots|deny=...}}}}</nowiki> or <nowiki>{{{{in use}}}}</nowiki>, redirects, \
disambiguation pages and pages it may not edit. Markup that cannot be read for certain. A page \
that somebody edited meanwhile is not saved over; a change that somebody reverted is not made \
again on that page.

== Watching and undoing ==
For {days} days, the passes check what became of each edit. A rule switches itself off \
when it is shown (95 % confidence) that more than {reverts} of its edits are reverted or more than \
{rejections} of its proposals are rejected. All edits of one run, one rule or one page can be \
undone with one command, except where others have built upon them.

== Test plan ==
# A dry run over {pages} pages, saving nothing; its report is shown here.
# A trial of 50 edits, each looked at by the operator, with the list of edits and what became of \
them shown here.
# If approved: the limits above, with the report page to follow it."""


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """Facts that the configuration lacks: who asks, and how often passes are started."""

    bot: str
    operator: str
    passes_a_day: int
    language: str


def request(task: Task, asked: RequestFacts) -> str:
    """Return the whole text, without a final line end."""
    rules = rules_of(task, asked.language)
    lines = [
        f"= {asked.bot}: {task.name} =",
        *_particulars(task, asked, rules),
        "",
        "== What it changes ==",
        *_table(rules),
        "Measured on pages of well-kept and of rough wikis: how many findings a megabyte of text"
        " has, and the share that two readers call right, with its 95 % Wilson interval.",
        f"{trusted_share.told([rule.name for rule in rules])}.",
        *(f"Not in use yet: {line}." for line in registry.lacking(rules)),
        "",
        _END.format(
            days=task.watch.days,
            reverts=f"{task.watch.reverts:.0%}",
            rejections=f"{task.watch.rejections:.0%}",
            pages=task.limits.pages,
        ),
    ]
    return "\n".join(lines)


def rules_of(task: Task, language: str) -> Sequence[Rule]:
    """Return the rules that a task uses, except those that never change a page."""
    rules = registry.rules_for(language, task.rules or None)
    return [
        rule
        for rule in rules
        if rule.name not in task.skip_rules and rule.applicability is not Applicability.REPORT
    ]


def _particulars(task: Task, asked: RequestFacts, rules: Sequence[Rule]) -> Iterator[str]:
    kinds = dict.fromkeys(rule.summary for rule in rules)
    earned = _EARNED if task.earn_trust and task.save == "trusted" else ""
    spaces = ", ".join(
        "articles" if namespace == _ARTICLES else str(namespace) for namespace in task.namespaces
    )
    yield _line("Operator", f"[[User:{asked.operator}]]")
    yield _line("Account", f"[[User:{asked.bot}]]")
    yield _line("Function", f"fixes mechanical slips of language: {', '.join(kinds)}")
    yield _line("Automatic, supervised or manual", _SUPERVISION[task.save] + earned)
    yield _line(
        "Source code",
        f"pywikibot-copyedit {__version__} (Python, Pywikibot), MIT licence; WHERE IT IS",
    )
    yield _line("Edit rate", _rate(task, asked.passes_a_day))
    reading = f"at most {task.limits.pages} pages a pass, {asked.passes_a_day} passes a day"
    yield _line("Reading", reading)
    if task.quiet_hours:
        yield _line("Quiet hours (UTC)", ", ".join(task.quiet_hours))
    yield _line("Pages", f"{'; '.join(map(_source, task.source))}; namespaces: {spaces}")
    yield _line("Exclusion compliant", "yes")
    yield from _control(task, asked.bot)


def _rate(task: Task, passes_a_day: int) -> str:
    """Say how often it may edit, from a pass's limit and the seconds between two edits."""
    if task.save == "nothing":
        return "none"
    every = task.limits.every
    by_caps = task.limits.edits * passes_a_day
    most = min(by_caps, int(_SECONDS_A_DAY // every)) if every else by_caps
    pause = f"one edit every {every:g} seconds, " if every else ""
    return f"at most {pause}{task.limits.edits} edits a pass, {most} edits a day"


def _source(source: Source) -> str:
    match source:
        case RecentChangesSource():
            return "recently changed pages"
        case Category():
            return f"pages in [[:Category:{source.title.partition(':')[2] or source.title}]]"
        case Search():
            return f"what a search finds: <code><nowiki>{source.query}</nowiki></code>"
        case PageList():
            return f"pages linked on [[:{source.title}]]"
        case Random():
            return f"{source.pages} random pages a pass"
        case _:
            return "a list of pages found in a database dump"


def _control(task: Task, bot: str) -> Iterator[str]:
    stop = f"any message on [[User talk:{bot}]]"
    if task.stop_page:
        stop = (
            f"any change of [[:{task.stop_page}]], which says"
            f" <code><nowiki>{task.stop_text}</nowiki></code> while the bot may work and is looked"
            f" at before every edit; {stop}"
        )
    yield _line("Shutoff", f"{stop}; a block")
    for label, page in (
        ("Settings, which can only narrow the task", task.settings_page),
        ("List of exceptions", task.exceptions_page),
        ("Report after each pass", task.report_page),
        ("Page of the task", task.task_page),
    ):
        if page:
            yield _line(label, f"[[:{page}]]")


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    yield '{| class="wikitable sortable"'
    yield "! Rule !! Kind !! Applicability !! Well-kept wikis !! Rough wikis"
    for rule in rules:
        for tier in evidence.tiers(rule):
            yield "|-"
            well_kept, rough = evidence.told(rule.name, tier)
            yield f"| {rule.name} || {rule.summary} || {tier.value} || {well_kept} || {rough}"
    yield "|}"


def _line(label: str, text: str) -> str:
    return f"* '''{label}''': {text}"
