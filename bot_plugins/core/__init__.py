"""Text in, proposal out: rules, edits, guards, and the engine that puts them together.

Knows no language by name, no framework, no database and no web.
"""
