"""Say what a real MediaWiki, and MariaDB, still need on this machine; install it on request.

Exit codes: 0 everything is there, 1 the installation failed, 3 something is missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from tests.apps.spark import packages as java
from tests.harness.wiki import paths
from tests.store import packages as mariadb
from tests.ui.review import packages as chromium

# The php-* names follow whatever PHP version the distribution ships. php-cgi and
# micro-httpd satisfy mediawiki's dependencies on PHP and a web server without Apache;
# apt sees that only if php-cgi is named before mediawiki (simulated: 87 packages
# instead of 114 with Apache).
PACKAGES = (
    'php-cgi', 'php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml', 'php-intl',
    'micro-httpd', 'mediawiki', 'patch',
)  # fmt: skip
# https://www.mediawiki.org/wiki/Manual:Installation_requirements#PHP, plus SQLite.
EXTENSIONS = ("ctype", "fileinfo", "iconv", "intl", "json", "mbstring", "pdo_sqlite", "xml")
# What the tests call besides MediaWiki; the demo does without. faketime gives a process another
# clock.
COMMANDS = ("patch", "faketime")
# A machine that has just started may be updating itself: wait for that, in seconds.
PATIENT = ("-o", "DPkg::Lock::Timeout=120")
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", *PACKAGES)
# The demo does without MariaDB and a browser.
INSTALL_FOR_TESTS = (*INSTALL, "faketime", *mariadb.PACKAGES, *chromium.PACKAGES)
INSTALL_FOR_SLOW_TESTS = (*INSTALL_FOR_TESTS, *java.PACKAGES)


class RequirementsError(RuntimeError):
    """MediaWiki or PHP is not there; the message says what to do."""


def missing() -> list[str]:
    """Return what is not there, one phrase per thing; empty means ready."""
    return _missing_mediawiki() + _missing_php()


def missing_for_tests() -> list[str]:
    """Return what is not there for the whole test suite."""
    commands = [f"the command {name!r}" for name in COMMANDS if not shutil.which(name)]
    return missing() + commands + mariadb.missing() + chromium.missing()


def missing_for_slow_tests() -> list[str]:
    """Return what is not there for the whole test suite and its slow tests."""
    return missing_for_tests() + java.missing()


def message(gaps: list[str], command: tuple[str, ...] = INSTALL) -> str:
    """Return one text that names every gap and the way to close them."""
    return (
        f"These tests need a real MediaWiki. Missing: {'; '.join(gaps)}.\n"
        f"On Debian or Ubuntu, as root: {' '.join(command)}\n"
        f"(or: {sys.executable} -m tests.harness.wiki.requirements --install)\n"
        "Elsewhere: unpack MediaWiki 1.39 or later, set MW_INSTALL_PATH to its folder and PHP "
        "to a command-line PHP with these extensions: " + ", ".join(EXTENSIONS) + "."
    )


def require() -> None:
    """Raise RequirementsError, with the whole message, unless all is there."""
    if gaps := missing():
        raise RequirementsError(message(gaps))


def _missing_mediawiki() -> list[str]:
    installer = paths.mediawiki() / "maintenance" / "install.php"
    return [] if installer.is_file() else [f"MediaWiki (no {installer})"]


def _missing_php() -> list[str]:
    if not shutil.which(paths.php()):
        return [f"the command {paths.php()!r}"]
    answer = subprocess.run([paths.php(), "-m"], capture_output=True, text=True, check=False)
    loaded = set(answer.stdout.lower().split())
    return [f"the PHP extension {name}" for name in EXTENSIONS if name not in loaded]


def install(command: tuple[str, ...] = INSTALL, *, quiet: bool = False) -> bool:
    """Install with apt-get, by default MediaWiki; return whether that went well, or say if not.

    ``quiet`` holds back what apt-get prints unless it fails.
    """
    for step in (("apt-get", "update"), command):
        done = _apt_get(step, subprocess.PIPE if quiet else None)
        if done.returncode:
            print(f"{done.stdout or ''}failed: {' '.join(step)}", file=sys.stderr)
            return False
    return True


def _apt_get(command: tuple[str, ...], output: int | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*command, *PATIENT),
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        text=True,
        errors="replace",
        check=False,
    )


def can_install() -> bool:
    """Return whether this machine has apt-get, and lets us use it."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _needs(
    options: argparse.Namespace,
) -> tuple[Callable[[], list[str]], tuple[str, ...], str]:
    """Return what looks for what is needed, what installs it, and what to call it."""
    if options.wiki:
        return missing, INSTALL, "MediaWiki"
    if options.slow:
        words = "MediaWiki, MariaDB, Chromium and Java"
        return missing_for_slow_tests, INSTALL_FOR_SLOW_TESTS, words
    return missing_for_tests, INSTALL_FOR_TESTS, "MediaWiki, MariaDB and Chromium"


def main(arguments: list[str] | None = None) -> int:
    """Check, and install if asked and able to; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.harness.wiki.requirements", description=__doc__
    )
    parser.add_argument(
        "--install", action="store_true", help="install what is missing (root, Debian)"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--wiki", action="store_true", help="only MediaWiki, as the demo needs it")
    which.add_argument("--slow", action="store_true", help="also Java, as the slow tests need it")
    parser.add_argument("--quiet", action="store_true", help="say nothing unless that fails")
    options = parser.parse_args(arguments)
    look, command, what = _needs(options)
    if look() and options.install and can_install():
        print(f"Installing {what} from Debian's packages (about 2 min)", flush=True)
        if not install(command, quiet=options.quiet):
            return 1
    if options.install and not options.wiki and (trouble := chromium.install()):
        print(f"failed: {trouble}", file=sys.stderr)
    if gaps := look():
        print(message(gaps, command), file=sys.stderr)
        return 3
    if not options.quiet:
        print(f"MediaWiki is ready: {paths.mediawiki()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
