"""What is said of an evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.words import grouped
from embeddings.evaluation import Failure
from embeddings.hit import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

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
MEANINGS = {
    "hit_at_1": "tỷ lệ câu hỏi mà đoạn đầu tiên là đoạn đúng",
    "hit_at_3": "tỷ lệ câu hỏi có đoạn đúng trong ba đoạn đầu",
    "citation": "tỷ lệ đoạn đúng được dẫn đúng mục",
    "highlight": "tỷ lệ đoạn đúng được tô đậm đúng câu trả lời",
    "auroc": "khả năng độ tin cậy phân biệt câu có và câu không có trong báo cáo (1 là hoàn toàn)",
    "refusal": "tỷ lệ câu báo cáo không nêu mà chương trình nói là không nêu",
    "false_refusal": "tỷ lệ câu báo cáo có nêu mà chương trình nói là không",
}
MEASURE = "Số đo"
VALUE = "Kết quả"
MEANING = "Nghĩa là"
STYLE = "Kiểu hỏi"
OVER_ALL = "Tính chung"
PER_STYLE = "Theo từng kiểu hỏi"
CONFIDENCE = "Độ tin cậy"
FAILURES = "Câu hỏi chưa đạt ({count}):"
EVALUATION_TITLE = "Kết quả đo tìm kiếm"
FAILURE_KINDS = {
    Failure.ANSWERED: "trả lời điều báo cáo không nêu",
    Failure.NOT_FOUND: "không tìm thấy",
    Failure.NOT_FIRST: "tìm thấy nhưng không đứng đầu",
    Failure.REFUSED: "từ chối nhầm",
    Failure.MARKED_WRONG: "tô đậm sai câu",
    Failure.CITED_WRONG: "dẫn sai mục",
}
PREVIOUS = "Câu hỏi trước"
QUESTION = "Câu hỏi"
UNDERSTOOD = "Được hiểu là"
EVIDENCE = "Lẽ ra là"
NO_EVIDENCE = "báo cáo không có câu trả lời"
FOUND = "Đã tìm thấy"
NOTHING_FOUND = "không có đoạn nào"
OUTCOME = "Kết luận"
WRONG = "Sai ở chỗ"
OUTCOMES = {
    Outcome.ANSWERED: "trả lời",
    Outcome.NOT_STATED: "báo cáo không nêu",
    Outcome.OFF_TOPIC: "ngoài nội dung",
}
INTERVAL = "Khoảng tin cậy 95 %"
WANTED_SECTIONS = "Lẽ ra ở mục"
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


def group(kind: Failure, count: int) -> str:
    """Return the heading of the questions that failed in one way."""
    name = FAILURE_KINDS[kind]
    return f"{name[0].upper()}{name[1:]} ({count})"


def counted(count: int, failed: int) -> str:
    """Say how many questions there were and how many of them failed."""
    return f"{grouped(count)} câu hỏi, trong đó {grouped(failed)} câu chưa đạt"


def verdict(outcome: Outcome, confidence: float) -> str:
    """Say what was concluded of a question, and how surely."""
    return f"{OUTCOMES[outcome]}, độ tin cậy {confidence:.2f}"


def wrong(failures: Sequence[Failure], hit_at: int | None) -> str:
    """Say all that is wrong with an answer, and where the right passage stands in its stead."""
    place = f" (đoạn đúng đứng thứ {hit_at})" if Failure.NOT_FIRST in failures else ""
    return "; ".join(FAILURE_KINDS[failure] for failure in failures) + place


def failure_line(name: str, style: str, asked: str, failures: Sequence[Failure]) -> str:
    """Return the line of a question that failed."""
    return f"• {name} ({style}): {asked} [{', '.join(FAILURE_KINDS[kind] for kind in failures)}]"


def asked(question: str, previous: str | None) -> str:
    """Return a question after the one it follows on."""
    return f"{previous} → {question}" if previous else question
