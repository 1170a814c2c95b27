"""Validation of the answers of MediaWiki's API; no answer of another shape is read.

An answer is checked once, where it arrives (``mediawiki/transport``), so that neither a
framework nor this project reads an answer that lacks what was asked for. The models name only keys
that one of them reads, so new keys in new versions of MediaWiki do no harm.
"""
