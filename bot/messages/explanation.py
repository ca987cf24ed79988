"""What ``ask --explain`` says of how a search came to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

UNDERSTOOD = "Câu hỏi được hiểu là"
PREVIOUS = "Hiểu tiếp từ câu trước: {question}"
MENTION = "Báo cáo được nêu tên: {words}"
OTHERS = "Tìm thêm các cách nói khác, kèm trọng số so với từ đã gõ"
RANKING = "Điểm của từng đoạn là tổng các phần"
RANKING_COLUMN = "Đoạn số"
SCORE = "Điểm"
SIGNALS = {
    "passage": "ý của cả đoạn",
    "sentence": "ý của câu gần nhất",
    "lexical": "từ ngữ",
}
SECOND_LOOK = {
    "coverage": "đủ từ của câu hỏi",
    "together": "các từ đứng gần nhau",
    "otherwise": "từ viết giống nhưng khác dấu",
    "missing": "đủ tên, năm, văn bản",
    "length": "độ dài",
}
FIRST_LOOK_PART = "Tìm trong mọi đoạn"
SECOND_LOOK_PART = "Nhìn kỹ {count} đoạn đầu"
CHOICE = "báo cáo được nêu tên"
EVIDENCE = "Vì sao tin hay ngờ đoạn đầu tiên"
EVIDENCE_COLUMNS = ("Căn cứ", "Trị số", "Tác động")
EVIDENCE_NAMES = {
    "best_sentence": "ý của câu gần nhất trong mọi báo cáo",
    "lead": "hơn đoạn tiếp theo của báo cáo",
    "stands_out": "đoạn gần nghĩa nhất hơn các đoạn sau",
    "coverage": "từ của câu hỏi có trong đoạn",
    "elsewhere": "từ của câu hỏi chỉ có ở đoạn khác",
    "missing": "số tên, năm, văn bản, chỉ tiêu không thấy",
    "untyped": "câu tô đậm không có thứ được hỏi",
    "uncounted": "câu tô đậm không đếm thứ được hỏi",
}
NOT_WEIGHED = (
    "Không xét căn cứ: câu này không hỏi báo cáo, hoặc không từ nào của nó có trong báo cáo."
)
START = "xuất phát"
SUM = "Tổng"
MISSING = "Câu hỏi nêu mà đoạn không có: {names}."


def reading(text: str, share: float) -> str:
    """Return a line of one way to understand a question."""
    return f"{share:4.0%} {quoted(text)}"


def wordings(words: str, others: Sequence[str], weight: float) -> str:
    """Return a line of the other ways to say some words of a question, with their weight."""
    return f"{quoted(words)} → {listed(map(quoted, others))} ({weight:.2f})"


def verdict(confidence: float, needed: float, sure_from: float) -> str:
    """Say what the confidence came to, where that lies, and what it stands for."""
    if confidence < needed:
        place = f"dưới {needed:.4f}"
    elif confidence < sure_from:
        place = f"từ {needed:.4f} nhưng dưới {sure_from:.2f}"
    else:
        place = f"từ {sure_from:.2f} trở lên"
    return (
        f"Tổng ấy ứng với độ tin cậy {confidence:.4f} (hàm logistic), tức là {place}: dưới "
        f"{needed:.4f} là “không nêu”, từ đó là “có thể”, từ {sure_from:.2f} là “chắc chắn”."
    )
