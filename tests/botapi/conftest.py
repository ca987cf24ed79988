"""A running server, and the real python-telegram-bot to talk to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import pytest
from telegram import Bot

from tests.botapi import BotApiServer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

Result = TypeVar("Result")


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with BotApiServer(conflict_seconds=0.1) as running:
        yield running


def as_bot(server: BotApiServer, work: Callable[[Bot], Awaitable[Result]]) -> Result:
    """Do something with the unpatched ``telegram.Bot`` pointed at the server."""

    async def run() -> Result:
        bot = Bot(
            server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot"
        )
        async with bot:
            return await work(bot)

    return asyncio.run(run())
