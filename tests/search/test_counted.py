"""What is to be counted is read off the question, and looked for near a number."""

from __future__ import annotations

import pytest
from hypothesis import given

from embeddings.counted import counted_thing, counts
from tests.search.texts import anything, sentences, thorough


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Thành phố đã ban hành bao nhiêu công văn?", "cong"),
        ("Vay bao nhiêu triệu euro?", "euro"),
        ("Đạt bao nhiêu phần trăm?", "phan"),
        ("đường dài mấy km vậy ad", "km"),
        ("Thu ngân sách đạt bao nhiêu?", None),
        ("Sản lượng tăng bao nhiêu so với năm trước?", None),
        ("Có bao nhiêu là đủ?", None),
        ("Ai ký báo cáo này?", None),
    ],
)
def test_the_thing_comes_after_the_question_word(question: str, thing: str | None) -> None:
    assert counted_thing(question) == thing


@pytest.mark.parametrize(
    ("text", "thing", "counted"),
    [
        ("đã ban hành 2.337 công văn", "cong", True),
        ("Công văn đến: 2.337, đi: 40", "cong", True),
        ("tiếp ba lượt công dân", "luot", True),
        ("đạt 98,5%", "phan", True),
        ("dài 4,2 km", "cay", True),
        ("thu 1.250 tỷ đồng", "tien", True),
        ("Trong năm 2023 công dân hài lòng", "cong", False),
        ("công văn được gửi đúng hạn cho các phòng, 5 đơn vị chậm", "cong", False),
        ("có 5 trường", "lop", False),
    ],
)
def test_a_number_must_stand_near_the_thing(
    text: str,
    thing: str,
    counted: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert counts(text, thing) is counted


@given(anything, sentences)
@thorough
def test_any_text_can_be_asked(question: str, text: str) -> None:
    thing = counted_thing(question)
    assert thing is None or isinstance(counts(text, thing), bool)


@given(sentences)
@thorough
def test_a_count_put_in_front_is_found(text: str) -> None:
    assert counts(f"12 xyz {text}", "xyz")
    assert not counts(text, "xyz")
