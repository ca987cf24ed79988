"""What happens when a button is pressed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import BadRequest

from bot.messages import telegram as messages
from bot.telegram.aim import Aim
from bot.telegram.views import view

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.telegram.cards import Cards
    from bot.telegram.delivery import Delivery
    from bot.telegram.mind import Mind


class Buttons:
    """Shows the view a button points at, in the message the button stands under."""

    def __init__(self, mind: Mind, cards: Cards, delivery: Delivery) -> None:
        self._mind = mind
        self._cards = cards
        self._delivery = delivery

    async def press(self, query: CallbackQuery) -> None:
        """Answer a press first, then change the message; a double tap changes nothing more."""
        aim = Aim.parse(query.data or "")
        message = query.message
        if aim is None or message is None:
            await _acknowledge(query, messages.CARD_GONE)
            return
        card = self._cards.find(aim.card, message.chat.id)
        if card is None:
            await _acknowledge(query, messages.CARD_GONE)
            return
        await _acknowledge(query)
        await self._delivery.edit(
            message.chat.id, message.message_id, view(card, aim, self._mind.library)
        )


async def _acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    with suppress(BadRequest):  # "query is too old": the press is worked on all the same
        await query.answer(text, show_alert=text is not None)
