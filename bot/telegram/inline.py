"""Inline mode: ``@bot câu hỏi`` in any chat offers passages to insert with their citation."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.citation import name_report, place_of
from bot.messages import telegram as messages
from bot.telegram.excerpt import shortened
from bot.telegram.library import digest
from bot.telegram.richtext import RichText, italic, quoted
from corpus.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from telegram import InlineQuery

    from bot.answer import Quote
    from bot.telegram.access import Access
    from bot.telegram.mind import Mind

_CACHE_SECONDS = 60
_SHORTEST = 3
_DESCRIPTION = 150


class Inline:
    """Answers inline queries; nothing of them is kept."""

    def __init__(self, mind: Mind, access: Access) -> None:
        self._mind = mind
        self._access = access

    async def answer(self, query: InlineQuery) -> None:
        """Offer the passages found; nothing while too little is typed."""
        found: list[InlineQueryResultArticle] = []
        words = query.query.strip()
        if len(words) >= _SHORTEST and self._access.may_ask(query.from_user.id, 0):
            with suppress(HoiBaoCaoError):
                answer = await self._mind.answer(words, None, None)
                found = [_article(quote) for quote in answer.quotes]
        with suppress(BadRequest):  # too old: the person has typed on
            await query.answer(found, cache_time=_CACHE_SECONDS, is_personal=True)


def _article(quote: Quote) -> InlineQueryResultArticle:
    text = shortened(quote.passage.text, quote.highlight)
    message = RichText.of(quoted(text), "\n", messages.CITATION_MARK, italic(quote.citation)).cut()
    return InlineQueryResultArticle(
        id=digest(quote.passage),
        title=f"{place_of(quote.report, quote.passage)}, {name_report(quote.report)}",
        description=text.plain[:_DESCRIPTION],
        input_message_content=InputTextMessageContent(message.html, ParseMode.HTML),
    )
