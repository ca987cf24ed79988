"""What the Telegram bot says, in Vietnamese."""

from __future__ import annotations

from bot.messages.clock import moment
from bot.messages.words import listed, quoted

EXAMPLES = (
    "Vì sao giải phóng mặt bằng còn chậm?",
    "Đấu giá đất gặp khó khăn gì?",
    "tinh hinh an ninh trat tu the nao",
)
"""The last one without tone marks on purpose."""

FOLLOWED = "Kết quả cải cách hành chính năm 2023 ra sao?"
FOLLOW_UP = "Còn năm 2024?"

_EXAMPLE_LINES = "\n".join(f"• {example}" for example in EXAMPLES)

COMMANDS = {
    "hoi": "Hỏi một câu (dùng trong nhóm)",
    "muc": "Xem mục lục báo cáo",
    "baocao": "Chọn báo cáo để hỏi",
    "timkiem": "Tìm đúng từ trong báo cáo",
    "moi": "Bắt đầu lại, quên câu hỏi trước",
    "quyenriengtu": "Bot giữ những gì về bạn",
    "help": "Hướng dẫn",
}
"""The menu of commands; administrators have more."""

_COMMAND_LINES = "\n".join(f"/{name}: {told}" for name, told in COMMANDS.items())

WELCOME = f"""\
Xin chào! 👋 Tôi là Hỏi Báo Cáo.

Bạn cứ hỏi bằng lời thường, tôi tìm trong các báo cáo của Ủy ban nhân dân và trả lời bằng đúng \
câu chữ của báo cáo, kèm số mục, số đoạn để bạn đối chiếu.

Bạn thử gửi một câu:
{_EXAMPLE_LINES}

Gõ không dấu cũng được. Gửi /help để xem thêm."""

HELP = f"""\
Bạn gửi câu hỏi, tôi trả lời bằng một đoạn của báo cáo; câu trả lời được in đậm, dòng cuối cho \
biết đoạn đó nằm ở đâu. Báo cáo không nêu thì tôi nói là không nêu, chứ không đoán.

Ví dụ:
{_EXAMPLE_LINES}

Các nút dưới câu trả lời cho bạn xem cả đoạn, đoạn trước, đoạn sau, chú thích và kết quả khác.
Hỏi tiếp thì bạn cứ hỏi ngắn: xong câu “{FOLLOWED}”, hỏi luôn “{FOLLOW_UP}”

{_COMMAND_LINES}"""

CITATION_MARK = "📄 "

TRY_AGAIN = "Bạn thử hỏi bằng từ khác, hoặc hỏi cụ thể hơn xem sao."
MORE = "Gửi /muc để xem báo cáo có những gì, /help để xem cách hỏi."
LOOK_AROUND = (
    "Bạn hỏi về kết quả, số liệu, khó khăn hay nhiệm vụ trong báo cáo nhé; "
    "gửi /muc để xem báo cáo có những mục nào."
)
NEAREST = "Xem đoạn gần nhất"
NEAREST_OPENING = "Đoạn gần nhất với câu hỏi, chưa hẳn là câu trả lời:"
UNSURE_OPENING = "Có thể đoạn này trả lời câu hỏi của bạn:"

UNSURE_LIST_OPENING = "Có thể danh sách này trả lời câu hỏi của bạn:"

WHOLE = "Xem cả đoạn"
SHORTER = "Thu gọn"
PAGE_BACK = "« Phần trước"
PAGE_ON = "Phần sau »"
PREVIOUS = "⬅️ Đoạn trước"
NEXT = "Đoạn sau ➡️"
NOTES = "Chú thích"
NOTES_TITLE = "Chú thích của đoạn này"
OUTLINE = "Mục lục"
BACK = "↩️ Quay lại"
BACK_TO_HIT = "↩️ Về câu trả lời"
PASSAGE_GONE = (
    "Đoạn này không còn nữa vì báo cáo vừa được cập nhật. Bạn gửi lại câu hỏi để xem nội dung mới."
)
CARD_GONE = "Tôi không còn giữ câu trả lời này nữa. Bạn gửi lại câu hỏi nhé."
NOT_LISTED = "Bot này chỉ trả lời những người đã đăng ký."

