"""Telegram's sending rates, with counters that really count.

Telegram publishes "about one message a second in a chat", "20 messages a minute in a group" and
"about 30 messages a second in all" (https://core.telegram.org/bots/faq, "My bot is hitting
limits"), and that short bursts are borne. The size of the burst is not published; it is a
parameter here. Edits count in their chat and overall, not in a group's minute.
"""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.botapi.failure import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What a bot may send.

    Attributes
    ----------
    chat_per_second, chat_burst
        A chat's bucket: how fast it fills and how much it holds.
    group_per_minute
        New messages to one group in any 60 seconds.
    overall_per_second
        Requests that send or edit, over all chats, in any second.
    """

    chat_per_second: float = 1.0
    chat_burst: int = 4
    group_per_minute: int = 20
    overall_per_second: int = 30


class Rates:
    """Counts what is sent and refuses what is too much."""

    def __init__(
        self, limits: RateLimits | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limits = limits
        self._clock = clock
        self._buckets: dict[int, tuple[float, float]] = {}
        self._minutes: dict[int, deque[float]] = {}
        self._overall: deque[float] = deque()

    def check(self, chat: int, *, new: bool) -> None:
        """Refuse a request that comes too early, and count it overall if not.

        Parameters
        ----------
        chat
            Its id; negative for groups.
        new
            Whether a message is sent, not edited.

        Raises
        ------
        ApiError
            429 with the seconds to wait.
        """
        if self.limits is None:
            return
        wait = max(self._overall_wait(), self._bucket_wait(chat))
        if new and chat < 0:
            wait = max(wait, self._minute_wait(chat))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._overall.append(self._clock())

    def count(self, chat: int, *, new: bool) -> None:
        """Count a message that was sent or edited."""
        if self.limits is None:
            return
        self._buckets[chat] = (self._tokens(chat) - 1, self._clock())
        if new and chat < 0:
            self._minutes.setdefault(chat, deque()).append(self._clock())

    def _overall_wait(self) -> float:
        assert self.limits is not None
        return _window_wait(self._overall, self.limits.overall_per_second, 1.0, self._clock())

    def _minute_wait(self, chat: int) -> float:
        assert self.limits is not None
        times = self._minutes.setdefault(chat, deque())
        return _window_wait(times, self.limits.group_per_minute, 60.0, self._clock())

    def _bucket_wait(self, chat: int) -> float:
        assert self.limits is not None
        return max(0.0, (1 - self._tokens(chat)) / self.limits.chat_per_second)

    def _tokens(self, chat: int) -> float:
        assert self.limits is not None
        full = float(self.limits.chat_burst)
        tokens, at = self._buckets.get(chat, (full, self._clock()))
        return min(full, tokens + (self._clock() - at) * self.limits.chat_per_second)


def _window_wait(times: deque[float], limit: int, seconds: float, now: float) -> float:
    while times and times[0] <= now - seconds:
        times.popleft()
    return times[len(times) - limit] + seconds - now if len(times) >= limit else 0.0
