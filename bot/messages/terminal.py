"""What commands say in the terminal, besides help pages, usage errors and failures."""

from __future__ import annotations

from bot.answer import Refusal
from bot.messages.words import quoted

# Answers

REFUSED = {
    Refusal.NOT_STATED: "Báo cáo không nêu nội dung này.",
    Refusal.OFF_TOPIC: "Câu hỏi này không thuộc nội dung các báo cáo.",
}
LACKING = "Không thấy nhắc đến: {names}."
NEAREST = "Các đoạn gần nhất:"
MORE = "Xem thêm:"
MAYBE = "Có thể đoạn này trả lời câu hỏi, bạn đọc lại giúp:"
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

# The program itself

PAIRING = "Trong 15 phút tới, người quản trị mới gửi dòng sau cho bot; mã chỉ dùng được một lần:"
BUILDING_FIRST = "Chưa có chỉ mục, đang tạo lần đầu từ thư mục báo cáo…"

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
