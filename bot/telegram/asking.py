"""From a question to the message that answers it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.messages import errors as error_messages
from bot.telegram.delivery import View
from bot.telegram.richtext import RichText
from bot.telegram.typing_sign import typing_sign
from bot.telegram.views import first_view
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.telegram.cards import Cards
    from bot.telegram.incoming import Asked
    from bot.telegram.limiter import Pace
    from bot.telegram.mind import Mind
    from bot.telegram.turns import Turns

_LOG = logging.getLogger(__name__)


class Asking:
    """Answers questions and keeps what their buttons and follow-ups need."""

    def __init__(self, bot: ExtBot[Pace], mind: Mind, cards: Cards, turns: Turns) -> None:
        self._bot = bot
        self._mind = mind
        self._cards = cards
        self._turns = turns

    async def answer(self, asked: Asked) -> View:
        """Return the answer, or one sentence on why the question can't be taken."""
        try:
            async with typing_sign(self._bot, asked):
                answer = await self._mind.answer(
                    asked.text, self._turns.previous(asked), report=None
                )
        except HoiBaoCaoError as error:
            return View(RichText.of(error_messages.sentence(error)))
        self._turns.keep(asked)
        card = self._cards.keep(asked, answer)
        _LOG.info("answered=%s confidence=%.2f", answer.answered, answer.confidence)
        return first_view(card, self._mind.library)
