"""Contractions written without their apostrophe: "doesnt", "theyre"."""

from __future__ import annotations

_NEGATED = (
    "arent couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent"
    " wouldnt"
).split()
CONTRACTIONS = {
    **{word: f"{word[:-1]}'t" for word in _NEGATED},
    "couldve": "could've", "hes": "he's", "itll": "it'll", "shes": "she's", "shouldve": "should've",
    "thatll": "that'll", "theyd": "they'd", "theyll": "they'll", "wouldve": "would've",
    "youd": "you'd", "youll": "you'll",
    "thats": "that's", "theres": "there's", "theyre": "they're", "theyve": "they've",
    "weve": "we've", "whats": "what's", "youre": "you're", "youve": "you've",
}  # fmt: skip
"""Contractions, by spellings that are not English words ("cant" and "wont" are)."""
