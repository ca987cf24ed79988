"""What an examination of the installation says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.finding import State, Topic
from bot.messages.words import quoted

if TYPE_CHECKING:
    from embeddings.progress import Changes

TOPICS = {
    Topic.VERSIONS: "Phiên bản",
    Topic.SETTINGS: "Cấu hình",
    Topic.CORPUS: "Báo cáo",
    Topic.ENCODER: "Bộ mã hóa",
    Topic.INDEX: "Chỉ mục",
    Topic.TOKEN: "Mã bot Telegram",
    Topic.LINE_EDITING: "Sửa dòng khi chat",
    Topic.SCANS: "Đọc bản quét",
    Topic.OFFICE_FILES: "Đọc .doc, .odt, .rtf",
}
STATES = {State.GOOD: "tốt", State.WARNING: "lưu ý", State.BAD: "lỗi"}
DEFAULT_SETTINGS = "không có config.toml, dùng mặc định"
BOT_KEY_FOUND = "đã có, không in ra đây"
TESSERACT_MISSING = "Chưa cài Tesseract; cần thì cài gói tesseract-ocr và tesseract-ocr-vie."
LIBREOFFICE_MISSING = "Chưa cài LibreOffice; cần thì cài gói libreoffice-writer-nogui."
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
