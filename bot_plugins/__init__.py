"""Rule-based copyedits for wikitext: text in, proposal out, no wiki needed."""

from bot_plugins.core.change import Change
from bot_plugins.core.edits import Edit, EditError, apply_edits
from bot_plugins.core.engine import compose_proposal, propose, propose_revision
from bot_plugins.core.language_codes import UnknownLanguageError
from bot_plugins.core.proposal import Proposal, Revision
from bot_plugins.core.registry import UnknownRuleError
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion

__version__ = "0.2.0"

__all__ = [
    "Applicability",
    "Change",
    "Edit",
    "EditError",
    "Fixes",
    "Keeps",
    "Proposal",
    "Revision",
    "Rule",
    "Suggestion",
    "UnknownLanguageError",
    "UnknownRuleError",
    "apply_edits",
    "compose_proposal",
    "propose",
    "propose_revision",
]
