"""The files of a configuration: private, whole or not at all, and as the sample has them."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.setup import files
from bot_plugins.frameworks.pywikibot.setup.account import BotAccount
from tests.harness.wiki.paths import PROJECT

ACCOUNT = BotAccount("O'Brien, Bot", "copyedit", "0" * 32)


def settings(text: str) -> dict[str, str]:
    """Return the plain settings of a configuration."""
    return dict(re.findall(r"^(\w+) = (.+)$", text, re.M))


def test_settings_are_those_of_the_sample() -> None:
    sample = settings((PROJECT / "user-config.py.sample").read_text(encoding="utf-8"))
    written = settings(files._CONFIG.format(wiki="", simulate=True))
    assert written == {name: sample[name] for name in written}
    assert {*sample} - {*written} == {"family", "mylang"}


def test_all_or_nothing(tmp_path: Path) -> None:
    old = tmp_path / "user-config.py"
    old.write_text("mylang = 'de'\n")
    (tmp_path / "file").touch()
    with pytest.raises(OptionError, match="cannot write"):
        files.write({old: "new", tmp_path / "file" / "user-password.py": "new"})
    assert old.read_text() == "mylang = 'de'\n"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "user-config.py"}


def test_private_and_with_backups(tmp_path: Path) -> None:
    path = tmp_path / "new" / "user-password.py"
    assert files.write({path: "one\n"}) == []
    path.chmod(0o644)
    assert files.write({path: "two\n"}) == [path.with_name("user-password.py.bak")]
    assert files.write({path: "three\n"}) == [path.with_name("user-password.py.bak2")]
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert path.read_text() == "three\n"


def test_an_entry_is_one_that_pywikibot_reads() -> None:
    """It refuses more than four ", " in a line, and reads the last entry that fits."""
    text = files.password_text(ACCOUNT, "('Other', 'secret')")
    other, entry = text.splitlines()
    assert other == "('Other', 'secret')"
    assert entry.count(", ") <= 4
    assert eval(entry, {"BotPassword": lambda *given: given}) == (  # noqa: S307 - our own text
        "O'Brien, Bot",
        ("copyedit", "0" * 32),
    )


SHOWN = {
    "mylang = 'de'": "mylang = 'de'",
    "password_file = 'user-password.py'": "password_file = 'user-password.py'",
    "db_password = 'hush'": "db_password ...",
    "authenticate['example.org'] = ('me', 'hush')": "authenticate['example.org'] ...",
    "('Bot', BotPassword('copyedit', 'hush'))": "('Bot' ...",
    "('Bot', 'hush')": "('Bot' ...",
}


@pytest.mark.parametrize("line", SHOWN)
def test_secrets_are_not_shown(tmp_path: Path, line: str) -> None:
    path = tmp_path / ("user-password.py" if line.startswith("(") else "user-config.py")
    path.write_text(f"# a comment\n\n{line}\n")
    assert files.settings_in(path) == [f"  {SHOWN[line]}"]
