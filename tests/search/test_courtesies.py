"""Greetings and forms of address go; what is asked stays."""

from __future__ import annotations

import pytest

from embeddings.courtesies import is_only_courtesy, without_courtesies


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("ad ơi cho em hỏi năm nay thu ngân sách đạt ko v bn", "năm nay thu ngân sách đạt ko"),
        ("Xin chào, cho mình hỏi ai ký báo cáo vậy ạ?", "ai ký báo cáo"),
        ("Chủ tịch chào mừng ngày lễ nào?", "Chủ tịch chào mừng ngày lễ nào?"),
        ("Thu ngân sách đạt bao nhiêu?", "Thu ngân sách đạt bao nhiêu?"),
        ("chào bot", "chào bot"),
    ],
)
def test_only_the_courtesies_go(typed: str, asked: str) -> None:
    assert without_courtesies(typed) == asked


@pytest.mark.parametrize("message", ["Xin chào!", "chào bạn", "hello", "Cảm ơn ad nhiều nhé", "ok"])
def test_a_greeting_or_thanks_asks_nothing(message: str) -> None:
    assert is_only_courtesy(message)


@pytest.mark.parametrize("message", ["Ai ký?", "chào mừng lễ gì", "cảm ơn người có công thế nào"])
def test_a_question_is_no_greeting(message: str) -> None:
    assert not is_only_courtesy(message)
