"""What ``ask --explain`` says of how a search came to its result."""

from __future__ import annotations

UNDERSTOOD = "Câu hỏi được hiểu là"
OTHERS = "Tìm thêm các từ (kèm trọng số so với từ đã gõ): {words}"
RANKING = "Điểm của từng đoạn là tổng các phần"
RANKING_COLUMN = "Đoạn số"
SCORE = "Điểm"
SIGNALS = {
    "passage": "ý của cả đoạn",
    "sentence": "ý của câu gần nhất",
    "lexical": "từ ngữ",
    "coverage": "đủ từ của câu hỏi",
    "together": "các từ đứng gần nhau",
    "otherwise": "từ viết giống nhưng khác dấu",
    "missing": "đủ tên, năm, văn bản",
    "length": "độ dài",
}
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
MISSING = "Câu hỏi nêu mà đoạn không có: {names}."


def reading(text: str, share: float) -> str:
    """Return a line of one way to understand a question."""
    return f"  “{text}” ({share:.0%})"


def passage(number: int, citation: str) -> str:
    """Return a line that names a passage by its number in the table."""
    return f"  {number}. {citation}"


def word(token: str, weight: float) -> str:
    """Return another word that was looked for, with its weight."""
    return f"{token} ({weight:g})"


def verdict(confidence: float, logit: float, needed: float, sure_from: float, start: float) -> str:
    """Say what the confidence came to, and what it stands for."""
    return (
        f"Tổng {logit:+.2f} (xuất phát từ {start:+.2f} cộng các tác động) ứng với độ tin cậy "
        f"{confidence:.2f} (hàm logistic): dưới {needed:.2f} là “không nêu”, từ {needed:.2f} là "
        f"“có thể”, từ {sure_from:.2f} là “chắc chắn”."
    )
