"""Order inside a chat's thread, chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.inbox import Stored


_LOG = logging.getLogger(__name__)


class Lane:
    """What waits in one chat and thread, oldest first."""

    def __init__(self) -> None:
        self._waiting: deque[Stored] = deque()
        self._arrival = asyncio.Event()

    def add(self, stored: Stored) -> None:
        """Put an update at the end."""
        self._waiting.append(stored)
        self._arrival.set()

    def next(self) -> Stored | None:
        """Return the oldest one without taking it."""
        return self._waiting[0] if self._waiting else None

    def take(self) -> Stored:
        """Take the oldest one."""
        return self._waiting.popleft()

    async def wait_next(self, seconds: float) -> Stored | None:
        """Return the oldest one, waiting for it at most so many seconds."""
        if not self._waiting:
            self._arrival.clear()
            try:
                await asyncio.wait_for(self._arrival.wait(), seconds)
            except TimeoutError:
                return None
        return self.next()


class Lanes:
    """Hands updates to a worker, one at a time in each lane.

    Parameters
    ----------
    work
        Called with a lane whose next update is due; takes at least that one.
        It waits for its own chat's rates without holding up another lane.
    """

    def __init__(self, work: Callable[[Lane], Awaitable[None]]) -> None:
        self._work = work
        self._lanes: dict[str, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True

    @property
    def waiting(self) -> int:
        """Lanes with something to do."""
        return len(self._lanes)

    def add(self, stored: Stored) -> None:
        """Put an update into its lane; a closed set leaves it to the inbox and the next start."""
        if not self._open:
            return
        lane = self._lanes.get(stored.lane)
        if lane is not None:
            lane.add(stored)
            return
        lane = self._lanes[stored.lane] = Lane()
        lane.add(stored)
        task = asyncio.create_task(self._drain(stored.lane, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, name: str, lane: Lane) -> None:
        try:
            while self._open and lane.next() is not None:
                await self._work_safely(lane)
        finally:
            del self._lanes[name]

    async def _work_safely(self, lane: Lane) -> None:
        before = lane.next()
        try:
            await self._work(lane)
        except Exception:  # noqa: BLE001 - see below
            # The update stays in the inbox for the next start; the chat goes on.
            _LOG.exception("an update could not be seen through")
            if lane.next() is before:
                lane.take()

    async def close(self, seconds: float) -> None:
        """Begin nothing more; give what is begun so many seconds to end."""
        self._open = False
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
