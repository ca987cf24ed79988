"""Replies that arrive once: sent, edited, or found again after a crash.

Telegram gives no way to ask "did this arrive?", and a process killed between sending and noting
the answer can't know. So as a reply leaves, the highest message id known is written down. After a
crash or a lost response the ids above it are tried with an *edit* to the very same text: only the
bot's own message can be edited, so either the reply is found (and is now certainly right) or
there is none and it is sent.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.telegram.high_water import FIRST_SUPERGROUP, in_common_box
from bot.telegram.limiter import Pace

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup
    from telegram.ext import ExtBot

    from bot.telegram.database import Database
    from bot.telegram.high_water import HighWater
    from bot.telegram.incoming import Asked
    from bot.telegram.richtext import RichText

_LOG = logging.getLogger(__name__)

_PROBES = 40
"""How many message ids above the known one are tried for a reply that may have been sent."""

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 10.0

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Troubles in which not a byte of the request was sent."""


@dataclass(frozen=True, slots=True)
class View:
    """A message to show: its text and its buttons."""

    text: RichText
    keyboard: InlineKeyboardMarkup | None = None


class Delivery:
    """Sends and edits the bot's replies."""

    def __init__(self, bot: ExtBot[Pace], database: Database, high_water: HighWater) -> None:
        self._bot = bot
        self._database = database
        self._high_water = high_water

    async def reply(self, asked: Asked, view: View) -> int:
        """Show a view as the reply to a message; a reply that is there already is edited.

        Returns
        -------
        int
            Message id of the reply.

        Raises
        ------
        telegram.error.TelegramError
            As Telegram said; after a :class:`~telegram.error.NetworkError` that is no
            :class:`~telegram.error.BadRequest` this may simply be called again.
        """
        row = self._database.row(
            "SELECT floor, sent FROM replies WHERE chat = ? AND asked = ?",
            asked.chat,
            asked.message,
        )
        if row is None:
            sent = await self._send(asked, view)
        elif row["sent"] is not None:
            sent = row["sent"]
            if not await self.edit(asked.chat, sent, view):
                sent = await self._send(asked, view)
        else:
            sent = await self._look_for(asked, view, row["floor"])
        return sent

    async def edit(self, chat: int, message: int, view: View, pace: Pace | None = None) -> bool:
        """Change a message of the bot; tell whether it is there."""
        try:
            await self._edit(chat, message, view, pace)
        except BadRequest as error:
            reason = error.message.lower()
            if "not modified" in reason:
                return True
            if "not found" in reason or "can't be edited" in reason:
                return False
            raise
        return True

    async def _edit(self, chat: int, message: int, view: View, pace: Pace | None) -> None:
        try:
            await self._bot.edit_message_text(
                view.text.html,
                chat_id=chat,
                message_id=message,
                reply_markup=view.keyboard,
                parse_mode=ParseMode.HTML,
                rate_limit_args=pace,
            )
        except BadRequest as error:
            if not _about_markup(error):
                raise
            _LOG.warning("HTML refused (%s), sent as plain text", error.message)
            await self._bot.edit_message_text(
                view.text.plain,
                chat_id=chat,
                message_id=message,
                reply_markup=view.keyboard,
                parse_mode=None,
                rate_limit_args=pace,
            )

    async def _send(self, asked: Asked, view: View) -> int:
        try:
            sent = await self._send_text(asked, view)
        except (BadRequest, Forbidden):
            self._forget(asked)
            raise
        except NetworkError as error:
            if isinstance(error.__cause__, _NEVER_LEFT):
                self._forget(asked)
            raise
        self._note(asked, sent)
        return sent

    async def _send_text(self, asked: Asked, view: View) -> int:
        try:
            return await self._send_once(asked, view, view.text.html, ParseMode.HTML)
        except BadRequest as error:
            if not _about_markup(error):
                raise
            _LOG.warning("HTML refused (%s), sent as plain text", error.message)
        return await self._send_once(asked, view, view.text.plain, None)

    async def _send_once(
        self, asked: Asked, view: View, text: str, parse_mode: ParseMode | None
    ) -> int:
        message = await self._bot.send_message(
            asked.chat,
            text,
            parse_mode=parse_mode,
            message_thread_id=asked.thread or None,
            reply_parameters=ReplyParameters(asked.message, allow_sending_without_reply=True),
            reply_markup=view.keyboard,
            rate_limit_args=Pace(leaving=lambda: self._leave(asked)),
        )
        return message.message_id

    async def _look_for(self, asked: Asked, view: View, floor: int) -> int:
        rows = self._database.rows(
            "SELECT sent FROM replies WHERE sent > ? AND (chat = ? OR (? AND chat > ?))",
            floor,
            asked.chat,
            in_common_box(asked.chat),
            FIRST_SUPERGROUP,
        )
        known = {row["sent"] for row in rows}
        for message in range(floor + 1, floor + 1 + _PROBES):
            if message not in known and await self._is_there(asked.chat, message, view):
                _LOG.info("found the reply that was on its way when the last run ended")
                self._note(asked, message)
                return message
        return await self._send(asked, view)

    async def _is_there(self, chat: int, message: int, view: View) -> bool:
        """Try one id, as often as the network needs."""
        pause = _FIRST_PAUSE
        while True:
            try:
                return await self.edit(chat, message, view, Pace(probe=True))
            except BadRequest:
                raise
            except NetworkError as error:
                _LOG.warning("network: %s; the same id again", error.message)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    def _leave(self, asked: Asked) -> None:
        self._database.run(
            """INSERT INTO replies (chat, asked, floor, at) VALUES (?, ?, ?, ?)
               ON CONFLICT (chat, asked) DO UPDATE
               SET floor = excluded.floor, sent = NULL, at = excluded.at""",
            asked.chat,
            asked.message,
            self._high_water.level(asked.chat, asked.message),
            time.time(),
        )

    def _note(self, asked: Asked, sent: int) -> None:
        self._high_water.rise(asked.chat, sent)
        self._database.run(
            "UPDATE replies SET sent = ? WHERE chat = ? AND asked = ?",
            sent,
            asked.chat,
            asked.message,
        )

    def _forget(self, asked: Asked) -> None:
        """Note that the reply surely did not arrive."""
        self._database.run(
            "DELETE FROM replies WHERE chat = ? AND asked = ?", asked.chat, asked.message
        )


def _about_markup(error: BadRequest) -> bool:
    return "can't parse entities" in error.message.lower()
