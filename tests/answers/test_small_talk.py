"""What is no question about a report gets a word of its own."""

from __future__ import annotations

import pytest

from bot.messages import answers
from bot.small_talk import small_talk


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Xin chào bạn!", answers.GREETING),
        ("cám ơn nhiều ạ", answers.THANKED),
        ("Bạn là ai vậy?", answers.ABOUT_ME),
        ("ban ten la gi", answers.ABOUT_ME),
        ("bot làm được gì thế?", answers.ABOUT_ME),
        ("Bạn có thể giúp gì cho tôi?", answers.ABOUT_ME),
        ("hướng dẫn sử dụng", answers.ABOUT_ME),
    ],
)
def test_people_are_met_kindly(text: str, reply: str) -> None:
    assert small_talk(text) == reply


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch là ai?",
        "Ban Chỉ đạo làm được gì trong năm 2023?",
        "hướng dẫn làm giấy khai sinh",
        "giúp tôi tìm số hộ nghèo",
        "Ai là người ký?",
    ],
)
def test_a_question_is_left_to_the_reports(text: str) -> None:
    assert small_talk(text) is None
