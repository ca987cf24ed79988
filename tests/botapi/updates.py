"""The queue of updates: kept until confirmed, filtered by ``allowed_updates``."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from aiogram.types import Update

from tests.botapi.failure import bad_request, conflict
from tests.botapi.schema import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.methods import GetUpdates

    from tests.botapi.faults import Dice

FIRST_UPDATE = 700_000_001
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = tuple(name for name in Update.model_fields if name != "update_id")

_OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
_LONGEST_POLL = 50
_MOST_UPDATES = 100
_REMEMBERED = 20


class UpdateQueue:
    """Updates in order; an update leaves when a later offset confirms it.

    Parameters
    ----------
    dice
        Decides when confirmed updates come again.
    conflict_seconds
        Pause before a poll is answered with the second and later 409 in a row; Telegram's is 3.

    Attributes
    ----------
    last_poll
        ``time.monotonic()`` of the last ``getUpdates``.
    """

    def __init__(self, dice: Dice, conflict_seconds: float) -> None:
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        self.last_poll = 0.0
        self._pending: deque[Update] = deque()
        self._confirmed: deque[Update] = deque(maxlen=_REMEMBERED)
        self._next = FIRST_UPDATE
        self._waiting: asyncio.Future[str | None] | None = None
        self._dice = dice
        self._conflict_seconds = conflict_seconds
        self._quiet_until = 0.0
        self.arrived = asyncio.Event()

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def polled(self) -> bool | None:
        """Whether a poll waits just now; ``None`` for no."""
        return True if self._waiting is not None and not self._waiting.done() else None

    @property
    def head(self) -> Update | None:
        """The oldest update not yet confirmed."""
        return self._pending[0] if self._pending else None

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Set what is delivered from now on; ``None`` keeps the setting, empty means default.

        Raises
        ------
        ApiError
            400 for a kind that does not exist.
        """
        if kinds is None:
            return
        if unknown := set(kinds) - set(KINDS):
            raise bad_request(f"unknown update type {min(unknown)}")
        self.allowed = tuple(kinds)

    def wants(self, kind: str) -> bool:
        """Tell whether updates of a kind are delivered."""
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def push(self, kind: str, content: Any) -> int | None:  # noqa: ANN401 - any kind of update
        """Queue an update; ``None`` comes back if the bot does not want this kind."""
        if not self.wants(kind):
            return None
        update = Update.model_validate({"update_id": self._next, kind: content})
        self._next += 1
        self._pending.append(update)
        self._wake(None)
        self.arrived.set()
        return update.update_id

    def confirm(self, before: int) -> None:
        """Forget the updates below an id."""
        while self._pending and self._pending[0].update_id < before:
            self._confirmed.append(self._pending.popleft())

    def drop(self) -> None:
        """Forget all pending updates."""
        self.confirm(self._next)

    async def poll(self, request: GetUpdates) -> object:
        """Answer a long poll.

        Raises
        ------
        ApiError
            409 while a webhook is set, or when another poll takes over.
        """
        self.last_poll = time.monotonic()
        if self.webhook_active:
            raise conflict(_WEBHOOK_ACTIVE)
        self.allow(request.allowed_updates)
        self._move(request.offset or 0)
        self.interrupt(_OTHER_POLL)
        if not self._pending:
            await self._wait(min(request.timeout or 0, _LONGEST_POLL))
        limit = min(max(request.limit or _MOST_UPDATES, 1), _MOST_UPDATES)
        again = tuple(self._confirmed) if self._dice.redelivers() else ()
        return dump([*again, *self._pending][:limit])

    def _move(self, offset: int) -> None:
        if offset < 0 and self._pending:
            self.confirm(self._pending[max(len(self._pending) + offset, 0)].update_id)
        else:
            self.confirm(offset)

    def interrupt(self, reason: str) -> None:
        """End the waiting poll with a 409."""
        self._wake(reason)

    def _wake(self, reason: str | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reason)

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        waiting = self._waiting = loop.create_future()
        try:
            reason = await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return
        if reason is not None:
            await self._pause(loop.time())
            raise conflict(reason)

    async def _pause(self, now: float) -> None:
        """Slow repeated 409s down, as Telegram does."""
        if now < self._quiet_until:
            await asyncio.sleep(self._conflict_seconds)
        else:
            self._quiet_until = now + self._conflict_seconds
