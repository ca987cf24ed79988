"""Bringing the index up to the corpus folder while the bot goes on answering."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from embeddings.progress import BuildSummary, Progress

    Build = Callable[[Callable[[Progress], None]], BuildSummary]
    Tell = Callable[[Progress], Awaitable[None]]

_TELL_EVERY = 3.0
"""Seconds; Telegram lets a message be edited about that often for long."""


async def build_telling(build: Build, tell: Tell) -> BuildSummary:
    """Build in a thread and tell how far it is, no more often than Telegram likes.

    Raises
    ------
    corpus.errors.HoiBaoCaoError
        As the build does.
    """
    latest: list[Progress] = []
    task = asyncio.create_task(asyncio.to_thread(build, latest.append))
    told = time.monotonic()
    while not task.done():
        await asyncio.wait({task}, timeout=_TELL_EVERY)
        if latest and not task.done() and time.monotonic() - told >= _TELL_EVERY:
            await tell(latest[-1])
            told = time.monotonic()
        del latest[:-1]
    return task.result()
