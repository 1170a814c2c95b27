"""What could not be read is told with its place, and with what that cost."""

from __future__ import annotations

from bot_plugins.apps.scan.jobs import Result
from bot_plugins.apps.scan.losses import losses
from bot_plugins.apps.scan.pieces import Damage
from bot_plugins.apps.scan.scanning import Unreadable


def test_each_loss_is_a_line() -> None:
    result = Result(
        damage=(Damage(1_000, 3_500, "the block is damaged", "Mill"), Damage(7, 7, "it ends")),
        unreadable=(Unreadable("Pond", "no text"), Unreadable("", "no title")),
    )
    assert list(losses("dump.xml", result)) == [
        "dump.xml: 2,500 bytes from byte 1,000 on: the block is damaged;"
        ' the page "Mill" is cut off',
        "dump.xml: at byte 7: it ends",
        'dump.xml: "Pond" cannot be read: no text',
        'dump.xml: "a page" cannot be read: no title',
    ]
