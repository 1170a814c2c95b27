"""What the answers of MediaWiki's API may look like; no answer of another shape is read.

An answer is checked once, where it arrives (``client/transport``), so that neither Pywikibot
nor this project looks into one that lacks what was asked for. Only what one of them reads is
named: new keys of new versions of MediaWiki do no harm.
"""
