"""Methods that answer presses of buttons and inline queries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent

from tests.botapi.failure import bad_request
from tests.botapi.formatting import format_text
from tests.botapi.markup import check_markup

if TYPE_CHECKING:
    from aiogram.types import InlineQueryResultUnion

    from tests.botapi.backend import Backend, Handlers
    from tests.botapi.world import InlineQuestion, Press

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_NOTICE_LIMIT = 200
_RESULT_LIMIT = 50
_RESULT_ID_BYTES = 64


def answer_callback_query(backend: Backend, request: AnswerCallbackQuery) -> bool:
    """Answer the press of a button, once and in time."""
    press = backend.world.presses.get(request.callback_query_id)
    if press is None or not _open(backend, press):
        raise bad_request(_TOO_OLD)
    if request.text is not None and len(request.text) > _NOTICE_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = request
    backend.world.pulse()
    return True


def answer_inline_query(backend: Backend, request: AnswerInlineQuery) -> bool:
    """Answer an inline query, once and in time."""
    question = backend.world.questions.get(request.inline_query_id)
    if question is None or not _open(backend, question):
        raise bad_request(_TOO_OLD)
    if len(request.results) > _RESULT_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result.id for result in request.results]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in request.results:
        _check_result(result)
    question.answer = request
    backend.world.pulse()
    return True


def _open(backend: Backend, asked: Press | InlineQuestion) -> bool:
    return asked.answer is None and time.monotonic() - asked.at < backend.query_seconds


def _check_result(result: InlineQueryResultUnion) -> None:
    if not 1 <= len(result.id.encode()) <= _RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    check_markup(result.reply_markup)
    if isinstance(result, InlineQueryResultArticle):
        if not result.title:
            raise bad_request("ARTICLE_TITLE_EMPTY")
        content = result.input_message_content
        if isinstance(content, InputTextMessageContent):
            format_text(content.message_text, content.parse_mode, content.entities)


HANDLERS: Handlers = {
    AnswerCallbackQuery: answer_callback_query,
    AnswerInlineQuery: answer_inline_query,
}
