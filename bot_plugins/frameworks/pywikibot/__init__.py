"""Pywikibot: what runs need of a wiki, and the commands that ``pwb`` runs."""
