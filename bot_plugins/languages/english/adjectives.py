"""Adjectives that are not verbs or adverbs and, with few exceptions, not nouns."""

from __future__ import annotations

ADJECTIVES = (
    "able acceptable accessible accurate active alive applicable available aware beneficial"
    " capable careful comparable compatible competitive consistent dangerous dependent different"
    " difficult distinct effective eligible equivalent familiar fatal flexible good great happy"
    " harmful helpful identical illegal important impossible impractical incorrect independent"
    " ineffective influential large larger legal liable meaningful natural necessary"
    " permanent popular possible practical problematic profitable proportional rare relevant"
    " reliable representative resistant responsible significant similar simple strong sufficient"
    " suitable superior susceptible toxic unable unaware unique unlikely unstable unwilling useful"
    " valid visible vulnerable"
).split()
"""The most common ones after a modal and "be" in English encyclopedia text."""
