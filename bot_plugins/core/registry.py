"""The registry of rules: every file under ``rules/any`` and ``rules/LANGUAGE`` with a ``RULE``.

A rule takes its name from its file and its language from its folder; no other registration is
needed.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from bot_plugins import rules as rules_package
from bot_plugins.core.nearest import did_you_mean
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.core.tables import table

ANY = "any"


class UnknownRuleError(ValueError):
    """A rule name that matches no file."""


_of_lists: dict[str, Rule] = {}
LISTS = "typos"
"""What names the rules of all lists together; with a colon, the names of these begin with it."""


def use_lists(rules: Iterable[Rule]) -> None:
    """Use the rules of lists beside those of files, in place of the lists used before."""
    _of_lists.clear()
    _of_lists.update((rule.name, rule) for rule in rules)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule of every language, sorted by language and name, then those of lists."""
    return (*_of_files(), *_of_lists.values())


@cache
def _of_files() -> tuple[Rule, ...]:
    found = (
        _load(language.name, module.name)
        for language in pkgutil.iter_modules(rules_package.__path__)
        for module in pkgutil.iter_modules([f"{rules_package.__path__[0]}/{language.name}"])
    )
    return tuple(sorted(found, key=lambda rule: (rule.language, rule.name)))


@cache
def _by_name() -> dict[str, Rule]:
    return {rule.name: rule for rule in _of_files()}


def languages() -> list[str]:
    """Return the codes of the languages that have their own rules."""
    return sorted({rule.language for rule in all_rules()} - {ANY})


def base_language(code: str) -> str:
    """Return the language of a code without its region or variety: "en" for "en-GB"."""
    return code.casefold().replace("_", "-").partition("-")[0]


def rules_for(
    language: str, names: Iterable[str] | None = None, *, doubtful: bool = False
) -> tuple[Rule, ...]:
    """Return the rules for a language (a code such as ``en`` or ``en-GB``), or only those named.

    Doubtful findings, whether all or some of a rule's findings, are left out unless the rule is
    named or ``doubtful`` is true; rules that are off by default are used only when named. If
    ``names`` is a string, it is one name, or several separated by commas.

    Raises:
        UnknownRuleError: no rule has one of ``names``.
    """
    if names is None:
        language = base_language(language)
        spoken = (rule for rule in all_rules() if rule.language in (ANY, language))
        chosen = [rule for rule in spoken if rule.is_default]
        return tuple(chosen) if doubtful else tuple(_without_doubtful(chosen))
    if isinstance(names, str):
        names = [name.strip() for name in names.split(",")]
    return tuple(rule for name in names for rule in _named(name))


def _named(name: str) -> tuple[Rule, ...]:
    return tuple(_of_lists.values()) if name == LISTS and _of_lists else (find(name),)


def _without_doubtful(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.applicability is not Applicability.REPORT:
            yield quiet(rule)


@cache
def quiet(rule: Rule) -> Rule:
    """Return a rule without the findings it only reports; always the same object, for caches."""
    return replace(rule, shows_doubtful=False)


def find(name: str) -> Rule:
    """Return the rule called ``name``.

    Raises:
        UnknownRuleError: there is no such rule; the message names the nearest ones.
    """
    if rule := _of_lists.get(name) or _by_name().get(name):
        return rule
    if name in _renamed():
        raise UnknownRuleError(f"there is no rule {name!r}; it is called {_renamed()[name]} now")
    names = [*_by_name(), *_of_lists]
    hint = did_you_mean(name, names, "see: python -m bot_plugins rules")
    raise UnknownRuleError(f"there is no rule {name!r}; {hint}")


def current_name(name: str) -> str:
    """Return the current name of a rule once called ``name``; most have not been renamed."""
    return _renamed().get(name, name)


@cache
def _renamed() -> dict[str, str]:
    return {row[0]: row[1] for row in table("bot_plugins.rules", "renamed_rules")}


def trusted(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the names of the rules that have findings which may be saved without a person."""
    return frozenset(rule.name for rule in rules if Applicability.TRUSTED in rule.tiers)


def lacking(rules: Iterable[Rule]) -> list[str]:
    """Return messages saying which rules find nothing on this machine, one for each reason."""
    by_reason: dict[str, list[str]] = {}
    for rule in rules:
        if rule.lack:
            by_reason.setdefault(rule.lack, []).append(rule.name)
    return [
        f"{' and '.join(names)} {'find' if len(names) > 1 else 'finds'} nothing: {reason}"
        for reason, names in by_reason.items()
    ]


def _load(language: str, name: str) -> Rule:
    module = import_module(f"{rules_package.__name__}.{language}.{name}")
    explanation = (module.__doc__ or "").strip()
    rule: Rule = replace(module.RULE, name=name, language=language, explanation=explanation)
    return rule
