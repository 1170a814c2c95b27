"""The language definition of English for the core."""

from __future__ import annotations

from bot_plugins.core.language import Language
from bot_plugins.languages.english.foreign import looks_english

LANGUAGE = Language("en", looks_like=looks_english, also=("simple",))
"""simple.wikipedia.org is in English."""
