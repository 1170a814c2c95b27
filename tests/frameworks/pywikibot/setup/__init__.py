"""Tests of ``pwb copyedit_setup``, from an empty home folder."""
