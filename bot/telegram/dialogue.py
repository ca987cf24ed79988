"""The worker of every lane: takes updates from the inbox and sees each one through."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.messages import telegram as messages
from bot.messages import telegram_office as office_messages
from bot.telegram.delivery import View
from bot.telegram.inbox import parse
from bot.telegram.incoming import Want, understand
from bot.telegram.pieces import WAIT_SECONDS, belongs, unfinished
from bot.telegram.richtext import RichText, italic

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Document, Message, Update
    from telegram.ext import ExtBot

    from bot.telegram.asking import Asking
    from bot.telegram.buttons import Buttons
    from bot.telegram.commands import Commands
    from bot.telegram.delivery import Delivery
    from bot.telegram.incoming import Asked
    from bot.telegram.inline import Inline
    from bot.telegram.lanes import Lane
    from bot.telegram.limiter import Pace
    from bot.telegram.memory import Memory
    from bot.telegram.office import Office
    from bot.telegram.state import State

_LOG = logging.getLogger(__name__)

_ALBUMS = 100
"""So many albums are remembered: one sentence for all photos of one is enough."""
_LATE_SECONDS = 60
_LONGEST_PAUSE = 30.0


class Dialogue:
    """Sees updates through, one lane at a time; an update is done only when its reply is out."""

    def __init__(  # noqa: PLR0913, PLR0917 - it joins the parts
        self,
        bot: ExtBot[Pace],
        delivery: Delivery,
        memory: Memory,
        asking: Asking,
        commands: Commands,
        buttons: Buttons,
        inline: Inline,
        office: Office,
        state: State,
    ) -> None:
        self._bot = bot
        self._inbox = memory.inbox
        self._delivery = delivery
        self._turns = memory.turns
        self._chats = memory.chats
        self._asking = asking
        self._commands = commands
        self._buttons = buttons
        self._inline = inline
        self._office = office
        self._state = state
        self._albums: dict[str, int] = {}

    def failed(self, what: str) -> None:
        """Note a failure, in words for the administrator."""
        self._state.failed(what)

    async def work(self, lane: Lane) -> None:
        """Take the lane's next update, with what belongs to it, and see it through."""
        try:
            await self._work(lane)
        except Exception:
            self._state.failed(office_messages.NOT_SEEN_THROUGH)
            raise

    async def _work(self, lane: Lane) -> None:
        stored = lane.take()
        update = parse(stored, self._bot)
        ids = [stored.id]
        if not self._inbox.begin(stored.id):
            _LOG.error("update %d given up after too many attempts", stored.id)
            await self._give_up(update)
        elif (query := update.callback_query) is not None:
            await self._persist(lambda: self._buttons.press(query))
        elif (inline := update.inline_query) is not None:
            await self._persist(lambda: self._inline.answer(inline))
        else:
            await self._see_message(update, lane, ids)
        self._inbox.finish(ids)
        self._state.metrics.took("total", stored.age())

    async def _give_up(self, update: Update) -> None:
        if (message := update.message) is not None:
            asked = self._understand(message)
            view = View(RichText.of(messages.BROKEN))
            await self._persist(lambda: self._delivery.reply(asked, view))

    async def _see_message(self, update: Update, lane: Lane, ids: list[int]) -> None:
        message = update.message or update.edited_message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            self._chats.migrate(message.chat_id, message.migrate_to_chat_id)
            return
        asked = self._understand(message)
        document = message.document
        if document is not None and self._office.takes(asked):
            await self._persist(lambda: self._receive(asked, document))
            return
        if update.edited_message is not None:
            asked = self._turns.edited(asked)
        elif asked.want is Want.QUESTION:
            asked = await self._gather(asked, lane, ids)
        await self._persist(lambda: self._reply(asked))

    async def _receive(self, asked: Asked, document: Document) -> None:
        await self._delivery.reply(asked, await self._office.receive(asked, document))

    async def _persist(self, handle: Callable[[], Awaitable[object]]) -> None:
        pause = 1.0
        while True:
            try:
                await handle()
            except (BadRequest, Forbidden) as error:
                _LOG.warning("Telegram refused: %s", error.message)
            except NetworkError as error:
                _LOG.warning("network: %s; again in %.0f s", error.message, pause)
                self._state.failed(office_messages.telegram_away(error.message))
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
                continue
            except TelegramError as error:
                _LOG.warning("Telegram refused: %s", error.message)
            return

    def _understand(self, message: Message) -> Asked:
        return understand(message, self._bot.bot)

    async def _gather(self, asked: Asked, lane: Lane, ids: list[int]) -> Asked:
        pieces = [asked]
        while True:
            wait = WAIT_SECONDS if unfinished(pieces[-1]) else 0.0
            following = await lane.wait_next(wait) if wait else lane.next()
            message = parse(following, self._bot).message if following else None
            if message is None or not belongs(pieces, self._understand(message)):
                return self._turns.join(pieces)
            pieces.append(self._understand(message))
            ids.append(lane.take().id)

    async def _reply(self, asked: Asked) -> None:
        try:
            view = await self._view(asked)
        except Exception:  # noqa: BLE001 - a bug must not silence a chat
            _LOG.exception("a reply could not be made")
            self._state.failed(office_messages.NO_REPLY_MADE)
            view = View(RichText.of(messages.BROKEN))
        if view is None:
            return
        if time.time() - asked.date > _LATE_SECONDS and asked.want is Want.QUESTION:
            text = RichText.of(italic(messages.LATE), "\n", view.text).cut()
            view = View(text, view.keyboard)
        with self._state.metrics.timed("send"):
            try:
                await self._delivery.reply(asked, view)
            except ChatMigrated as error:
                self._chats.migrate(asked.chat, error.new_chat_id)
                await self._delivery.reply(replace(asked, chat=error.new_chat_id), view)

    def _first_of_album(self, asked: Asked) -> bool:
        first = self._albums.setdefault(asked.album, asked.message)
        if len(self._albums) > _ALBUMS:
            del self._albums[next(iter(self._albums))]
        return first == asked.message

    async def _view(self, asked: Asked) -> View | None:
        if asked.want is Want.QUESTION:
            return await self._asking.answer(asked)
        if asked.want is Want.COMMAND:
            return self._commands.answer(asked)
        if asked.want in {Want.UNSUPPORTED, Want.FILE}:
            if asked.album and not self._first_of_album(asked):
                return None
            file = asked.want is Want.FILE
            return self._commands.unsupported(
                asked, self._office.not_taken(asked) if file else messages.UNSUPPORTED
            )
        return None
