"""Scans of whole dumps: pages-articles files, read in blocks on many cores as fast as unpacked.

``scanning`` is the pure part: bytes in, findings out. ``reading`` opens a file and divides it into
``jobs``, ``bzip2`` and ``unpacking`` unpack it, ``cutting`` makes blocks of whole pages, and
``workers`` do the jobs. Nothing here depends on a wiki, a framework or a database.
"""
