"""Sentences for questions that can't be looked for."""

from __future__ import annotations

from bot import answering
from bot.messages.errors.sentence import describe
from bot.messages.words import grouped, listed, quoted


@describe.register
def _(_error: answering.EmptyQuestion) -> str:
    return "Câu hỏi để trống; hãy gõ điều cần hỏi, ví dụ “Báo cáo do ai ký?”."


@describe.register
def _(_error: answering.WordlessQuestion) -> str:
    return "Câu hỏi không có chữ hay số nào; hãy gõ câu hỏi bằng lời."


@describe.register
def _(error: answering.QuestionTooLong) -> str:
    return (
        f"Câu hỏi dài {grouped(error.length)} ký tự, quá mức {grouped(error.longest)} ký tự; "
        "hãy rút gọn thành một câu hỏi ngắn."
    )


@describe.register
def _(error: answering.UnknownReport) -> str:
    return f"Không có báo cáo {quoted(error.wanted)}; hiện có: {listed(error.known)}."
