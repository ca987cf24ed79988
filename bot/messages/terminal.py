"""What commands say in the terminal, besides help pages, usage errors and failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer import Refusal
from bot.finding import State, Topic
from bot.messages.errors import describe
from bot.messages.words import listed, quoted
from corpus.report import DoubtKind
from embeddings.inspection import ProblemKind, Soundness
from embeddings.progress import Reason, Stage

if TYPE_CHECKING:
    from corpus.report import Doubt, Report
    from embeddings.inspection import CheckReport, Problem
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
WATCHING = "Đang theo dõi thư mục {folder}; nhấn Ctrl-C để dừng."
WATCH_ENDED = "Đã dừng theo dõi."
SET_ASIDE = "Chưa đọc được {file}, tạm để riêng: {reason}"
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
    lines.extend(
        SET_ASIDE.format(file=quoted(item.file), reason=describe(item.error))
        for item in summary.set_aside
    )
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


def rate(value: float) -> str:
    """Write how many a second: ``"10,5/giây"``; nothing while there is none yet."""
    return f"{value:.1f}/giây".replace(".", ",") if value else ""


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
    DoubtKind.ASSUMED_ENCODING: "đã đọc theo bảng mã {detail}, hãy xem chữ có đúng không",
    DoubtKind.UNCERTAIN_PAGE: "trang {detail} nhận dạng chữ chưa chắc, hãy đối chiếu bản gốc",
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


# Checking the index

_PROBLEMS = {
    ProblemKind.BYTES: "thiếu, hoặc không còn đúng như khi ghi",
    ProblemKind.FORMAT: "thuộc định dạng mà bản này không đọc được",
    ProblemKind.COUNTS: "thừa hoặc thiếu dòng",
    ProblemKind.CONTENT: "không khớp với báo cáo",
    ProblemKind.CITATION: "trích dẫn đến chỗ không có trong báo cáo",
    ProblemKind.ENCODER: "không khớp với bộ mã hóa",
}


def problem_line(problem: Problem) -> str:
    """Return the sentence for one thing that is wrong with the index."""
    detail = f" ({problem.detail})" if problem.detail else ""
    return f"Tệp {quoted(problem.file)} {_PROBLEMS[problem.kind]}{detail}."


def check_summary(report: CheckReport, folder: str) -> str:
    """Return the verdict on an index."""
    if report.soundness is Soundness.MISSING:
        return f"Chưa có chỉ mục trong {quoted(folder)}; hãy chạy lệnh hoibaocao index."
    if report.soundness is Soundness.DAMAGED:
        return (
            f"Chỉ mục trong {quoted(folder)} bị hỏng ({len(report.problems)} lỗi); "
            "hãy sửa bằng lệnh hoibaocao index --repair."
        )
    size = f"{report.reports} báo cáo, {report.passages} đoạn, {report.files} tệp"
    old = " Cách đọc báo cáo đã đổi; nên chạy lệnh hoibaocao index." if report.outdated else ""
    return f"Chỉ mục tốt (bản số {report.number}): {size}.{old}"


# Failures of the program itself

STOPPED = "Đã dừng."


def system_refused(error: OSError) -> str:
    """Return the sentence for what the operating system would not do."""
    where = f" với {quoted(error.filename)}" if error.filename else ""
    reason = error.strerror or str(error)
    return f"Hệ thống báo lỗi{where}: {reason}; hãy kiểm tra dung lượng đĩa và quyền truy cập."


def unexpected(error: BaseException) -> str:
    """Return the sentence for a failure that nobody foresaw."""
    return (
        f"Lỗi ngoài dự kiến ({type(error).__name__}: {error}); hãy chạy lại với biến môi trường "
        "HOIBAOCAO_DEBUG=1 và gửi kết quả cho người phát triển."
    )


# The examination of an installation

TOPICS = {
    Topic.VERSIONS: "Phiên bản",
    Topic.SETTINGS: "Cấu hình",
    Topic.CORPUS: "Báo cáo",
    Topic.ENCODER: "Bộ mã hóa",
    Topic.INDEX: "Chỉ mục",
    Topic.TOKEN: "Mã bot Telegram",
    Topic.LINE_EDITING: "Sửa dòng khi chat",
}
STATES = {State.GOOD: "tốt", State.WARNING: "lưu ý", State.BAD: "lỗi"}
DEFAULT_SETTINGS = "không có config.toml, dùng mặc định"
BOT_KEY_FOUND = "đã có, không in ra đây"
PAIRING = "Trong 15 phút tới, người quản trị mới gửi dòng sau cho bot; mã chỉ dùng được một lần:"
LINE_EDITING_FOUND = "có thư viện readline"
LINE_EDITING_MISSING = (
    "Python này không có readline, nên chat không sửa dòng và không nhớ câu đã gõ."
)


def corpus_line(reports: int, passages: int, folder: object) -> str:
    """Return how much the corpus folder holds."""
    return f"{reports} báo cáo, {passages} đoạn trong {quoted(folder)}"


def encoder_line(name: str, dimension: int) -> str:
    """Return what the encoder is."""
    return f"{name}, {dimension} chiều, chạy được"


def index_line(number: int, passages: int) -> str:
    """Return which generation is current."""
    return f"bản số {number}, {passages} đoạn, khớp với thư mục báo cáo"


def index_behind(changes: Changes) -> str:
    """Return the sentence for an index that the corpus folder has gone past."""
    files = len(changes.new) + len(changes.changed) + len(changes.renamed) + len(changes.removed)
    return f"Có {files} tệp thay đổi chưa vào chỉ mục; hãy chạy lệnh hoibaocao index."