FILE_UNSUPPORTED = (
    "Tôi chưa nhận tệp từ bạn: chỉ người quản trị mới thêm được báo cáo. Bạn cứ gõ câu hỏi nhé."
)
UNSUPPORTED = (
    "Tôi chỉ đọc được chữ, chưa nghe được tiếng nói và chưa xem được hình. "
    "Bạn gõ câu hỏi thành chữ giúp tôi nhé."
)
UNKNOWN_COMMAND = "Tôi chưa biết lệnh này. Gửi /help để xem cách hỏi, hoặc cứ gửi thẳng câu hỏi."
ASK_WHAT = "Bạn muốn hỏi gì? Viết câu hỏi ngay sau lệnh, ví dụ: /hoi nhiệm vụ năm tới là gì"
BROKEN = "Xin lỗi, tôi gặp trục trặc nên chưa trả lời được. Bạn gửi lại câu hỏi sau ít phút nhé."
BROKEN_BUTTON = "Xin lỗi, tôi gặp trục trặc. Bạn thử lại sau ít phút nhé."
FRESH = "Đã bắt đầu lại từ đầu. Mời bạn hỏi câu mới."
LATE = "Xin lỗi vì trả lời chậm: tôi vừa bị gián đoạn."


THANKS_GOOD = "Cảm ơn bạn!"
THANKS_BAD = "Cảm ơn bạn đã cho biết. Tôi đã ghi lại để cơ quan xem."

OUTLINE_HINT = "Chọn một mục, hoặc bấm số của đoạn muốn đọc."
OUTLINE_SECTIONS = "Chọn một mục."
OUTLINE_PASSAGES = "Bấm số của đoạn muốn đọc."
EMPTY_SECTION = "Mục này không có đoạn nào."
OUTLINE_UP = "⬆️ Lên một cấp"
OUTLINE_GONE = "Mục này không còn nữa vì báo cáo vừa được cập nhật. Gửi /muc để xem mục lục mới."
HEADER_TITLE = "Phần mở đầu"
END_TITLE = "Nơi nhận và chữ ký"
BACK_PAGE = "« Trước"
NEXT_PAGE = "Sau »"

CHOOSE_REPORT = "Bạn muốn hỏi trong báo cáo nào?"
ALL_REPORTS = "Tất cả báo cáo"
REPORT_OUTLINE_CHOICE = "Bạn muốn xem mục lục của báo cáo nào?"
REPORT_GONE = "Báo cáo này không còn trong kho. Gửi /baocao để chọn lại."
CHOSEN_GONE = "Báo cáo đã chọn không còn trong kho nên tôi tìm trong tất cả báo cáo."
NOW_ALL = "Từ giờ tôi tìm trong tất cả báo cáo."

FIND_WHAT = "Bạn muốn tìm từ nào? Viết ngay sau lệnh, ví dụ: /timkiem cải cách hành chính"

PAIRED = (
    "Xong. Bạn là người quản trị của bot này. Gửi /help để xem những việc người quản trị làm được."
)
PAIR_WRONG = (
    "Mã không đúng hoặc đã hết hạn. "
    "Bạn lấy mã mới bằng lệnh hoibaocao pair trên máy chủ rồi gửi lại."
)
PAIR_WHAT = (
    "Bạn viết mã ngay sau lệnh, ví dụ: /ghepnoi 12345678. "
    "Lấy mã bằng lệnh hoibaocao pair trên máy chủ."
)

FORGOTTEN = (
    "Tôi đã xóa các câu hỏi và đánh giá của bạn. "
    "Tôi chỉ còn giữ số lượt bạn hỏi trong 24 giờ qua. "
    "Các tin nhắn trong khung chat này thì bạn tự xóa được."
)


