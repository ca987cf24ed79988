"""The log of calls: what the bot asked for and what it got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

UPDATE_METHODS = frozenset({"getupdates"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot.

    Attributes
    ----------
    at
        ``time.monotonic()`` when it was answered.
    method
        As it stood in the path.
    parameters
        As they travelled, before validation.
    status
        HTTP status of the answer; 0 if the connection was broken off.
    description
        Telegram's words, when refused.
    """

    at: float
    method: str
    parameters: Mapping[str, object]
    status: int
    description: str = ""


class Journal:
    """Keeps every call, and apart the ones that broke the specification."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.violations: list[Call] = []

    def add(self, call: Call, *, violation: bool = False) -> None:
        """Note a call."""
        self.calls.append(call)
        if violation:
            self.violations.append(call)
