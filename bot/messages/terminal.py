"""What commands say in the terminal, besides help pages, usage errors and failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer import Refusal
from bot.messages.words import listed, quoted
from corpus.report import DoubtKind
from embeddings.progress import Reason, Stage

if TYPE_CHECKING:
    from corpus.report import Doubt, Report
    from embeddings.progress import BuildSummary, Changes

# Answers

REFUSED = {
    Refusal.NOT_STATED: "Báo cáo không nêu nội dung này.",
    Refusal.OFF_TOPIC: "Câu hỏi này không thuộc nội dung các báo cáo.",
}
NEAREST = "Các đoạn gần nhất:"
MORE = "Xem thêm:"
FOOTNOTE = "Chú thích {number}: {text}"
BAD_ROW = "Dòng {line}: {problem}"
NOT_JSON = "không phải là một đối tượng JSON hợp lệ ở bảng mã UTF-8."
NO_QUESTION_IN_ROW = "thiếu “question” dạng chuỗi."
PREVIOUS_NOT_TEXT = "“previous” phải là chuỗi hoặc null."

# Chat

CHAT_START = "Gõ câu hỏi rồi Enter. Gõ /moi để bắt đầu chuyện khác, /thoat hoặc Ctrl-D để thoát."
CHAT_PROMPT = "Hỏi: "
CHAT_NEW = "Bắt đầu lại; câu trước đã được bỏ qua."
CHAT_AFRESH = ("/moi", "/mới")
CHAT_LEAVE = ("/thoat", "/thoát")

# The index

BUILDING_FIRST = "Chưa có chỉ mục, đang tạo lần đầu từ thư mục báo cáo…"
ROLLED_BACK = "Đã quay lại bản chỉ mục số {number}."
STAGES = {
    Stage.READING: "Đọc báo cáo",
    Stage.ENCODING: "Mã hóa",
    Stage.WRITING: "Ghi chỉ mục",
}
TIME_LEFT = "còn"
_REASONS = {
    Reason.FIRST: "lần đầu",
    Reason.FULL: "theo yêu cầu --full",
    Reason.REPAIR: "để sửa chỉ mục",
    Reason.PARSER: "vì cách đọc báo cáo đã đổi",
    Reason.ENCODER: "vì bộ mã hóa đã đổi",
    Reason.FORMAT: "vì định dạng chỉ mục đã đổi",
}


def index_summary(summary: BuildSummary) -> list[str]:
    """Return the lines that tell what ``index`` did or would do."""
    lines = _changed(summary.changes)
    size = f"{summary.reports} báo cáo, {summary.passages} đoạn"
    work = f"mã hóa {summary.encoded} câu và đoạn, dùng lại {summary.reused}"
    why = f" ({_REASONS[summary.reason]})" if summary.reason else ""
    if summary.dry_run:
        lines.append(f"Sẽ có: {size}; {work}{why}. Chưa ghi gì.")
    elif summary.published:
        lines.append(
            f"Đã tạo bản chỉ mục số {summary.number}{why}: {size}; {work}; "
            f"{seconds(summary.seconds)}."
        )
    else:
        lines.append(f"Chỉ mục đã mới nhất (bản số {summary.number}): {size}.")
    return lines


def _changed(changes: Changes) -> list[str]:
    renamed = [f"{old} → {new}" for old, new in changes.renamed]
    told = (
        ("Mới", changes.new),
        ("Đã sửa", changes.changed),
        ("Đổi tên", renamed),
        ("Đã bỏ", changes.removed),
    )
    return [f"{label}: {listed(files)}" for label, files in told if files]


def seconds(value: float) -> str:
    """Write a duration with a decimal comma: ``"1,5 giây"``."""
    return f"{value:.1f}".replace(".", ",") + " giây"


# Reports

NO_DATE = "chưa ghi ngày"
_DOUBTS = {
    DoubtKind.DUPLICATE_LABEL: "nhãn {detail} lặp lại",
    DoubtKind.LABEL_GAP: "thiếu {detail} dưới {where}",
    DoubtKind.LOST_BULLET: "có thể mất dấu gạch đầu dòng: “{detail}…”",
    DoubtKind.UNTIED_FOOTNOTE: "chú thích {detail} không có dấu trong bài",
    DoubtKind.MISSING_FOOTNOTE: "dấu chú thích {detail} không có lời chú thích",
    DoubtKind.UNSURE_JOIN: "chưa chắc có phải một đoạn bị ngắt trang: “{detail}…”",
    DoubtKind.INFERRED_ISSUER: "cơ quan ban hành được suy ra: {detail}",
    DoubtKind.BLANK_NUMBER: "số văn bản để trống",
    DoubtKind.BLANK_DATE: "ngày ban hành để trống",
}
PASSAGES = "{count} đoạn"
DOUBTS = "Chỗ còn ngờ:"
SIGNED = "Ký: {title} {name}"
HEADER_PART = "Phần mở đầu"
END_PART = "Nơi nhận và chữ ký"
COLUMNS = ("Mã", "Số", "Ngày", "Số đoạn", "Tên báo cáo")


def doubt_line(doubt: Doubt) -> str:
    """Return what to look at in a report, with its source line."""
    told = _DOUBTS[doubt.kind].format(detail=doubt.detail, where=doubt.where)
    return f"{told} (dòng {doubt.line})" if doubt.line else told


def counts_line(report: Report) -> str:
    """Return how much was understood of a report."""
    return (
        f"{len(report.sections)} mục, {len(report.passages)} đoạn, "
        f"{len(report.footnotes)} chú thích, {len(report.joins)} chỗ nối trang"
    )


def issued_line(report: Report) -> str:
    """Return number, date and issuer."""
    date = f"{report.date:%d/%m/%Y}" if report.date else NO_DATE
    return listed([report.number or "", date, report.issuer])


# Choosing a report or a place in it


def choose_report(known: tuple[str, ...]) -> str:
    """Return the sentence for a command that needs one report of several."""
    return f"Có nhiều báo cáo; hãy nêu một trong các báo cáo: {listed(known)}."


def unknown_place(place: str) -> str:
    """Return the sentence for a passage or section that is in no report."""
    return f"Không có đoạn hay mục {quoted(place)}; hãy xem các mục bằng lệnh hoibaocao outline."


# Evaluation

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
NOT_FOUND = "không thấy"

# Failures of the program itself

STOPPED = "Đã dừng."


def unexpected(error: BaseException) -> str:
    """Return the sentence for a failure that nobody foresaw."""
    return (
        f"Lỗi ngoài dự kiến ({type(error).__name__}: {error}); hãy chạy lại với biến môi trường "
        "HOIBAOCAO_DEBUG=1 và gửi kết quả cho người phát triển."
    )


def unwritable(path: object, reason: str) -> str:
    """Return the sentence for an output file that can't be written."""
    return f"Không ghi được tệp {quoted(path)} ({reason}); hãy chọn nơi khác."
