"""Telegram's sending rates, kept per chat so that nobody waits for another chat.

The rates are those of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits: about one
message a second in a chat, 20 a minute in a group, 30 a second over all chats.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Coroutine

    from telegram._utils.types import JSONDict

_LOG = logging.getLogger(__name__)

# python-telegram-bot gives times as timedelta when asked to, and warns when not.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_SLACK = 1.05
"""Periods are stretched a little: requests do not travel equally fast."""

_IDLE_SECONDS = 120.0
_MANY_CHATS = 2000


@dataclass(frozen=True, slots=True)
class Pace:
    """How a request wants to be treated.

    Attributes
    ----------
    probe
        It looks for a message that may be there; it sends nothing new, so only the overall rate
        counts.
    leaving
        Called when its turn has come, just before it leaves.
    """

    probe: bool = False
    leaving: Callable[[], None] | None = None


class Window:
    """At most ``limit`` events in any ``seconds``; hands out times, first come first served."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._times: deque[float] = deque(maxlen=limit)
        self._limit = limit
        self._seconds = seconds * _SLACK

    def next(self, now: float) -> float:
        """Return the earliest time for one more event."""
        if len(self._times) < self._limit:
            return now
        return max(now, self._times[0] + self._seconds)

    def record(self, at: float) -> None:
        """Note an event; times come in rising order."""
        self._times.append(at)


class ChatPace:
    """One chat's rates and its hold after a 429."""

    def __init__(self, *, group: bool) -> None:
        self._second = Window(3, 3.0)  # one a second, in short bursts
        self._minute = Window(20, 60.0) if group else None
        self._order = asyncio.Lock()
        self.held_until = 0.0
        self.used = 0.0

    @property
    def busy(self) -> bool:
        """Whether somebody waits here."""
        return self._order.locked()

    def next(self, now: float, *, message: bool) -> float:
        """Return the earliest time for a request; ``message`` tells a new one from an edit."""
        at = max(self._second.next(now), self.held_until)
        return max(at, self._minute.next(now)) if message and self._minute else at

    async def turn(self, *, message: bool) -> None:
        """Wait for this chat's turn and take it."""
        async with self._order:
            while (wait := self.next(time.monotonic(), message=message) - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            self.used = time.monotonic()
            self._second.record(self.used)
            if message and self._minute:
                self._minute.record(self.used)


class ChatRateLimiter(BaseRateLimiter[Pace]):
    """Keeps the rates of each chat and of all; after a 429 holds only the chat it is about."""

    def __init__(self) -> None:
        self._chats: dict[int | str, ChatPace] = {}
        self._overall = Window(5, 0.2)  # 25 a second, evenly: bunched on the way they are still 30

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Forget all chats."""
        self._chats.clear()

    async def process_request(  # noqa: PLR0913, PLR0917 - the signature is the library's
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,  # noqa: ANN401 - as above
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Pace | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Make the request when its chat and the overall rate allow; retry after a 429.

        A chat action is dropped (``True`` comes back) when it would have to wait.
        """
        chat = self._chat(data.get("chat_id"))
        if endpoint == "sendChatAction":
            return await self._cosmetic(chat, callback, args, kwargs)
        while True:
            pace = rate_limit_args or Pace()
            await self._wait(chat, endpoint, pace)
            if pace.leaving is not None:
                pace.leaving()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = _seconds(error)
                _LOG.warning("429 on %s, waiting %.1f s", endpoint, seconds)
                if chat is None:
                    await asyncio.sleep(seconds)
                else:
                    chat.held_until = time.monotonic() + seconds

    async def _cosmetic(
        self,
        chat: ChatPace | None,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
    ) -> bool | JSONDict | list[JSONDict]:
        now = time.monotonic()
        if self._overall.next(now) > now or (chat is not None and chat.held_until > now):
            return True
        self._overall.record(now)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            if chat is not None:
                chat.held_until = time.monotonic() + _seconds(error)
            return True

    async def _wait(self, chat: ChatPace | None, endpoint: str, pace: Pace) -> None:
        if chat is None:
            return
        if pace.probe:
            await asyncio.sleep(max(0.0, chat.held_until - time.monotonic()))
        else:
            await chat.turn(message=not endpoint.startswith(("edit", "delete")))
        now = time.monotonic()
        at = self._overall.next(now)
        self._overall.record(at)
        if at > now:
            await asyncio.sleep(at - now)

    def _chat(self, chat_id: int | str | None) -> ChatPace | None:
        if chat_id is None:
            return None
        if chat_id not in self._chats:
            if len(self._chats) > _MANY_CHATS:
                self._drop_idle()
            group = not (isinstance(chat_id, int) and chat_id > 0)
            self._chats[chat_id] = ChatPace(group=group)
        return self._chats[chat_id]

    def _drop_idle(self) -> None:
        before = time.monotonic() - _IDLE_SECONDS
        idle = [
            chat_id
            for chat_id, chat in self._chats.items()
            if not chat.busy and max(chat.used, chat.held_until) < before
        ]
        for chat_id in idle:
            del self._chats[chat_id]


def _seconds(error: RetryAfter) -> float:
    after: int | float | dt.timedelta = error.retry_after
    return (after if isinstance(after, int | float) else after.total_seconds()) + 0.1
