"""Sentences for what a command was asked and can't do."""

from __future__ import annotations

from bot import errors as bot
from bot.messages.errors.sentence import describe
from bot.messages.words import listed, quoted, system_reason
from embeddings import evaluation


@describe.register
def _(error: bot.UnknownPlace) -> str:
    return (
        f"Không có đoạn hay mục {quoted(error.place)}; hãy xem các mục bằng lệnh hoibaocao outline."
    )


@describe.register
def _(error: bot.SeveralReports) -> str:
    return f"Có nhiều báo cáo; hãy nêu rõ một trong số này: {listed(error.known)}."


@describe.register
def _(error: bot.OutputUnwritable) -> str:
    reason = system_reason(error.reason)
    return f"Không ghi được tệp {quoted(error.path)} ({reason}); hãy chọn nơi khác."


@describe.register
def _(error: evaluation.BadQuestionFile) -> str:
    if error.line is None:
        return (
            f"Không đọc được tệp câu hỏi {quoted(error.path)}, hoặc tệp không có dòng nào; "
            "hãy kiểm tra đường dẫn và bảng mã UTF-8."
        )
    return (
        f"Dòng {error.line} của tệp câu hỏi {quoted(error.path)} không đúng mẫu; "
        "hãy sửa lại: mỗi dòng một đối tượng JSON có id, question, answerable, evidence."
    )
