"""What is said of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.hit import Outcome

if TYPE_CHECKING:
    from embeddings.calibration import Interval

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
OUTCOMES = {
    Outcome.ANSWERED: "trả lời",
    Outcome.NOT_STATED: "báo cáo không nêu",
    Outcome.OFF_TOPIC: "ngoài nội dung",
}
INTERVAL = "khoảng tin cậy 95 %"
RELIABILITY = "Độ tin cậy có đúng như nó nói không"
RELIABILITY_AXES = ("Độ tin cậy", "Tỷ lệ đoạn đầu tiên trả lời đúng")
RISK_COVERAGE = "Trả lời càng nhiều thì sai bao nhiêu"
RISK_COVERAGE_AXES = ("Tỷ lệ câu hỏi được trả lời", "Tỷ lệ trả lời sai")


def calibration(error: float) -> str:
    """Say how far the confidence is off on average."""
    return f"Độ tin cậy lệch trung bình {error:.3f} (sai số hiệu chuẩn kỳ vọng)."


def interval(known: Interval | None) -> str:
    """Write an interval, nothing as nothing."""
    return f"{known.low:.2f}–{known.high:.2f}" if known else ""


def measure(value: float | None) -> str:
    """Write a measure: a count as it is, a share with three decimals, nothing as a dash."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def rank(hit_at: int | None) -> str:
    """Write the rank that the evidence was found at."""
    return "không thấy" if hit_at is None else f"thứ {hit_at}"


def failure_line(name: str, style: str, question: str, hit_at: int | None, outcome: Outcome) -> str:
    """Return the line of a question that failed."""
    return f"• {name} ({style}): {question} [{rank(hit_at)}; {OUTCOMES[outcome]}]"
