"""What the Telegram bot says, in Vietnamese."""

from __future__ import annotations

EXAMPLES = (
    "Nhiệm vụ trọng tâm năm tới là gì?",
    "Còn những hạn chế nào, nguyên nhân do đâu?",
    "cai cach hanh chinh dat ket qua gi",
)
"""The last one without tone marks on purpose."""

_EXAMPLE_LINES = "\n".join(f"• {example}" for example in EXAMPLES)

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
Muốn hỏi tiếp, bạn cứ hỏi ngắn, chẳng hạn: “còn năm sau thì sao?”"""

CITATION_MARK = "📄 "

NOT_STATED = "Báo cáo không nêu nội dung này."
OFF_TOPIC = "Câu hỏi này nằm ngoài nội dung các báo cáo tôi có."
TRY_AGAIN = "Bạn thử hỏi bằng từ khác, hoặc hỏi cụ thể hơn xem sao."
NEAREST = "Xem đoạn gần nhất"
NEAREST_OPENING = "Đoạn gần nhất với câu hỏi, chưa hẳn là câu trả lời:"

WHOLE = "Xem cả đoạn"
SHORTER = "Thu gọn"
PAGE_BACK = "« Phần trước"
PAGE_ON = "Phần sau »"
PREVIOUS = "⬅️ Đoạn trước"
NEXT = "Đoạn sau ➡️"
NOTES = "Chú thích"
NOTES_TITLE = "Chú thích của đoạn này"
BACK = "↩️ Quay lại"
BACK_TO_HIT = "↩️ Về câu trả lời"
PASSAGE_GONE = (
    "Đoạn này không còn nữa vì báo cáo vừa được cập nhật. Bạn gửi lại câu hỏi để xem nội dung mới."
)
CARD_GONE = "Câu trả lời này đã cũ quá rồi. Bạn gửi lại câu hỏi nhé."

UNSUPPORTED = (
    "Tôi chỉ đọc được chữ, chưa nghe được tiếng nói và chưa xem được hình. "
    "Bạn gõ câu hỏi thành chữ giúp tôi nhé."
)
UNKNOWN_COMMAND = "Tôi chưa biết lệnh này. Gửi /help để xem cách hỏi, hoặc cứ gửi thẳng câu hỏi."
ASK_WHAT = "Bạn muốn hỏi gì? Viết câu hỏi ngay sau lệnh, ví dụ: /hoi nhiệm vụ năm tới là gì"
BROKEN = "Xin lỗi, tôi gặp trục trặc nên chưa trả lời được. Bạn gửi lại câu hỏi sau ít phút nhé."
FRESH = "Được, ta bắt đầu lại từ đầu. Bạn hỏi đi ạ."
LATE = "Xin lỗi vì trả lời chậm: tôi vừa bị gián đoạn."


def about(question: str) -> str:
    """Return the line that names what was asked, shortened to one screen line or two."""
    words = " ".join(question.split())
    short = words if len(words) <= 160 else words[:159].rstrip() + "…"
    return f"Bạn hỏi: “{short}”"


def other_hit(number: int, count: int) -> str:
    """Return the label of the button to another passage found."""
    return f"Kết quả khác ({number}/{count})"
