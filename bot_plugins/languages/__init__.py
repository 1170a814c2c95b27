"""Language knowledge for the rules: English, and what all languages share (``common``)."""
