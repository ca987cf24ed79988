"""The durable inbox: every update is on disk before Telegram is told it arrived.

python-telegram-bot puts each update into a queue and confirms it with the next ``getUpdates``
(or with the webhook's 200). :class:`InboxQueue` is that queue, so an update is committed
before it is confirmed.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import TelegramError

from bot.telegram.high_water import HighWater, in_common_box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from telegram import Bot

    from bot.telegram.database import Database

_KEPT_SECONDS = 48 * 3600
"""Telegram keeps an unconfirmed update for 24 hours; done ids are remembered twice as long."""

_MOST_ATTEMPTS = 100
"""Killing the process this often while it has the same update in hand is no accident."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An update in the inbox.

    Attributes
    ----------
    lane
        What must stay in order: chat and thread.
    payload
        The update as Telegram's JSON.
    received
        Seconds since the epoch.
    """

    id: int
    lane: str
    payload: str
    received: float

    def age(self) -> float:
        """Seconds since it came in."""
        return time.time() - self.received


def lane_of(update: Update) -> str:
    """Return the name of the lane an update belongs to: its chat and thread, or its user."""
    message = update.effective_message
    chat = update.effective_chat
    if chat is not None:
        thread = message.message_thread_id if message and message.is_topic_message else None
        return f"{chat.id}/{thread or 0}"
    user = update.effective_user
    return f"user/{user.id if user else 0}"


class Inbox:
    """Updates on disk, each handled once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.high_water = HighWater(database)
        row = database.row("SELECT count(*) FROM updates WHERE done IS NULL")
        self._waiting = int(row[0]) if row else 0

    def put(self, update: Update) -> Stored | None:
        """Store an update.

        Returns
        -------
        Stored or None
            ``None`` when this ``update_id`` is known already.
        """
        stored = Stored(update.update_id, lane_of(update), update.to_json(), time.time())
        fresh = self._database.run(
            """INSERT OR IGNORE INTO updates (id, lane, payload, received, message)
               VALUES (?, ?, ?, ?, ?)""",
            stored.id,
            stored.lane,
            stored.payload,
            stored.received,
            self._heard(update),
        )
        if not fresh:
            return None
        self._waiting += 1
        return stored

    def _heard(self, update: Update) -> int:
        """Note an update's message id; return it if it is of the common message box."""
        message = update.effective_message
        if message is None:
            return 0
        self.high_water.rise(message.chat.id, message.message_id)
        return message.message_id if in_common_box(message.chat.id) else 0

    async def flush(self) -> None:
        """Make what was put survive a power cut."""
        await self._database.flush()

    def unfinished(self) -> list[Stored]:
        """Return what was begun or never begun, oldest first."""
        rows = self._database.rows(
            "SELECT id, lane, payload, received FROM updates WHERE done IS NULL ORDER BY id"
        )
        return [Stored(*row) for row in rows]

    @property
    def waiting(self) -> int:
        """How many updates are not done; may be read from any thread."""
        return self._waiting

    def begin(self, update_id: int) -> bool:
        """Count an attempt; return whether there may be another one."""
        self._database.run("UPDATE updates SET attempts = attempts + 1 WHERE id = ?", update_id)
        row = self._database.row("SELECT attempts FROM updates WHERE id = ?", update_id)
        return row is not None and row["attempts"] <= _MOST_ATTEMPTS

    def finish(self, update_ids: Iterable[int]) -> None:
        """Mark updates as done and forget what they said."""
        with self._database.transaction():
            for update_id in update_ids:
                self._waiting -= self._database.run(
                    "UPDATE updates SET done = ?, payload = '' WHERE id = ? AND done IS NULL",
                    time.time(),
                    update_id,
                )

    def prune(self) -> None:
        """Drop done updates that Telegram can't send again."""
        self._database.run("DELETE FROM updates WHERE done < ?", time.time() - _KEPT_SECONDS)


class InboxQueue(asyncio.Queue[object]):
    """The queue that python-telegram-bot fills; it writes and hands on, and stays empty."""

    def __init__(self, inbox: Inbox, hand_on: Callable[[Stored], None]) -> None:
        super().__init__()
        self._inbox = inbox
        self._hand_on = hand_on

    async def put(self, item: object) -> None:
        """Store the update and, if it is new, hand it on.

        Raises
        ------
        telegram.error.TelegramError
            If it can't be stored; the library then neither confirms it nor stops polling.
        """
        if not isinstance(item, Update):
            return
        try:
            stored = self._inbox.put(item)
            await self._inbox.flush()
        except (OSError, sqlite3.Error) as error:
            raise TelegramError(f"the inbox can't be written: {error}") from error
        if stored is not None:
            self._hand_on(stored)


def parse(stored: Stored, bot: Bot | None) -> Update:
    """Return the update that was stored, tied to the bot."""
    return Update.de_json(json.loads(stored.payload), bot)