def whole_list(count: int) -> str:
    """Return the label of the button to all of a list."""
    return f"Xem nguyên văn {count} đoạn"


def more_of_list(count: int, place: str) -> str:
    """Return how many more passages a list has than are shown, and where it ends."""
    return f"… và {count} đoạn nữa, đến {place}"


def only_in(name: str) -> str:
    """Return that only one report was searched, and how to search others."""
    return f"Tôi chỉ tìm trong {_inside(name)}. Muốn tìm trong báo cáo khác, gửi /baocao."


def now_report(name: str) -> str:
    """Return that questions of this chat go to one report from now on."""
    return f"Từ giờ tôi chỉ tìm trong {_inside(name)}. Muốn đổi, gửi /baocao."


def found(count: int, words: str) -> str:
    """Return how many passages hold the words."""
    return (
        f"{count} đoạn có “{_brief(words)}”:" if count else f"Không đoạn nào có “{_brief(words)}”."
    )


def found_more(shown: int, count: int, words: str) -> str:
    """Return how many passages hold the words when only the first ones are shown."""
    return f"{count} đoạn có “{_brief(words)}”, đây là {shown} đoạn đầu:"


def refused_quota(limit: int, until: float) -> str:
    """Return the sentence for people who have asked enough for 24 hours, and until when."""
    return f"Bạn đã hỏi đủ {limit} câu trong 24 giờ. Mời bạn hỏi tiếp từ {moment(until)}."


def refused(user: int) -> str:
    """Return the one sentence for people who are not listed."""
    return f"{NOT_LISTED} Muốn dùng, bạn gửi mã số {user} cho người quản trị để được thêm vào."


def privacy(retention_days: int, conversation_days: int) -> str:
    """Return what is kept about a person, for how long, and how to erase it."""
    learning = (
        "• Câu hỏi, kết quả và đánh giá 👍 👎, để cơ quan biết mọi người cần gì và sửa bot: "
        f"{retention_days} ngày. Phần này không ghi tên hay số tài khoản, nên người đọc không "
        "biết câu nào là của bạn.\n"
        if retention_days
        else "• Không giữ câu hỏi hay đánh giá nào để thống kê.\n"
    )
    return (
        "Tôi giữ những gì về bạn?\n"
        "• Câu hỏi của bạn và số tài khoản Telegram, để hiểu câu hỏi tiếp theo và để các nút "
        f"còn dùng được: {conversation_days} ngày.\n"
        f"{learning}"
        "• Nếu tôi đã từ chối trả lời bạn: số tài khoản của bạn, để không báo lại nhiều lần.\n"
        "Tôi không gửi những điều này cho ai khác. Muốn xóa hết ngay bây giờ, gửi /xoadulieu."
    )


def not_held(words: tuple[str, ...]) -> str:
    """Return what the question names and the passage that may answer it does not."""
    return f"Đoạn dưới đây không nhắc tới: {listed(map(quoted, words))}."


def not_mentioned(words: tuple[str, ...]) -> str:
    """Return what the question names and no report does."""
    return f"Các báo cáo không nhắc tới: {listed(map(quoted, words))}."


def not_in_nearest(words: tuple[str, ...]) -> str:
    """Return what the question and the reports name, and none of the nearest passages does."""
    return f"Các đoạn gần nhất không nhắc tới: {listed(map(quoted, words))}."


def about(question: str) -> str:
    """Return the line that names what was asked, shortened to one screen line or two."""
    return f"Bạn hỏi: “{_brief(question)}”"


def other_hit(number: int, count: int) -> str:
    """Return the label of the button to another passage found."""
    return f"Kết quả khác ({number}/{count})"


def _brief(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else words[:159].rstrip() + "…"


def _inside(name: str) -> str:
    """Return a report's name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
