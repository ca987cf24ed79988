"""What is said of an evaluation."""

from __future__ import annotations

MEASURES = (
    ("questions", "Số câu"),
    ("hit_at_1", "hit@1"),
    ("hit_at_3", "hit@3"),
    ("citation", "Trích dẫn"),
    ("highlight", "Tô đậm"),
    ("auroc", "AUROC"),
    ("refusal", "Từ chối đúng"),
    ("false_refusal", "Từ chối nhầm"),
)
STYLE = "Kiểu hỏi"
OVERALL = "Tất cả"
FAILURES = "Câu hỏi chưa đạt ({count}):"
EVALUATION_TITLE = "Kết quả đo tìm kiếm"
FAILURE_COLUMNS = ("Mã", "Kiểu", "Câu hỏi", "Bằng chứng", "Thấy ở", "Kết luận", "Đoạn đầu tiên")


def measure(value: float | None) -> str:
    """Write a measure: a count as it is, a share with three decimals, nothing as a dash."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def rank(hit_at: int | None) -> str:
    """Write the rank that the evidence was found at."""
    return "không thấy" if hit_at is None else f"thứ {hit_at}"


def failure_line(name: str, style: str, question: str, hit_at: int | None) -> str:
    """Return the line of a question that failed."""
    return f"• {name} ({style}): {question} [{rank(hit_at)}]"
