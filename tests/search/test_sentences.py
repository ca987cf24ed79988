"""Passages are cut into sentences where a reader would cut them."""

from __future__ import annotations

import pytest
from hypothesis import given

from embeddings.sentences import SHORTEST, sentence_spans
from tests.search.texts import anything, sentences, thorough

LONG = "Đẩy nhanh tiến độ giải phóng mặt bằng các công trình trọng điểm trên địa bàn thành phố"


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("opening", ["Đẩy", "Ăn", "Ơn", "Ưu", "Ủy", "Ế", "Âm", "Ở", "Quan", "Ý"])
def test_a_sentence_may_begin_with_any_capital(opening: str) -> None:
    second = f"{opening} thứ hai."
    assert cut(f"Câu thứ nhất. {second}") == ["Câu thứ nhất.", second]


@pytest.mark.parametrize("letter", ["đ", "ă", "ơ", "ư", "ạ", "ế", "a"])
def test_a_full_stop_before_a_small_letter_ends_nothing(letter: str) -> None:
    assert len(cut(f"Các phòng, ban v.v. {letter}ược mời dự.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Cơ sở tại TP. Đông Hà được nâng cấp.",
        "Ông Nguyễn Văn A, TS. Kinh tế, phát biểu.",
        "Đại hội lần thứ XIII. Năm bản lề.",
        "1. Căn cứ Nghị quyết của Thành ủy.",
    ],
)
def test_abbreviations_and_labels_do_not_end_a_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_quotation_marks_and_footnote_marks_go_with_the_sentence_they_end() -> None:
    assert cut("Phương châm “Kịp thời.”¹ Sau đó… “Đổi mới” tiếp tục!") == [
        "Phương châm “Kịp thời.”¹",
        "Sau đó…",
        "“Đổi mới” tiếp tục!",
    ]


def test_a_list_is_cut_at_semicolons_between_long_parts_only() -> None:
    assert cut(f"{LONG}; {LONG}.") == [f"{LONG};", f"{LONG}."]
    assert len(LONG) >= SHORTEST
    assert cut("Đạt 08 chỉ tiêu; chưa đạt 05 chỉ tiêu.") == [
        "Đạt 08 chỉ tiêu; chưa đạt 05 chỉ tiêu."
    ]


@pytest.mark.parametrize("text", ["", " ", "\n \t"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == ()


@given(sentences | anything)
@thorough
def test_sentences_are_in_order_apart_and_cover_every_character(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
