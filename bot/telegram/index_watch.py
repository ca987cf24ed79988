"""Answering from a new index as soon as somebody has built one."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError
from embeddings.current import read_current

if TYPE_CHECKING:
    from pathlib import Path

    from bot.telegram.mind import Mind
    from embeddings.current import Named

_LOG = logging.getLogger(__name__)

_EVERY = 2.0


def current_or_none(index: Path) -> Named | None:
    """Return what the index folder names as current; ``None`` where it names nothing sound."""
    try:
        return read_current(index)
    except HoiBaoCaoError:
        return None


async def follow_index(index: Path, mind: Mind, opened: Named | None) -> None:
    """Reopen whenever another generation becomes current; what can't be opened is logged once."""
    while True:
        await asyncio.sleep(_EVERY)
        now = current_or_none(index)
        if now is None or now == opened:
            continue
        opened = now
        try:
            await mind.reopen()
        except HoiBaoCaoError as error:
            _LOG.error("the new index can't be opened: %r", error)
        else:
            _LOG.info("answering from generation %d", now.number)
