"""Two sentences with a full stop and no space between them, each parsed separately.

Offsets are code points of the document. Without the space the parser takes both for one sentence,
and often the words beside the full stop for one word.
"""

from __future__ import annotations

import sys
from functools import cache

from bot_plugins.document import Document
from bot_plugins.languages.common.sentence_openers import sentence_openers
from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.parse import Parse, Token, parse
from bot_plugins.languages.english.sentence import sentence_at

_CODE = frozenset(
    # Go's packages (https://pkg.go.dev/std) with types and functions in capitals
    "bytes context driver errors flag image maps math metadata path plugin reflect regexp runtime"
    " slices sort strings sync syscall template testing text time user"
    # names of objects in languages whose methods and fields begin with capitals
    " app application button cell config control data db document event field file form grid"
    " input item list map menu model node object output page panel query record request"
    " response result session sheet state stream system table task thread value window".split()
)
"""Words that often name a module or an object before a dot, so that a method may follow."""
_SHORTENED = frozenset(
    "approx capt col comp dept dist div est etc fig figs gen gov hon inc lib lieut misc nat op"
    " phil pres prof pseud pub repr rev sec sen seq ser sgt sub subsp supp syn trans ult univ var"
    " viz vol vols".split()
)
"""Abbreviations that end in a full stop."""


def may_part(last: str, first: str) -> bool:
    """Tell whether a full stop between two words may end a sentence, not be part of a name.

    It must not be that of an abbreviation either. Words that open a sentence in any text are left
    to ``space_after_full_stop``.
    """
    return last in lexicon.known() and last not in _left_alone() and first not in sentence_openers()


def is_abbreviation(word: str) -> bool:
    """Tell whether a word in lower case may be an abbreviation that ends in a full stop."""
    return word in _SHORTENED


@cache
def _left_alone() -> frozenset[str]:
    return _CODE | _SHORTENED | sys.stdlib_module_names


def ends_sentence(document: Document, stop: int) -> bool:
    """Tell whether the words before a full stop at ``stop`` are a sentence."""
    sentence = sentence_at(document, stop)
    left = parse(sentence.shown[: sentence.index(stop)])
    return bool(left.tokens) and _is_clause(left, _root(left, left.tokens[-1]))


def opens_sentence(document: Document, start: int) -> bool:
    """Tell whether the words from ``start`` on are a sentence."""
    sentence = sentence_at(document, start)
    right = parse(sentence.shown[sentence.index(start) :])
    return _is_clause(right, _root(right, right.tokens[0]))


def _root(of: Parse, token: Token) -> Token:
    while token.head != token.index:
        token = of.head(token)
    return token


def _is_clause(of: Parse, root: Token) -> bool:
    """Tell whether a root is a finite verb with its subject, or an imperative."""
    if root.tag == "VB" and not of.children(root, "aux", "nsubj", "nsubjpass"):
        return True
    return clause.is_finite(of, root) and clause.subject(of, root) is not None
