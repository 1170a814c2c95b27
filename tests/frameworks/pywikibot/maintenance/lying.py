"""A wiki that lies: its real answers, with one place in one of them changed.

What it answered once is told again for the same question, so that a lie costs no request.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from requests import PreparedRequest, Response
from requests.structures import CaseInsensitiveDict

from bot_plugins.frameworks.pywikibot.client.transport import Transport

Json = Any
Place = tuple[str | int, ...]
GONE = object()
"""In place of a value: nothing."""
LIES: tuple[object, ...] = (
    GONE, None, "x", "", 7, -5, 0, 10**30, 1.5, True, [], {}, [None], {"x": None}, ["x"],
)  # fmt: skip


@dataclass
class Liar(Transport):
    """Passes on real answers; ``lie`` says which one to spoil: its number, a place, a value."""

    told: dict[tuple[str, str], Response] = field(default_factory=dict)
    lie: tuple[int, Place, object] | None = None
    live: bool = False
    answers: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.init_poolmanager(2, 2)

    def begin(self, lie: tuple[int, Place, object] | None = None) -> None:
        """Begin anew, with a lie or with the truth."""
        self.lie = lie
        self.answers.clear()
        super().__init__()

    def _answer_to(self, request: PreparedRequest, *args: Json, **kwargs: Json) -> Response:
        key = (str(request.url), str(request.body))
        if self.live or key not in self.told:
            self.told[key] = super()._answer_to(request, *args, **kwargs)
        real = self.told[key]
        answer = Response()
        answer.status_code, answer.url, answer.request = real.status_code, real.url, request
        answer.headers = CaseInsensitiveDict(real.headers)
        answer.raw = real.raw
        answer._content = self._spoilt(real.content)
        return answer

    def _spoilt(self, content: bytes) -> bytes:
        said = json.loads(content)
        number = len(self.answers)
        self.answers.append(said)
        if self.lie is None or self.lie[0] != number:
            return content
        _, place, value = self.lie
        return json.dumps(changed(said, place, value)).encode()


def changed(said: Json, place: Place, value: object) -> Json:
    """Return JSON with another value, or none, in a place."""
    if not place:
        return None if value is GONE else value
    whole = copy.deepcopy(said)
    inner = whole
    for step in place[:-1]:
        inner = inner[step]
    if value is GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return whole


def places(said: Json, place: Place = ()) -> Iterator[Place]:
    """Yield the places in JSON; of a list the first and the last."""
    yield place
    if isinstance(said, dict):
        for key in said:
            yield from places(said[key], (*place, key))
    elif isinstance(said, list):
        for number in {0, len(said) - 1} if said else ():
            yield from places(said[number], (*place, number))
