"""Who exists on every test wiki. The passwords guard nothing: loopback, throw-away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A wiki account: its name, its main password and its groups."""

    name: str
    password: str
    groups: tuple[str, ...] = ()


ADMIN = Account("Admin", "AdminPass-12345", ("sysop",))
COPY_BOT = Account("CopyBot", "CopyBotPass-12345", ("bot",))
BLOCKED_BOT = Account("BlockedBot", "BlockedPass-12345", ("bot",))
PLAIN_USER = Account("PlainUser", "PlainPass-12345")
AUTHOR = Account("Author", "AuthorPass-12345")

# The installer itself makes the administrator.
CREATED = (COPY_BOT, BLOCKED_BOT, PLAIN_USER, AUTHOR)

# CopyBot's bot password (https://www.mediawiki.org/wiki/Manual:Bot_passwords):
# 32 characters are the length MediaWiki asks of one.
BOT_APP = "copyedit"
BOT_APP_PASSWORD = "0123456789abcdef" * 2
BOT_GRANTS = ("basic", "highvolume", "editpage", "createeditmovepage", "rollback")

# A change tag the bot may apply (https://www.mediawiki.org/wiki/Help:Tags).
TAG = "copyedit-bot"
