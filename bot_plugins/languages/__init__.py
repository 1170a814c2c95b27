"""What rules know of a language: English, and what all languages share (``common``)."""
