"""Buttons and inline queries, as the one who uses them sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.botapi.chats import WAIT

if TYPE_CHECKING:
    from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
    from aiogram.types import InlineKeyboardButton, Message

    from tests.botapi.server import BotApiServer
    from tests.botapi.world import InlineQuestion, Press


class PressedButton:
    """A pressed button, waiting for the bot."""

    def __init__(self, server: BotApiServer, press: Press) -> None:
        self._server = server
        self._press = press

    def answer(self, timeout: float = WAIT) -> AnswerCallbackQuery:
        """Return what the bot answered to the press."""
        return self._server.wait_for(lambda: self._press.answer, timeout, "answer to the button")


class AskedInline:
    """An inline query, waiting for the bot."""

    def __init__(self, server: BotApiServer, question: InlineQuestion) -> None:
        self._server = server
        self._question = question

    def answer(self, timeout: float = WAIT) -> AnswerInlineQuery:
        """Return the results the bot offers."""
        return self._server.wait_for(lambda: self._question.answer, timeout, "inline results")


def buttons(message: Message) -> tuple[InlineKeyboardButton, ...]:
    """Return the buttons under a message, row by row."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return tuple(button for row in rows for button in row)


def button(message: Message, label: str) -> InlineKeyboardButton:
    """Return the first button whose label contains a text.

    Raises
    ------
    LookupError
        If there is none.
    """
    for one in buttons(message):
        if label in one.text:
            return one
    raise LookupError(f"no button {label!r} among {[b.text for b in buttons(message)]}")
