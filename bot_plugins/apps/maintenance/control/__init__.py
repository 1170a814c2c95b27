"""Control from the wiki: settings that only narrow, and exceptions.

Nothing here contacts a wiki: texts come in, decisions go out. Whatever a page contains, it can
only reduce what is done, and reading it costs little:

* ``settings`` and ``settings_page``: the settings page (JSON), for those who may protect pages;
* ``exceptions``: the list of false positives (bullets), for everybody;
* ``narrowing``: the part of a page's proposal that remains after all of these.

All ways to save obey the stop page, so it is in ``run.saving.stop_page``.
"""
