"""Troubles of real networks and servers, switched on by tests."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import Enum


class Trouble(Enum):
    """What may happen to one request."""

    NONE = "none"
    DROPPED = "dropped"
    """The connection breaks before the request is carried out."""
    ANSWER_LOST = "answer lost"
    """The request is carried out; the connection breaks before its answer."""
    SERVER_ERROR = "server error"
    """A 502 page of the proxy in front; nothing is carried out."""
    SLOW = "slow"
    """Carried out, and answered late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """How often each trouble comes, as parts of one.

    Attributes
    ----------
    redelivered
        How often a poll brings updates again that were confirmed already.
    slow_seconds
        How late a slow answer is.
    seed
        Of the random numbers, so that a run can be repeated.
    """

    dropped: float = 0.0
    answer_lost: float = 0.0
    server_error: float = 0.0
    slow: float = 0.0
    redelivered: float = 0.0
    slow_seconds: float = 0.5
    seed: int = 0


class Dice:
    """Decides which request meets which trouble."""

    def __init__(self) -> None:
        self.load(Faults())

    def load(self, faults: Faults) -> None:
        """Decide by other shares from now on."""
        self.faults = faults
        self._random = random.Random(faults.seed)  # noqa: S311 - no secret, a test's luck

    def trouble(self) -> Trouble:
        """Return the trouble of the next request."""
        faults = self.faults
        point = self._random.random()
        for trouble, share in (
            (Trouble.DROPPED, faults.dropped),
            (Trouble.ANSWER_LOST, faults.answer_lost),
            (Trouble.SERVER_ERROR, faults.server_error),
            (Trouble.SLOW, faults.slow),
        ):
            if point < share:
                return trouble
            point -= share
        return Trouble.NONE

    def redelivers(self) -> bool:
        """Tell whether the next poll repeats confirmed updates."""
        return self._random.random() < self.faults.redelivered
