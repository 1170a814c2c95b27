"""The review queue's database: proposals, decisions, saves and "not an error" verdicts.

Scheduled passes also store here what they have read, how they ended and which rules are off.

``open_store`` opens it; the functions that use it take the open store first. The package imports
the core, but never a framework or a user interface.
"""
