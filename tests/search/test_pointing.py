"""A follow-up that points back to a thing by its kind gets the name of that from the answer."""

from __future__ import annotations

import pytest
from hypothesis import given

from embeddings.earlier import Earlier, answering
from embeddings.followup import topic
from embeddings.pointing import meant, pointer
from tests.search.texts import anything, thorough

ANSWER = (
    "Ngày 15/10/2021, UBND tỉnh ban hành Quyết định số 2469/QĐ-UBND phê duyệt dự án đường tránh "
    "Đông Hà, giao ông Nguyễn Văn Hùng làm Trưởng ban; Trung tâm Phát triển quỹ đất chi trả tiền "
    "cho dân xã Hải Lệ."
)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Quyết định đó do ai ký?", "Quyết định số 2469/QĐ-UBND do ai ký?"),
        ("Văn bản này nói gì?", "Quyết định số 2469/QĐ-UBND nói gì?"),
        ("quyết định trên có gì mới", "Quyết định số 2469/QĐ-UBND có gì mới"),
        ("Dự án ấy bao giờ xong?", "dự án đường tránh Đông Hà bao giờ xong?"),
        ("Ông ấy giữ chức gì?", "ông Nguyễn Văn Hùng giữ chức gì?"),
        ("Người đó là ai?", "ông Nguyễn Văn Hùng là ai?"),
        ("Đơn vị đó còn nợ bao nhiêu?", "Trung tâm Phát triển quỹ đất còn nợ bao nhiêu?"),
        ("Ở đó còn bao nhiêu hộ nghèo?", "Ở xã Hải Lệ còn bao nhiêu hộ nghèo?"),
        ("Hộ nghèo của xã nói trên?", "Hộ nghèo của xã Hải Lệ?"),
    ],
)
def test_what_is_pointed_to_has_the_name_it_has_in_the_answer(question: str, whole: str) -> None:
    assert meant(question, lambda: (ANSWER,)) == whole


@pytest.mark.parametrize(
    "question",
    [
        "Công văn đó gửi cho ai?",
        "Quyết định do ai ký?",
        "Quyết định số 12/QĐ-UBND này do ai ký?",
        "Xã Triệu Ái có gì mới, người dân ở đó sống ra sao?",
        "Có bao nhiêu người trên 80 tuổi?",
        "Các xã trên địa bàn thành phố?",
        "Vì sao lại thế?",
    ],
)
def test_what_is_not_told_or_names_its_own_thing_stays(question: str) -> None:
    assert not meant(question, lambda: (ANSWER,))


def test_of_two_things_of_a_kind_none_is_taken() -> None:
    two = "Xã Hải Lệ và xã Triệu Ái về đích nông thôn mới."
    assert not meant("Xã đó có mấy thôn?", lambda: (two, ANSWER))
    assert meant("Xã đó có mấy thôn?", lambda: ("Chưa nêu.", ANSWER)) == "xã Hải Lệ có mấy thôn?"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("Dự án Cấp nước Ba Lòng vay của ai?", "Dự án đó ở đâu?", "Dự án Cấp nước Ba Lòng ở đâu?"),
        ("Ở Hải Lăng có mấy chợ?", "Ở đó có gì?", "Ở Hải Lăng có gì?"),
        ("Fidel Castro đến năm nào?", "Ông ấy là ai?", "Fidel Castro là ai?"),
        ("Các quyết định 17 và 18 về việc gì?", "Quyết định đó có gì?", ""),
    ],
)  # fmt: skip
def test_the_question_before_names_it_first(before: str, question: str, whole: str) -> None:
    assert meant(question, lambda: (before, ANSWER)) == whole


def test_the_head_of_a_body_is_not_its_name() -> None:
    head = "Chủ tịch UBND xã Trần Thị Lan cho biết như vậy."
    assert not meant("Xã đó có mấy thôn?", lambda: (head,))


def test_without_tone_marks_do_may_be_that_but_not_before_who_did_it() -> None:
    assert pointer("quyết định do ban hành ngày nào", unmarked=True)
    assert not pointer("quyết định do ai ban hành", unmarked=True)
    assert not pointer("quyết định do ban hành ngày nào")


def test_nothing_is_looked_up_for_a_question_that_points_to_nothing() -> None:
    def looked_up() -> tuple[str, ...]:
        raise AssertionError

    assert not meant("Có bao nhiêu quyết định?", looked_up)


@given(anything, anything)
@thorough
def test_any_question_can_be_read(question: str, before: str) -> None:
    whole = meant(question, lambda: (before,))
    assert not whole or pointer(question)


def test_a_follow_up_leans_on_the_answer_where_the_question_before_names_nothing() -> None:
    answer = answering(ANSWER, [(0, 12)])
    assert topic(Earlier("Vì sao lại thế?", answer)) == ANSWER[:12]
    assert topic(Earlier("Vì sao lại thế?", ("xã " * 100, ""))) == ("xã " * 66).strip()
    assert topic(Earlier("Vì sao lại thế?")) == "Vì sao lại thế?"
    assert topic(Earlier("Hộ nghèo có bao nhiêu?", answer)) == "Hộ nghèo có bao nhiêu?"
