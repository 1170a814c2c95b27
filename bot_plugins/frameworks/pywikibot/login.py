"""Logging in, so that problems with the account are known before anything is asked or saved."""

from __future__ import annotations

from pywikibot import exceptions
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.ports import RunStopped


def log_in(site: APISite) -> None:
    """Log in with the configured account, unless that has been done.

    Raises:
        RunStopped: wrong name or password, blocked, or no answer.
    """
    name = f"{site.family.name}:{site.code}"
    try:
        site.login()
        if not site.logged_in():
            raise exceptions.NoUsernameError("the wiki did not accept the login")
    except EOFError:
        raise RunStopped(
            f"cannot log in to {name}: no password is known, and nobody is there to type it; check"
            " user-config.py and the password file", exit_codes.LOGIN,
        ) from None  # fmt: skip
    except TROUBLE as error:
        raise run_stopped(site, error) from error
