"""A question that leans on the one before it is completed from it; any other stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from embeddings.folding import fold
from embeddings.followup import completed, in_context, is_follow_up, turns_to_another
from tests.search.texts import anything, thorough

LEANING = (
    "Còn bao nhiêu trường chưa đạt chuẩn?",
    "Vậy ai đứng ra đàm phán khoản vay?",
    "Thế ngày thành lập Đảng thì mấy năm?",
    "Ai chịu trách nhiệm về việc đó?",
    "Dự án ấy dùng vốn của những ai?",
    "Kế hoạch nói trên do ai ban hành?",
    "Thành phố Huế thì sao hả bạn?",
    "Quyết định này ban hành ngày nào?",
    "Ngoài ra có bao nhiêu công văn?",
    "Sao thấp vậy?",
    "Nguyên nhân?",
    "Giải pháp là gì?",
    "Vì sao lại thế?",
    "Năm 2024?",
)
ALONE = (
    "Trên địa bàn thành phố có bao nhiêu hộ nghèo?",
    "Tỷ lệ hộ nghèo giảm còn bao nhiêu phần trăm?",
    "Quy hoạch chung thành phố Đông Hà được ai phê duyệt?",
    "Báo cáo này căn cứ nghị quyết nào của HĐND thành phố?",
    "Năm nay thành phố ban hành bao nhiêu quyết định?",
    "Diễn tập khu vực phòng thủ đạt kết quả như thế nào?",
    "Do đâu tỷ lệ trường chuẩn quốc gia thấp?",
    "Có bao nhiêu chỉ tiêu, trong đó mấy chỉ tiêu đạt?",
    "Con số văn bản đến được xử lý là bao nhiêu?",
    "Thế giới có biến động gì ảnh hưởng kinh tế?",
    "Vay vốn AFD để làm gì trong dự án đô thị?",
    "Hộ nghèo",
    "Công văn?",
    "Giải phóng mặt bằng",
    "Tệ nạn ma túy?",
    "1 + 1 = ?",
    "Nợ công của thành phố là bao nhiêu?",
    "Những chỉ tiêu nào chưa đạt kế hoạch năm 2023?",
)


@pytest.mark.parametrize("question", [*LEANING, *map(fold, LEANING)])
def test_a_question_that_points_back_leans_on_the_one_before(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize("question", [*ALONE, *map(fold, ALONE)])
def test_a_question_that_says_what_it_is_about_stands_alone(question: str) -> None:
    assert not is_follow_up(question)


def test_a_leaning_question_is_asked_after_the_one_before() -> None:
    before = "Thành phố ban hành bao nhiêu quyết định?"
    assert completed("Còn công văn?", before) == f"{before} Còn công văn?"


def test_another_year_takes_the_place_of_the_one_asked_about_before() -> None:
    before = "Thu ngân sách năm 2023 đạt bao nhiêu?"
    assert completed("năm 2024?", before) == "Thu ngân sách đạt bao nhiêu? năm 2024?"
    assert completed("vì sao vậy?", before) == f"{before} vì sao vậy?"


@pytest.mark.parametrize("previous", [None, ""])
def test_the_first_question_of_a_conversation_has_nothing_to_lean_on(previous: str | None) -> None:
    assert completed("Còn công văn?", previous) == "Còn công văn?"


@pytest.mark.parametrize("question", ALONE)
def test_a_new_question_is_not_mixed_with_the_one_before(question: str) -> None:
    assert completed(question, "Ai ký báo cáo?") == question


@given(anything, anything)
@thorough
def test_a_question_is_kept_whole(question: str, previous: str) -> None:
    assert completed(question, previous).endswith(question)


def test_a_follow_up_takes_along_what_it_leans_on_unless_that_is_long() -> None:
    first = "Thành phố ban hành bao nhiêu quyết định?"
    assert in_context(first, None) == first
    whole = in_context("còn công văn thì sao?", first)
    assert whole == completed("còn công văn thì sao?", first) != first
    assert in_context("còn công văn thì sao?", "a " * 200) == "còn công văn thì sao?"


@pytest.mark.parametrize(
    "question", ["còn giải phóng mặt bằng?", "con cong van thi sao", "Thế còn bảo hiểm y tế?"]
)
def test_a_follow_up_may_turn_to_another_thing(question: str) -> None:
    assert is_follow_up(question)
    assert turns_to_another(question)


@pytest.mark.parametrize("question", ["còn hạn chế?", "vì sao lại thế?", "năm 2024?"])
def test_or_stay_with_the_same(question: str) -> None:
    assert not turns_to_another(question)
