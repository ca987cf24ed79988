"""What is said in place of an answer, in the terminal and in Telegram alike."""

from __future__ import annotations

from bot.answer import Refusal
from bot.messages.words import grouped, quoted

REFUSED = {
    Refusal.NOT_STATED: "Báo cáo không nêu nội dung này.",
    Refusal.OFF_TOPIC: "Câu hỏi này nằm ngoài nội dung các báo cáo.",
}

GREETING = "Xin chào! Bạn muốn hỏi gì về các báo cáo?"
THANKED = "Không có gì ạ. Bạn cần gì cứ hỏi tiếp nhé."
ABOUT_ME = (
    "Tôi là Hỏi Báo Cáo, một chương trình máy tính: bạn hỏi bằng lời thường, tôi tìm trong báo cáo "
    "và trả lời bằng nguyên văn, kèm chỗ trích."
)
FEELING = (
    "Tôi chỉ là chương trình tra cứu báo cáo nên không trò chuyện được. Nếu tôi trả lời chưa đúng, "
    "bạn thử hỏi bằng từ khác hoặc hỏi cụ thể hơn nhé."
)
TASK = (
    "Việc này tôi không làm được: tôi không viết, dịch, tính toán hay trò chuyện, chỉ tìm trong "
    "báo cáo đoạn trả lời câu hỏi của bạn."
)
TODAY = (
    "Tôi không có tin tức trong ngày như thời tiết, giá cả hay giờ giấc, chỉ biết những gì báo cáo "
    "đã viết."
)
OVERVIEW = "Tôi không viết lời tóm tắt, nhưng đây là các mục của báo cáo để bạn chọn chỗ cần hỏi."
OVERVIEW_MANY = "Tôi không viết lời tóm tắt. Đây là các báo cáo tôi đang có, mới nhất trước:"
ASK_ON = "Bạn hỏi thẳng điều cần biết: kết quả, số liệu, khó khăn, nguyên nhân, nhiệm vụ…"


def understood_as(question: str) -> str:
    """Say how a follow-up was read that points back to something: with the name of that."""
    return f"Hiểu là: {quoted(question)}"


def held(count: int, name: str, title: str) -> str:
    """Say which reports there are: the only one, or how many and the newest."""
    about = f"{name} ({title})" if title else name
    if count == 1:
        return f"Tôi trả lời từ {_inside(about)}."
    return f"Tôi trả lời từ {grouped(count)} báo cáo, mới nhất là {_inside(about)}."


def issued(name: str, issuer: str) -> str:
    """Return what a report is called, and who issued it."""
    return f"{name} của {issuer}" if issuer else name


def listed_report(name: str, title: str) -> str:
    """Return the line of a report in a list."""
    return f"• {name}: {title}" if title else f"• {name}"


def others(count: int) -> str:
    """Return the line that ends a list of which so many more are not shown."""
    return f"• và {grouped(count)} báo cáo khác"


def more_sections(count: int) -> str:
    """Return the line that ends a list of sections of which so many more are not shown."""
    return f"… và {grouped(count)} mục nữa"


def _inside(name: str) -> str:
    """Return a report's name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]
