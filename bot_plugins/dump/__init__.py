"""Whole dumps: pages-articles files read in blocks, on many cores, at the speed of unpacking.

``scanning`` is the pure part, bytes in, findings out; ``reading`` cuts files into work, and
``workers`` does it. No wiki, no framework and no database is known here.
"""
