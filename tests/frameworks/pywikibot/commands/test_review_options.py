"""The options of the review page that say where it is, and which files it offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.review import parsed

WRONG = {
    "-host:0.0.0.0": "ssh -L 8642",
    "-host:192.168.0.7": "a reverse proxy with TLS",
    "-host:server": "plain HTTP",
    "-public:http://review.example.org": "-public: must begin with https://",
    "-public:https://review.example.org/x": "the address of a whole host",
    "-findings:nowhere.jsonl": "-findings: there is no file or folder nowhere.jsonl",
    "-port:65536": "-port: must be below",
}


@pytest.mark.parametrize("argument", WRONG)
def test_a_mistake_is_said_with_the_way_out(argument: str) -> None:
    with pytest.raises(OptionError) as caught:
        parsed([argument])
    assert WRONG[argument] in str(caught.value)


def test_a_proxy_may_be_on_another_machine(tmp_path: Path) -> None:
    options = parsed(
        ["-host:0.0.0.0", "-public:https://Review.example.org/", f"-findings:{tmp_path}"]
    )
    assert (options.host, options.public) == ("0.0.0.0", "https://review.example.org")  # noqa: S104
    assert parsed(["-host:localhost"]).public == ""
