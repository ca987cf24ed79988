"""What the Telegram bot says to its administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.clock import moment
from corpus.report import DoubtKind
from embeddings.progress import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_IN_GROUP = "Muốn thêm báo cáo, bạn gửi tệp trong khung chat riêng với tôi nhé."
NO_CORPUS_FOLDER = (
    "Chưa thêm, bớt được báo cáo qua đây: tệp cấu hình chưa chỉ ra thư mục báo cáo. "
    "Bạn đặt corpus.folder trong config.toml rồi chạy lại bot."
)
TOO_BIG = (
    "Tệp lớn hơn 20 MB nên Telegram không cho tôi tải về. "
    "Bạn chép tệp vào thư mục báo cáo trên máy chủ rồi chạy lệnh hoibaocao index."
)
NOT_FETCHED = "Telegram không cho tôi tải tệp này về. Bạn gửi lại tệp giúp tôi."
NOT_READ = (
    "Tôi không đọc nổi tệp này: nó quá lớn, quá phức tạp hoặc đã hỏng. "
    "Bạn thử lưu lại hoặc tách nhỏ rồi gửi lại."
)
ADD = "Thêm vào kho"
REPLACE = "Thay bản cũ"
DROP = "Bỏ, không thêm"
DROPPED = "Đã bỏ, kho báo cáo giữ nguyên."
UPLOAD_GONE = "Việc này đã xong hoặc đã bỏ từ trước. Muốn làm lại, bạn gửi lại tệp."
STARTING = "Đang đưa vào kho…"
REMOVING = "Đang xóa khỏi kho…"
NOT_ADMINISTRATOR = "Chỉ người quản trị mới làm được việc này."
REMOVE_WHICH = "Bạn muốn xóa báo cáo nào khỏi kho?"
REMOVE_YES = "Xóa"
REMOVE_NO = "Giữ lại"
KEPT = "Đã giữ lại, kho báo cáo không thay đổi."
LAST_ONE = "Đây là báo cáo cuối cùng nên không xóa được. Bạn thêm báo cáo khác trước đã."
REPORT_GONE = "Báo cáo này không còn trong kho."
UNEXPECTED = "Có trục trặc nên chưa làm xong, kho báo cáo giữ nguyên. Bạn thử lại sau ít phút."

COMMANDS = {
    "trangthai": "Xem tình hình của bot",
    "xoabaocao": "Xóa báo cáo khỏi kho",
}
"""What only administrators may do, besides sending a report."""

_COMMAND_LINES = "\n".join(f"/{name}: {told}" for name, told in COMMANDS.items())

HELP = f"""\
Bạn là người quản trị. Muốn thêm báo cáo, gửi tệp (tối đa 20 MB) vào khung chat riêng này.
{_COMMAND_LINES}"""

NOT_A_REPORT = "Tôi không thấy số, cũng không thấy mục nào: có thể đây không phải là báo cáo."

STATE_TITLE = "Tình hình của bot"
NO_REPLY_MADE = "không soạn được câu trả lời"
NOT_SEEN_THROUGH = "một tin nhắn chưa xử lý xong"

_DOUBTS = {
    DoubtKind.DUPLICATE_LABEL: "số mục bị trùng",
    DoubtKind.LABEL_GAP: "số mục bị nhảy cóc",
    DoubtKind.LOST_BULLET: "gạch đầu dòng bị mất",
    DoubtKind.UNTIED_FOOTNOTE: "chú thích không rõ thuộc đoạn nào",
    DoubtKind.MISSING_FOOTNOTE: "chú thích bị thiếu nội dung",
    DoubtKind.UNSURE_JOIN: "chỗ nối trang không chắc",
    DoubtKind.INFERRED_ISSUER: "cơ quan ban hành phải suy ra",
    DoubtKind.BLANK_NUMBER: "chưa có số",
    DoubtKind.BLANK_DATE: "chưa có ngày",
    DoubtKind.ASSUMED_ENCODING: "bảng mã phải đoán",
    DoubtKind.UNCERTAIN_PAGE: "trang quét nhận dạng chưa chắc",
}

_STAGES = {
    Stage.READING: "Đang đọc báo cáo",
    Stage.ENCODING: "Đang lập chỉ mục",
    Stage.WRITING: "Đang ghi chỉ mục",
}


def understood(title: str, counts: tuple[int, int, int], doubts: Mapping[str, int]) -> str:
    """Return how a file was read.

    Parameters
    ----------
    counts
        Sections, passages (footnotes and all), footnotes.
    doubts
        How many of each kind, by the value of :class:`corpus.report.DoubtKind`.
    """
    sections, passages, footnotes = counts
    notes = f", kể cả {footnotes} chú thích" if footnotes else ""
    lines = [title] if title else []
    lines.append(f"{sections} mục, {passages} đoạn{notes}.")
    if doubts:
        parts = [
            f"{_doubt(kind)} ({count} chỗ)" if count > 1 else _doubt(kind)
            for kind, count in doubts.items()
        ]
        lines.append("Nên xem lại: " + ", ".join(parts) + ".")
    return "\n".join(lines)


def _doubt(kind: str) -> str:
    try:
        return _DOUBTS[DoubtKind(kind)]
    except (KeyError, ValueError):
        return kind.replace("_", " ")


def ask_to_add() -> str:
    """Return the question before a report is added."""
    return "Thêm báo cáo này vào kho chứ?"


def ask_to_replace(name: str) -> str:
    """Return the question before a report takes the place of another."""
    return f"Kho đã có {_inside(name)}. Thay bản cũ bằng bản này chứ?"


def ask_to_remove(name: str) -> str:
    """Return the question before a report is removed."""
    return f"Xóa {_inside(name)} khỏi kho? Tôi sẽ không trả lời từ báo cáo này nữa."


def known(file: str) -> str:
    """Return that the very same file is there already."""
    return f"Tệp này đã có trong kho rồi ({file}), không cần thêm nữa."


def progress(stage: Stage, done: int, total: int) -> str:
    """Return how far the work is."""
    share = f": {100 * done // total}%" if total else ""
    return f"{_STAGES.get(stage, _STAGES[Stage.WRITING])}{share}…"


def added(name: str) -> str:
    """Return that a report can be asked about now."""
    return f"Xong. {name} đã vào kho, bạn hỏi được ngay."


def removed(name: str) -> str:
    """Return that a report is gone."""
    return f"Xong. {name} không còn trong kho."


def state_reports(count: int) -> str:
    """Return how many reports there are."""
    return f"Kho có {count} báo cáo:"


def state_generation(number: int) -> str:
    """Return which generation of the index answers."""
    return f"Chỉ mục: bản số {number}"


def state_questions(asked: int, answered: int) -> str:
    """Return how many questions the last day brought, and the share answered."""
    if not asked:
        return "24 giờ qua: chưa có câu hỏi nào"
    return f"24 giờ qua: {asked} câu hỏi, trả lời được {100 * answered // asked}%"


def state_waiting(count: int) -> str:
    """Return how many messages wait."""
    return f"Đang chờ: {count} tin nhắn"


def state_since(started: float) -> str:
    """Return since when the bot runs; seconds since the epoch."""
    return f"Chạy từ: {moment(started)}"


def state_failure(failure: tuple[float, str] | None) -> str:
    """Return the last failure and its time."""
    return (
        f"Lỗi gần nhất: {moment(failure[0])}, {failure[1]}" if failure else "Lỗi gần nhất: không có"
    )


def telegram_away(reason: str) -> str:
    """Return the failure to reach Telegram, with the beginning of its technical reason."""
    return f"không gọi được Telegram: {reason.partition('. ')[0][:80]}"


def _inside(name: str) -> str:
    """Return a report's name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
