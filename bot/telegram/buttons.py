"""What happens when a button is pressed."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import BadRequest

from bot.messages import telegram as messages
from bot.telegram.aim import Aim
from bot.telegram.press import Outcome, Press, number
from bot.telegram.views import Shelf, view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import CallbackQuery

    from bot.telegram.access import Access
    from bot.telegram.delivery import Delivery
    from bot.telegram.memory import Memory
    from bot.telegram.mind import Mind
    from bot.telegram.press import PressHandler

_LOG = logging.getLogger(__name__)

_GONE = Outcome(notice=messages.CARD_GONE, alert=True)
_BROKEN = Outcome(notice=messages.BROKEN_BUTTON, alert=True)
_NOT_LISTED = Outcome(notice=messages.NOT_LISTED)


class Buttons:
    """Finds whose button was pressed, answers the press, then changes the message.

    Parameters
    ----------
    handlers
        By the first part of the callback data.
    access
        Says whose presses count: those of people who may ask in that chat.
    """

    def __init__(
        self, handlers: Mapping[str, PressHandler], access: Access, delivery: Delivery
    ) -> None:
        self._handlers = handlers
        self._access = access
        self._delivery = delivery

    async def press(self, query: CallbackQuery) -> None:
        """See a press through; a double tap changes nothing more."""
        message = query.message
        if message is None:
            await _acknowledge(query, _GONE)
            return
        data = tuple((query.data or "").split(":"))
        press = Press(message.chat.id, message.message_id, query.from_user.id, data)
        outcome = self._outcome(press)
        await _acknowledge(query, outcome)
        if outcome.view is not None:
            await self._delivery.edit(press.chat, press.message, outcome.view)
        if outcome.then is not None:
            await outcome.then()

    def _outcome(self, press: Press) -> Outcome:
        if not self._access.may_ask(press.user, press.chat):
            return _NOT_LISTED
        handler = self._handlers.get(press.data[0])
        if handler is None:
            return _GONE
        try:
            return handler(press)
        except Exception:  # noqa: BLE001 - whoever pressed it is told
            _LOG.exception("a pressed button could not be worked on")
            return _BROKEN


async def _acknowledge(query: CallbackQuery, outcome: Outcome) -> None:
    with suppress(BadRequest):  # "query is too old": the press is worked on all the same
        await query.answer(outcome.notice, show_alert=outcome.alert)


class AnswerButtons:
    """The buttons under an answer."""

    def __init__(self, mind: Mind, memory: Memory) -> None:
        self._mind = mind
        self._cards = memory.cards
        self._names = memory.names
        self._lessons = memory.lessons

    def show(self, press: Press) -> Outcome:
        """Show another view of an answer."""
        aim = Aim.parse(press.data)
        card = self._cards.find(aim.card, press.chat) if aim else None
        if aim is None or card is None:
            return _GONE
        return Outcome(view(card, aim, Shelf(self._mind.library, self._names)))

    def vote(self, press: Press) -> Outcome:
        """Note whether an answer helped."""
        card = self._cards.find(number(press, 1), press.chat)
        if card is None or card.id < 0:
            return _GONE
        value = 1 if number(press, 2) > 0 else -1
        self._lessons.vote(press.chat, card.asked, value)
        return Outcome(notice=messages.THANKS_GOOD if value > 0 else messages.THANKS_BAD)
