"""What is said of building, watching and checking the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.errors import describe
from bot.messages.words import listed, quoted
from embeddings.check_report import ProblemKind, Soundness
from embeddings.progress import Reason, Stage

if TYPE_CHECKING:
    from embeddings.check_report import CheckReport, Problem
    from embeddings.progress import BuildSummary, Changes

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
