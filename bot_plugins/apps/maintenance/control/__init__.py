"""Control from the wiki: the stop page, settings that only narrow, and exceptions.

Nothing here asks a wiki: texts come in, decisions go out. Whatever a page holds, less is done
because of it, never more, and reading it costs little:

* ``stopping``: the stop page, which lets a task go on only while it says what was agreed;
* ``settings`` and ``settings_page``: the settings page (JSON), for those who may protect pages;
* ``exceptions``: the list of false positives (bullets), for everybody;
* ``narrowing``: what all of them leave of a page's proposal.
"""
