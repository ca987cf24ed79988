from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.telegram.limiter import ChatPace, ChatRateLimiter, Window


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60), st.integers(1, 5))
def test_no_window_ever_holds_more_than_its_limit(gaps: list[float], limit: int) -> None:
    window, now, times = Window(limit, 1.0), 0.0, []
    for gap in gaps:
        now = max(now + gap, window.next(now + gap))
        window.record(now)
        times.append(now)
    for i in range(len(times) - limit):
        assert times[i + limit] - times[i] >= 1.0


def test_edits_do_not_use_up_a_groups_minute() -> None:
    pace = ChatPace(group=True)
    assert pace._minute is not None
    for at in range(20):
        pace._second.record(at * 2.0)
        pace._minute.record(at * 2.0)
    assert pace.next(45.0, message=False) == 45.0
    assert pace.next(45.0, message=True) >= 60.0


class Server:
    """Answers 429 where it is told to, and keeps the order of what it took."""

    def __init__(self, *, refuse: int = 0, chat: int | None = None) -> None:
        self.refuse, self.chat = refuse, chat
        self.taken: list[int] = []

    async def call(self, chat: int) -> bool:
        if self.refuse and chat == self.chat:
            self.refuse -= 1
            raise RetryAfter(dt.timedelta(seconds=0.05))
        self.taken.append(chat)
        return True


async def send(limiter: ChatRateLimiter, server: Server, chat: int, endpoint: str) -> Any:  # noqa: ANN401
    return await limiter.process_request(
        server.call, (chat,), {}, endpoint, {"chat_id": chat}, None
    )


def test_a_429_holds_its_own_chat_only_and_is_retried() -> None:
    server = Server(refuse=1, chat=7)

    async def run() -> None:
        limiter = ChatRateLimiter()
        await asyncio.gather(
            send(limiter, server, 7, "sendMessage"), send(limiter, server, 8, "sendMessage")
        )

    asyncio.run(run())
    assert server.taken == [8, 7]


def test_typing_is_dropped_while_its_chat_is_held() -> None:
    server = Server(refuse=1, chat=7)

    async def run() -> None:
        limiter = ChatRateLimiter()
        assert await send(limiter, server, 7, "sendChatAction") is True
        assert await send(limiter, server, 7, "sendChatAction") is True

    asyncio.run(run())
    assert server.taken == []
    assert server.refuse == 0
