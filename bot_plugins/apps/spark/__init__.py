"""Scans of whole dumps and of tables of pages with Spark: the scan of ``apps.scan``, on a cluster.

``command`` scans a dump; ``tables.findings`` is for your own jobs. README.md, beside this file,
says how to install it on a cluster and what a run costs. pyspark is imported only when it is
needed: it is an extra.
"""
