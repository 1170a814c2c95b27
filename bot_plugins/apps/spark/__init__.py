"""Whole dumps and tables of pages on Spark: the scan of ``dump``, on as many machines as there are.

``command`` scans a dump; ``tables.findings`` is for jobs of one's own. README.md, beside this file,
says how to install it on a cluster and what a run costs. pyspark is imported only once it is
needed: it is an extra.
"""
