"""Pywikibot's connection to a wiki: requests, answers and their checks, logins, messages."""
