"""What a question names must stand in the passage that is to answer it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from embeddings.checks import Named
from embeddings.glossary import Glossary
from tests.search.texts import anything, make_report, sentences, thorough

TEXT = (
    "Theo Quyết định số 1234/QĐ-UBND ngày 15/6/2023⁴ và Kết luận số 18-KL/TU ngày 16/12/2022, "
    "giai đoạn 2021 - 2025 có 2.337 hộ."
)


def missing(question: str, text: str = TEXT) -> tuple[str, ...]:
    report = make_report([text], title="KẾT QUẢ NĂM 2023")
    glossary = Glossary.of([("Công an xã", "CAX")], [])
    known = {"covid", "gpmb"}
    return Named.of(question, glossary, known.issuperset).missing(report, report.passages[0])


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định số 1234/QĐ-UBND ngày 15/6/2023 về việc gì?",
        "quyet dinh 1234/QD-UBND ngay 15-06-2023 ve viec gi",
        "Quyết định 1234/QĐ nói gì?",
        "Kết luận ngày 16.12.2022 của ai?",
        "Giai đoạn 2021 có bao nhiêu hộ?",
        "Có bao nhiêu hộ trong năm 2023?",
        "Báo cáo năm 2024 có bao nhiêu hộ?",
        "Có 2.337 hộ hay 2.000 hộ?",
        "Có bao nhiêu hộ?",
    ],
)
def test_nothing_is_missing_where_passage_titles_or_date_hold_it(question: str) -> None:
    assert missing(question) == ()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Năm 2019 có bao nhiêu hộ?", ("2019",)),
        ("Từ năm 2010 đến năm 2015 và 2010?", ("2010", "2015")),
        ("Quyết định số 1235/QĐ-UBND về việc gì?", ("1235/QĐ-UBND",)),
        ("Công văn số 1234/CV-UBND về việc gì?", ("1234/CV-UBND",)),
        ("Nghị định số 30/2020/NĐ-CP nói gì?", ("30/2020/NĐ-CP",)),
        ("Quyết định ngày 15/6/2022?", ("15/6/2022",)),
        ("Quyết định ngày 15/7/2023?", ("15/7/2023",)),
        ("Số 1234/QĐ-UBND ngày 1/1/2020 trong năm 2018?", ("2018", "1/1/2020")),
    ],
)
def test_another_year_date_number_or_kind_is_missing(
    question: str, wanted: tuple[str, ...]
) -> None:
    assert missing(question) == wanted


def test_a_document_told_by_its_number_alone_counts_as_held() -> None:
    assert missing("Quyết định 1234/QĐ-UBND?", "Theo Quyết định số 1234 nêu trên.") == ()


def test_a_name_that_neither_passage_nor_head_holds_is_missing() -> None:
    assert missing("Trường ở Thanh Hóa có bao nhiêu hộ?") == ("Thanh Hóa",)
    assert missing("Các hộ ở Đông Hà có bao nhiêu?") == ()


def test_a_place_that_is_called_by_a_number_is_looked_for() -> None:
    assert missing("phường 5 có bao nhiêu hộ?") == ("phường 5",)
    assert missing("khu pho 12 co bao nhieu ho") == ("khu pho 12",)
    assert missing("phường 5 có bao nhiêu hộ?", "Phường 5 có 12 hộ.") == ()
    assert missing("Phường 51 có bao nhiêu hộ?", "Phường 5 có 12 hộ.") == ("Phường 51",)


def test_an_office_known_under_another_name_is_not_looked_for() -> None:
    assert missing("Theo Công an xã có bao nhiêu hộ?") == ()


@given(anything | sentences, anything | sentences)
@thorough
def test_what_is_missing_stands_in_the_question(question: str, text: str) -> None:
    for name in missing(question, text):
        assert name in question


@given(sentences)
@thorough
def test_a_passage_misses_nothing_of_its_own_words(text: str) -> None:
    assert missing(text, text) == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Cam Lộ làm được gì?", ("Cam Lộ",)),
        ("Ông Trần Bình phụ trách gì?", ("Trần Bình",)),
        ("Kết quả ra sao? Đà Nẵng thì thế nào?", ("Đà Nẵng",)),
        ("Quyết định 9999 về việc gì?", ("Quyết định 9999",)),
        ("Quyết định 1234 về việc gì?", ()),
        ("Theo báo cáo số 7/BC-UBND thì có mấy hộ?", ()),
        ("Có Bao Nhiêu Hộ Ở Thành Phố Lớn?", ()),
        ("Việc ở Hộ thì sao?", ()),
    ],
)
def test_names_are_known_wherever_they_stand(question: str, names: tuple[str, ...]) -> None:
    assert missing(question) == names


def test_a_part_of_a_word_is_no_name_and_a_scale_no_year() -> None:
    text = "Lao động việc làm; bản đồ tỷ lệ 1/2000."
    assert missing("Việc ở Lào và năm 2000 ra sao?", text) == ("2000", "Lào")
    assert missing("Việc ở Lào thế nào?", "Vùng giáp Lào.") == ()
    assert missing("Việc ở Hoà thế nào?", "Xã Hòa.") == ()


@pytest.mark.parametrize("question", ["covid ảnh hưởng gì", "Anh huong cua Covid?"])
def test_a_word_that_is_no_syllable_is_a_name_if_the_reports_have_it(question: str) -> None:
    assert [name.lower() for name in missing(question)] == ["covid"]
    assert missing(question, "Sau đại dịch Covid-19, kinh tế phục hồi.") == ()


def test_one_that_they_have_not_is_a_slip() -> None:
    assert missing("tình hìnhh của thuu") == ()


def test_the_date_of_the_report_is_held_by_all_its_passages() -> None:
    report = replace(make_report(["Thu gom rác thải."]), date=dt.date(2023, 12, 1))
    glossary = Glossary.of([], [])
    for question, lacking in (
        ("Báo cáo ngày 01/12/2023 nói gì về rác thải?", ()),
        ("Báo cáo ngày 02/12/2023 nói gì về rác thải?", ("02/12/2023",)),
    ):
        named = Named.of(question, glossary, set().issuperset)
        assert named.missing(report, report.passages[0]) == lacking


@pytest.mark.parametrize(
    "question",
    [
        "Tháng 6 năm 2023 có bao nhiêu hộ?",
        "T12/2022 có kết luận nào?",
        "thang sau nam 2023 co quyet dinh gi",
        "Tháng 3 có bao nhiêu hộ?",
        "Quyết định ngày 15 tháng 6 năm 2023 về việc gì?",
    ],
)
def test_a_month_is_held_by_a_full_date_in_it_and_without_a_year_not_looked_for(
    question: str,
) -> None:
    assert missing(question) == ()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Tháng 7 năm 2023 có bao nhiêu hộ?", ("Tháng 7 năm 2023",)),
        ("Tháng 6/2022 có bao nhiêu hộ?", ("Tháng 6/2022",)),
        ("Tháng 6 năm 2019 có bao nhiêu hộ?", ("Tháng 6 năm 2019",)),
        ("Quý I có bao nhiêu hộ?", ("Quý I",)),
        ("Kết quả quý 2/2023?", ("quý 2/2023",)),
        ("Quyết định ngày 15 tháng 7 năm 2023?", ("ngày 15 tháng 7 năm 2023",)),
        ("Quỹ I có bao nhiêu hộ?", ()),
    ],
)
def test_another_month_or_quarter_is_missing_once(question: str, wanted: tuple[str, ...]) -> None:
    assert missing(question) == wanted


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Kết quả quý I năm 2023?", "Trong quý 1, thu đạt 50%.", ()),
        ("Kết quả quý I năm 2023?", "Quý I/2022 thu đạt 50%.", ("quý I năm 2023",)),
        ("Kết quả tháng 6 năm 2023?", "Trong tháng 6, thu đạt 50%.", ()),
        ("Kết quả tháng 6 năm 2023?", "Tháng 6/2022 thu đạt 50%.", ("tháng 6 năm 2023",)),
    ],
)
def test_a_period_without_a_year_is_of_the_year_asked_for(
    question: str, text: str, wanted: tuple[str, ...]
) -> None:
    assert missing(question, text) == wanted


def test_a_period_may_be_named_by_a_title() -> None:
    report = make_report(["Thu đạt 50%."], title="KẾT QUẢ QUÝ III NĂM 2023")
    named = Named.of("Quý 3/2023 thu bao nhiêu?", Glossary.of([], []), lambda _: False)
    assert named.missing(report, report.passages[0]) == ()


def test_a_year_that_the_titles_tell_is_the_one_a_passage_speaks_of() -> None:
    report = make_report(["Có 9 hộ nghèo."], title="Kết quả năm 2023")
    report = replace(report, title="Kết quả năm 2023 và nhiệm vụ năm 2024")
    for question, lacking in (("Năm 2023 thế nào?", ()), ("Năm 2024 thế nào?", ("2024",))):
        named = Named.of(question, Glossary.of([], []), set().issuperset)
        assert named.missing(report, report.passages[0]) == lacking
