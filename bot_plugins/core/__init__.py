"""The core, from text to proposal: rules, edits, guards, and the engine that combines them.

It knows no language by name, no framework, no database and no web.
"""
