"""What commands say in the terminal, besides help pages, usage errors and failures."""

from __future__ import annotations

from bot.messages.words import quoted, system_reason

# Answers

ASK_MORE = "Xem đủ mục lục: hoibaocao outline. Xem cách dùng: hoibaocao --help."
LACKING = "Không thấy nhắc đến: {names}."
APART = "Các đoạn gần nhất không nhắc đến: {names}."
NEAREST = "Các đoạn gần nhất:"
MORE = "Xem thêm:"
SURE = "Chắc chắn đoạn này trả lời câu hỏi:"
MAYBE = "Có thể đoạn này trả lời câu hỏi, bạn đọc lại giúp:"
SURE_LIST = "Chắc chắn danh sách này trả lời câu hỏi:"
MAYBE_LIST = "Có thể danh sách này trả lời câu hỏi, bạn đọc lại giúp:"
FOOTNOTE = "Chú thích {number}: {text}"
BAD_ROW = "Dòng {line}: {problem}"
EMPTY_ROW = "dòng trống, không có câu hỏi."
NOT_JSON = "không phải là một đối tượng JSON hợp lệ ở bảng mã UTF-8."
NO_QUESTION_IN_ROW = "thiếu “question” dạng chuỗi."
PREVIOUS_NOT_TEXT = "“previous” phải là chuỗi hoặc null."

# Chat

CHAT_MORE = "Gõ /help để xem các lệnh."
CHAT_START = "Gõ câu hỏi rồi Enter. Gõ /help để xem các lệnh, /thoat hoặc Ctrl-D để thoát."
CHAT_PROMPT = "Hỏi: "
CHAT_NEW = "Bắt đầu lại; câu trước đã được bỏ qua."
CHAT_AFRESH = ("/moi", "/mới")
CHAT_LEAVE = ("/thoat", "/thoát")
CHAT_HELP_ASKED = ("/help", "/giup", "/giúp", "/?")
_CHAT_COMMANDS = "/moi (bắt đầu chuyện khác), /thoat (thoát), /help (xem các lệnh này)"
CHAT_HELP = f"Cứ gõ câu hỏi, có dấu hay không dấu, rồi Enter. Các lệnh: {_CHAT_COMMANDS}."

# The program itself

PAIRING = "Trong 15 phút tới, người quản trị mới gửi dòng sau cho bot; mã chỉ dùng được một lần:"
BUILDING_FIRST = "Chưa có chỉ mục, đang tạo lần đầu từ thư mục báo cáo…"

STOPPED = "Đã dừng."


def unknown_chat_command(command: str) -> str:
    """Return the sentence for a word with a slash that is no command of ``chat``."""
    return f"Không có lệnh {quoted(command)}; các lệnh là: {_CHAT_COMMANDS}."


def in_short(count: int, section: str, report: str) -> str:
    """Return that the passages of a long list are cut, and how to read them whole."""
    command = f"hoibaocao show {section} --report {report}"
    return f"{count} đoạn trên đây đã rút gọn; xem nguyên văn: {command}"


def system_refused(error: OSError) -> str:
    """Return the sentence for what the operating system would not do."""
    where = f" với {quoted(error.filename)}" if error.filename else ""
    reason = system_reason(error.strerror or str(error))
    return f"Hệ thống báo lỗi{where}: {reason}; hãy kiểm tra dung lượng đĩa và quyền truy cập."


def unexpected(error: BaseException) -> str:
    """Return the sentence for a failure that nobody foresaw."""
    return (
        f"Lỗi ngoài dự kiến ({type(error).__name__}: {error}); hãy chạy lại với biến môi trường "
        "HOIBAOCAO_DEBUG=1 và gửi kết quả cho người phát triển."
    )
