"""A number, a date or a document is one thing, however it is written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.folding import fold
from embeddings.lexical_tokens import lexical_tokens
from embeddings.quantities import quantities
from tests.search.texts import anything, sentences, thorough


@pytest.mark.parametrize(
    "written",
    [
        "01/12/2023",
        "1-12-2023",
        "1.12.2023",
        "ngày 1 tháng 12 năm 2023",
        "ngay 01 thang 12 nam 2023",
        "ngày 01/12/2023⁴",
    ],
)
def test_a_date_is_one_date_in_every_spelling(written: str) -> None:
    assert {"date:2023-12-01", "date:12-01"} <= set(quantities(written))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
@thorough
def test_every_date_is_found_in_figures_and_in_words(date: dt.date) -> None:
    expected = {f"date:{date:%Y-%m-%d}", f"date:{date:%m-%d}"}
    assert expected <= set(quantities(f"ngày {date:%d/%m/%Y}."))
    assert expected <= set(quantities(f"ngày {date.day} tháng {date.month} năm {date.year}"))


@pytest.mark.parametrize("written", ["ngày 16/01", "ngày 16 tháng 1", "ngày 16-1 vừa qua"])
def test_a_day_and_month_alone_are_found(written: str) -> None:
    assert [unit for unit in quantities(written) if unit.startswith("date:")] == ["date:01-16"]


AROUND = [("", ""), ("Trong ", " thu ngân sách đạt 98,5%."), ("báo cáo (", ")"), ("so với ", "; ")]
IN_WORDS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip


def periods(written: str) -> list[str]:
    return [unit for unit in quantities(written) if unit.startswith(("month", "quarter"))]


@given(st.integers(1, 12), st.integers(1900, 2099), st.sampled_from(AROUND))
@thorough
def test_a_month_is_one_month_in_every_spelling(
    month: int, year: int, around: tuple[str, str]
) -> None:
    spellings = (
        f"tháng {month} năm {year}", f"tháng {month:02}/{year}", f"Tháng {month}/{year}",
        f"tháng {month} - {year}", f"tháng {month}, năm {year}", f"thang {month} {year}",
        f"T{month}/{year}", f"T{month:02}/{year}", f"t{month} năm {year}",
        f"tháng {IN_WORDS[month - 1]} năm {year}", f"tháng {IN_WORDS[month - 1]}/{year}",
    )  # fmt: skip
    for spelling in spellings:
        written = spelling.join(around)
        assert periods(written) == [f"month:{month:02}", f"month:{year}-{month:02}"]
        assert periods(fold(written)) == periods(written)


@given(st.integers(1, 4), st.integers(1900, 2099), st.sampled_from(AROUND))
@thorough
def test_a_quarter_is_one_quarter_in_every_spelling(
    quarter: int, year: int, around: tuple[str, str]
) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    spellings = (
        f"quý {roman} năm {year}", f"quý {roman}/{year}", f"Quý {quarter}/{year}",
        f"quy {roman.lower()} {year}", f"Q{quarter}/{year}",
        f"quý {IN_WORDS[quarter - 1]} năm {year}",
    )  # fmt: skip
    for spelling in spellings:
        assert periods(spelling.join(around)) == [f"quarter:{quarter}", f"quarter:{year}-{quarter}"]
    for spelling in (f"quý {roman}", f"quý {quarter}"):
        assert periods(spelling.join(around)) == [f"quarter:{quarter}"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
@thorough
def test_a_full_date_lies_in_its_month(date: dt.date) -> None:
    expected = [f"month:{date:%m}", f"month:{date:%Y-%m}"]
    for written in (f"{date:%d/%m/%Y}", f"ngày {date.day} tháng {date.month} năm {date.year}"):
        assert periods(written) == expected


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("6 tháng đầu năm 2023", "months:6"),
        ("06 tháng", "months:6"),
        ("sáu tháng đầu năm", "months:6"),
        ("Chín tháng đầu năm 2023", "months:9"),
        ("kết quả 9 tháng năm 2023", "months:9"),
        ("6 tháng cuối năm", "months:last-6"),
    ],
)
def test_a_run_of_months_is_one_unit(written: str, unit: str) -> None:
    assert periods(written) == [unit]


def test_a_span_holds_each_of_its_months() -> None:
    expected = {"month:2023-04", "month:2023-05", "month:2023-06"}
    for written in ("từ tháng 4 đến tháng 6 năm 2023", "tháng 4-6/2023"):
        assert expected <= set(periods(written))


def test_figures_alone_are_a_month_where_they_are_nothing_else() -> None:
    assert periods("đến 6/2023 đạt 50%") == ["month:06", "month:2023-06"]


@pytest.mark.parametrize(
    "written",
    [
        "Nghị quyết 6/2023",
        "số 6/2023",
        "Nghị quyết số 06/2023/NQ-HĐND",
        "bản đồ tỷ lệ 1/2000",
        "16/2023 hộ",
        "các tháng năm 2023",
        "tháng sau",
        "sau tháng",
        "Quỹ 1 tỷ đồng",
        "quy tụ năm dân tộc",
        "phường ở Q1",
        "tháng 13",
    ],
)
def test_what_only_looks_like_a_month_or_quarter_is_none(written: str) -> None:
    assert periods(written) == []


@pytest.mark.parametrize(
    ("written", "document"),
    [
        ("Quyết định số 1234/QĐ-UBND ngày 15/6/2023", "doc:1234/qd-ubnd"),
        ("quyet dinh 1234/qd-ubnd", "doc:1234/qd-ubnd"),
        ("Quyết định số 195 /QĐ-UBND", "doc:195/qd-ubnd"),
        ("Nghị quyết số 80/2022/NQ-HĐND", "doc:80/nq-hdnd"),
        ("Kết luận số 372-KL/TU", "doc:372/kl"),
        ("Kết luận số 372 - KL/TU", "doc:372/kl"),
        ("Chương trình hành động số 03-CTr/TU", "doc:3/ctr"),
        ("Luật số 45/2019/QH14", "doc:45/qh14"),
    ],
)
def test_a_document_is_known_by_its_number_and_kind(written: str, document: str) -> None:
    assert {document, document.partition("/")[0]} <= set(quantities(written))


def test_a_document_named_in_words_shares_its_number() -> None:
    assert "doc:1234" in quantities("Quyết định số 1234 về việc gì?")
    assert "doc:115" in quantities("qd 115 ngay nao?")


@pytest.mark.parametrize(
    "written",
    ["năm 2023 - thành phố Đông Hà", "giai đoạn 2021 - 2025, định hướng", "05/13 chỉ tiêu"],
)
def test_a_number_beside_a_dash_or_in_a_share_is_no_document(written: str) -> None:
    assert not [unit for unit in quantities(written) if unit.startswith("doc:")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2.337 quyết định", "num:2337"),
        ("2337 quyết định", "num:2337"),
        ("04 chỉ thị", "num:4"),
        ("0,5%", "num:0,5"),
        ("1.250.000 đồng", "num:1250000"),
        ("tăng 7,85%", "num:7,85"),
        ("0 vụ", "num:0"),
    ],
)
def test_a_number_is_one_number_in_every_spelling(written: str, number: str) -> None:
    assert [unit for unit in quantities(written) if unit.startswith("num:")] == [number]


@given(st.integers(0, 10**12))
@thorough
def test_thousands_may_be_grouped_or_not(number: int) -> None:
    grouped = f"{number:,}".replace(",", ".")
    assert quantities(f"có {grouped} người") == quantities(f"có {number} người")


@given(sentences)
@thorough
def test_tokens_are_the_same_without_tone_marks(text: str) -> None:
    assert lexical_tokens(fold(text)) == lexical_tokens(text)


@given(anything)
@thorough
def test_tokens_of_any_text_are_words_pairs_and_quantities(text: str) -> None:
    for token in lexical_tokens(text):
        kind, colon, _ = token.partition(":")
        assert not colon or kind in {"date", "month", "quarter", "months", "doc", "num"}
        assert " " not in token
        token.encode("utf-8", "surrogatepass")


def test_tokens_are_syllables_then_neighbouring_pairs_then_quantities() -> None:
    assert lexical_tokens("Thu 2.337 tỷ") == (
        "thu", "2", "337", "ty", "thu_2", "2_337", "337_ty", "num:2337",
    )  # fmt: skip
