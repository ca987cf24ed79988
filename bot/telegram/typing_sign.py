"""The "typing" sign under a chat's name."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from telegram.constants import ChatAction
from telegram.error import TelegramError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram.ext import ExtBot

    from bot.telegram.incoming import Asked
    from bot.telegram.limiter import Pace

_FIRST_AFTER = 0.7
"""Most answers are there sooner; a sign for those would only cost a request."""

_EVERY = 4.5
"""Telegram takes the sign away after 5 seconds."""


@asynccontextmanager
async def typing_sign(bot: ExtBot[Pace], asked: Asked) -> AsyncIterator[None]:
    """Show the sign in a private chat while the work inside takes long."""
    if not asked.private:
        yield
        return
    task = asyncio.create_task(_refresh(bot, asked))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _refresh(bot: ExtBot[Pace], asked: Asked) -> None:
    await asyncio.sleep(_FIRST_AFTER)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(
                asked.chat, ChatAction.TYPING, message_thread_id=asked.thread or None
            )
        await asyncio.sleep(_EVERY)
