"""Whole dumps: pages-articles files read in blocks, on many cores, at the speed of unpacking.

``scanning`` is the pure part, bytes in, findings out. ``reading`` looks at a file and divides it
into ``jobs``, ``bzip2`` and ``unpacking`` unpack it, ``cutting`` makes blocks of whole pages, and
``workers`` do the jobs. No wiki, no framework and no database is known here.
"""
