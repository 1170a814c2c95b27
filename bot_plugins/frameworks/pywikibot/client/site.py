"""Pywikibot's sites, adapted: shorter lists, and robust against clock changes and odd answers.

Pywikibot's lists also request file versions, category sizes and page protection
(``PageGenerator`` in data/api/_generators.py), which makes an answer about twice as long.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pywikibot import Timestamp, config
from pywikibot.data.api import CachedRequest, PageGenerator, ParamInfo, Request
from pywikibot.exceptions import FatalServerError
from pywikibot.site import APISite
from pywikibot.throttle import ProcEntry, Throttle

_UNUSED = frozenset({"imageinfo", "categoryinfo"})
_OF_UNUSED = ("inprop", "iiprop", "iilimit")
_ODD = (AssertionError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)
"""What Pywikibot's ``ParamInfo`` raises for a description that contradicts itself."""

_LISTED = {("query+tokens", "type"), ("query+querypage", "page"), ("query+info", "prop")}
"""Parameters whose values Pywikibot assumes to be listed."""


class SteadyThrottle(Throttle):  # type: ignore[misc]  # Pywikibot is not typed
    """Pywikibot's throttle, robust against changes of this machine's clock.

    Pywikibot computes with ``time.time()``. If the clock is set back by a day, a pause would take
    a day longer, and entries that processes wrote with a clock that was ahead would slow down
    others until then.
    """

    def waittime(self, write: bool = False) -> float:
        """Return how many seconds to wait: never more than the whole pause."""
        return min(float(super().waittime(write=write)), float(self.get_delay(write=write)))

    def _read_file(self, *args: Any, **kwargs: Any) -> Iterator[ProcEntry]:  # noqa: ANN401
        latest = time.time() + self.expiry
        return (line for line in super()._read_file(*args, **kwargs) if line.time <= latest)


class SteadyCache(CachedRequest):  # type: ignore[misc]
    """A cached answer; one from the future has expired, as the clock was ahead when it came."""

    def _expired(self, dt: datetime) -> bool:
        return dt > Timestamp.nowutc() or bool(super()._expired(dt))


class CheckedParamInfo(ParamInfo):  # type: ignore[misc]
    """The API's description of itself; Pywikibot checks it only with assertions."""

    def fetch(self, modules: Any) -> None:  # noqa: ANN401
        """Fetch the description of some modules.

        Raises:
            FatalServerError: it contradicts itself.
        """
        try:
            super().fetch(modules)
        except _ODD as error:
            raise FatalServerError("its API's description of itself is unexpected") from error

    def parameter(self, module_name: str, param_name: str) -> dict[str, Any] | None:
        """Return what is known of a module's parameter.

        Raises:
            FatalServerError: the wiki does not know the module, or describes it oddly.
        """
        try:
            found: dict[str, Any] | None = super().parameter(module_name, param_name)
        except _ODD as error:
            raise FatalServerError(f"its API does not describe {module_name}") from error
        if (module_name, param_name) in _LISTED and not isinstance((found or {}).get("type"), list):
            raise FatalServerError(f"its API does not describe {module_name}")
        return found


class LeanSite(APISite):  # type: ignore[misc]
    """Pywikibot's site, except for its list queries, its clock and its handling of odd answers."""

    @property
    def _paraminfo(self) -> CheckedParamInfo:
        if not hasattr(self, "_described"):
            self._described = CheckedParamInfo(self)
        return self._described

    @_paraminfo.setter
    def _paraminfo(self, _: ParamInfo) -> None:
        """Replace the object that Pywikibot sets, before its first query and after a logout."""
        self._described = CheckedParamInfo(self)

    @property
    def throttle(self) -> SteadyThrottle:
        """The pauses between requests."""
        if not hasattr(self, "_throttle"):
            self._throttle = SteadyThrottle(self)
        return self._throttle

    @staticmethod
    def _request_class(kwargs: dict[str, Any]) -> type[Request]:
        return SteadyCache if APISite._request_class(kwargs) is CachedRequest else Request

    def _generator(self, gen_class: type[Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return a list without unused properties; Pywikibot creates all lists of a site here."""
        made = super()._generator(gen_class, *args, **kwargs)
        if isinstance(made, PageGenerator):
            made.request["prop"] = [prop for prop in made.request["prop"] if prop not in _UNUSED]
            for name in _OF_UNUSED:
                made.request.pop(name, None)
        return made


def use_lean_sites() -> None:
    """Let ``pywikibot.Site`` return instances of ``LeanSite`` from now on."""
    config.site_interface = LeanSite
