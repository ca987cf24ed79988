"""What is said in place of an answer, in the terminal and in Telegram alike."""

from __future__ import annotations

from bot.answer import Refusal

REFUSED = {
    Refusal.NOT_STATED: "Báo cáo không nêu nội dung này.",
    Refusal.OFF_TOPIC: "Câu hỏi này nằm ngoài nội dung các báo cáo.",
}

ABOUT_ME = (
    "Tôi là Hỏi Báo Cáo: bạn hỏi bằng lời thường, tôi trả lời bằng nguyên văn báo cáo. "
    "Gõ /help để xem hướng dẫn."
)
GREETING = "Xin chào! Bạn muốn hỏi gì về các báo cáo? Gõ /help để xem hướng dẫn."
THANKED = "Không có gì ạ. Bạn cần gì cứ hỏi tiếp nhé."
