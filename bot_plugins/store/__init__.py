"""The review queue's database: proposals, decisions, saves and "not an error" verdicts.

Scheduled passes also store here what they have read, how they ended and which rules are off.

``database.open_store`` opens it; the functions that use it take the open store first. The package
imports the core, but never a framework or a user interface.

A finding's life: ``put`` adds it and carries it over to newer revisions (``matching``, ``rebase``);
``claims`` and ``decisions`` review it, ``accepting`` accepts many; ``saves`` and ``saving`` make
it, ``undoing`` takes it back; ``figures``, ``history`` and ``standings`` count what became of it.
"""
