"""Long polling that notices when it no longer works."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken
from telegram.ext import ExtBot

from bot.telegram.errors import AnotherInstance, TokenRefused
from bot.telegram.limiter import Pace

if TYPE_CHECKING:
    from telegram import Update
    from telegram.error import TelegramError

    from bot.telegram.errors import TelegramBotError

_LOG = logging.getLogger(__name__)

_SETTLED_SECONDS = 3.0
_CONFLICTS_OF_NEWCOMER = 3
_CONFLICT_SECONDS = 120.0
_SLACK_SECONDS = 2.0
"""What three polls that bring nothing may take longer than they should."""


class PollHealth:
    """When polling last worked, and whether it is over.

    Of two instances both get 409 whenever the other polls. The newcomer gives way at its third
    409: it is the one whose polls never worked for :data:`_SETTLED_SECONDS` before the first 409.
    The other one goes on, unless 409s are all it gets for two minutes.
    """

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._settled = False
        self._conflicts = 0
        self.last_good = time.monotonic()
        self.fatal: asyncio.Future[TelegramBotError] = asyncio.get_running_loop().create_future()

    @property
    def silence(self) -> float:
        """Seconds since the last poll that worked."""
        return time.monotonic() - self.last_good

    def good(self) -> None:
        """Note a poll that worked."""
        self.last_good = time.monotonic()
        if not self._conflicts and self.last_good - self._started >= _SETTLED_SECONDS:
            self._settled = True

    def conflict(self) -> None:
        """Note a 409."""
        self._conflicts += 1
        gives_way = not self._settled and self._conflicts >= _CONFLICTS_OF_NEWCOMER
        if gives_way or self.silence > _CONFLICT_SECONDS:
            self.end(AnotherInstance())

    def end(self, error: TelegramBotError) -> None:
        """Say that polling is over."""
        if not self.fatal.done():
            self.fatal.set_result(error)


class PollingBot(ExtBot[Pace]):
    """A bot that reports how its polls fare; the options are those of ``ExtBot``."""

    __slots__ = ("_health",)

    def __init__(self, token: str, health: PollHealth, **options: Any) -> None:  # noqa: ANN401
        super().__init__(token, **options)
        self._health = health

    @property
    def health(self) -> PollHealth:
        """When polling last worked, and whether it is over."""
        return self._health

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:  # noqa: ANN401
        """Poll, and report how it went."""
        try:
            updates = await super().get_updates(*args, **kwargs)
        except Conflict:
            self.health.conflict()
            raise
        except InvalidToken:
            self.health.end(TokenRefused())
            raise
        self.health.good()
        return updates


def log_poll_error(error: TelegramError) -> None:
    """Log a failed poll in one line; the library polls again by itself."""
    _LOG.warning("poll failed: %s", error)


async def watch(health: PollHealth, poll_seconds: int) -> None:
    """Warn when three polls in a row brought nothing; the library only notes it for debugging."""
    limit = 3.0 * poll_seconds + _SLACK_SECONDS
    warned = False
    while True:
        await asyncio.sleep(limit / 6)
        if health.silence > limit and not warned:
            _LOG.error("no successful getUpdates for %.0f s", health.silence)
        elif warned and health.silence <= limit:
            _LOG.warning("getUpdates works again")
        warned = health.silence > limit
