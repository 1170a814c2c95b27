"""Control from the wiki: the stop page, settings that only narrow, and exceptions.

Nothing here contacts a wiki: texts come in, decisions go out. Whatever a page contains, it can
only reduce what is done, and reading it costs little:

* ``stopping``: the stop page, which lets a task go on only while it says what was agreed;
* ``settings`` and ``settings_page``: the settings page (JSON), for those who may protect pages;
* ``exceptions``: the list of false positives (bullets), for everybody;
* ``narrowing``: the part of a page's proposal that remains after all of these.
"""
