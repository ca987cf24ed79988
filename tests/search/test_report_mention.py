"""A report that a question names is where to look, not what to look for."""

from __future__ import annotations

import pytest
from hypothesis import given

from embeddings.report_mention import split_mention
from tests.search.texts import anything, thorough

REPORTS = {"report:doc:346", "report:name:đông hà", "report:name:dong ha"}


def about(question: str) -> str:
    return split_mention(question, REPORTS.__contains__)[0]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Báo cáo 346 nói gì về giải phóng mặt bằng?", "giải phóng mặt bằng?"),
        ("trong báo cáo số 346/BC-UBND, có bao nhiêu trường?", "có bao nhiêu trường?"),
        ("bao cao 346/BC-UBND ngay 01/12/2023 noi gi ve rac thai", "rac thai"),
        ("UBND thành phố Đông Hà thu ngân sách thế nào?", "thu ngân sách thế nào?"),
        ("theo báo cáo của ubnd đông hà thì cải cách ra sao", "cải cách ra sao"),
        ("cải cách ra sao theo báo cáo 346", "cải cách ra sao"),
        ("báo cáo 346/BC-UBND ngày 1 tháng 12 năm 2023 nói gì về tôm", "tôm"),
        ("bc 346/bc-ubnd noi gi ve quy hoach", "quy hoach"),
    ],
)
def test_what_is_asked_about_is_left(question: str, left: str) -> None:
    assert about(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 1234 nói gì về rác thải?",
        "UBND phường Đông Giang đã làm gì?",
        "Báo cáo 346 nói về gì?",
        "Tình hình thu ngân sách thế nào?",
    ],
)
def test_other_documents_other_bodies_and_the_report_itself_are_asked_about(question: str) -> None:
    assert split_mention(question, REPORTS.__contains__) == (question, "")


def test_the_words_that_name_it_are_kept_to_choose_by() -> None:
    mention = split_mention("Báo cáo 346 nói gì về rác thải?", REPORTS.__contains__)[1]
    assert mention == "Báo cáo 346"


@given(anything)
@thorough
def test_any_text_keeps_its_words(question: str) -> None:
    left, mention = split_mention(question, lambda _token: True)
    assert left == question or mention
