"""Codes of languages are read as they are meant, and what is none is said."""

from __future__ import annotations

import pytest

from bot_plugins.core import registry
from bot_plugins.core.language_codes import UnknownLanguageError, read_language

MEANT = {
    "en": "en",
    "EN": "en",
    "en-gb": "en",
    "en_GB": "en",
    "zh-Hant-TW": "zh",
    "de-formal": "de",  # MediaWiki's, of no registry
    "nds-nl": "nds",
    "be-tarask": "be",
    "simple": "en",
    "tok": "tok",
    "cy": "cy",
}
NONE = {
    "xx": "these have rules of their own: da, de, en",
    "e": "did you mean",
    "": "these have",
    "english": "these have",
    "en-": "did you mean en",
    "en--gb": "did you mean en",
    "en gb": "these have",
    "énglish": "these have",
    "1": "these have",
}


@pytest.mark.parametrize(("code", "language"), MEANT.items())
def test_a_code_is_read_as_meant(code: str, language: str) -> None:
    assert read_language(code) == language


@pytest.mark.parametrize("language", registry.languages())
def test_a_language_with_rules_exists(language: str) -> None:
    assert read_language(language) == language


@pytest.mark.parametrize(("code", "message"), NONE.items())
def test_what_is_no_language_is_refused(code: str, message: str) -> None:
    with pytest.raises(UnknownLanguageError) as raised:
        read_language(code)
    assert f"there is no language {code!r}; {message}" in str(raised.value)
