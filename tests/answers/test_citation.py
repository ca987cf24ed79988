"""Citations say where a passage stands, in words a person can follow on paper."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citation import cite, name_report, name_section, place_of, sentence_case
from corpus import Passage, PassageKind, Report, Section, bundled_folder, read_folder, read_report
from corpus.source import Source
from corpus.structure import parse_report
from corpus.text_reader import split_lines
from tests.corpus.samples.reports import DOCUMENTS
from tests.corpus.samples.text import write_text

FILES = Path(__file__).parents[1] / "corpus" / "files"
NAME = "Báo cáo số 346/BC-UBND ngày 01/12/2023"
FIRST_II = (
    "Mục II (Kết quả thực hiện kế hoạch phát triển kinh tế - xã hội và đảm bảo quốc phòng - an "
    "ninh năm 2023)"
)
SECOND_II = "Mục II (Phương hướng, nhiệm vụ năm 2024)"

LAW = """QUỐC HỘI

LUẬT
ĐƯỜNG NÔNG THÔN

Chương I
NHỮNG QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Luật này quy định về đường nông thôn.

Chương II
QUẢN LÝ

Mục 1
ĐƯỜNG XÃ

Điều 5. Trách nhiệm của xã
1. Ủy ban nhân dân xã có trách nhiệm sau đây:
a) Quản lý đường xã theo quy hoạch đã được duyệt.
đ) Bảo trì đường xã hằng năm.
2. Ngân sách xã bảo đảm kinh phí.
"""


def read(text: str) -> Report:
    return parse_report(Source("mẫu.txt", split_lines(text)))


@pytest.fixture(scope="module")
def report() -> Report:
    return read_folder(bundled_folder())[0]


def passage_with(report: Report, words: str) -> Passage:
    (found,) = [passage for passage in report.passages if words in passage.text]
    return found


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Số: 346 /BC-UBND", "Phần đầu văn bản"),
        ("Thực hiện Nghị quyết số 175/NQ-HĐND", "Phần mở đầu, đoạn 1"),
        ("Giữ mối quan hệ chặt chẽ, thường xuyên", "Mục I.2.1, đoạn 3"),
        ("2.716 công văn", "Mục I.2.2, đoạn 5"),
        ("huy động các nguồn lực đầu tư nhằm từng bước", f"{FIRST_II}, đoạn 2"),
        ("Mặc dù đã quan tâm, tập trung chỉ đạo", "Mục II.5.2, gạch đầu dòng 4"),
        ("1. Căn cứ Chương trình hành động số 03-CTr/TU", f"{SECOND_II}, khoản 1"),
        ("Tập trung lãnh đạo, chỉ đạo phấn đấu", f"{SECOND_II}, khoản 2, gạch đầu dòng 1"),
        ("Năm 2024, tập thể UBND thành phố", f"{SECOND_II}, đoạn 3"),
        ("Đề án số 1430/ĐA-UBND", f"Chú thích 7 ({FIRST_II}, đoạn 7)"),
        ("Quyết định số 129/QĐ-UBND", "Chú thích 1 (Mục I.1, đoạn 2)"),
        ("Nơi nhận:", "Phần Nơi nhận"),
        ("Hồ Sỹ Trung", "Phần chữ ký"),
    ],
)
def test_every_kind_of_place_in_report_346(report: Report, words: str, place: str) -> None:
    passage = passage_with(report, words)
    assert place_of(report, passage) == place
    assert cite(report, passage) == f"{place}, {NAME}"


def test_a_footnote_in_the_opening_names_the_opening() -> None:
    report = read("BÁO CÁO\nCông tác năm 2024\n\nCăn cứ kế hoạch¹ của tỉnh.\n\n¹ Kế hoạch số 5.\n")
    (note,) = [p for p in report.passages if p.kind is PassageKind.FOOTNOTE]
    assert place_of(report, note) == "Chú thích 1 (Phần mở đầu, đoạn 1)"


def test_a_footnote_without_a_mark_goes_by_its_number(report: Report) -> None:
    note = replace(passage_with(report, "Đề án số 1430/ĐA-UBND"), anchor=None)
    assert place_of(report, note) == "Chú thích 7"


def test_a_title_in_capitals_keeps_the_capitals_of_names_and_abbreviations(report: Report) -> None:
    assert sentence_case("CÔNG TÁC CỦA UBND THÀNH PHỐ ĐÔNG HÀ", report) == (
        "Công tác của UBND thành phố Đông Hà"
    )
    assert sentence_case("Đánh giá chung", report) == "Đánh giá chung"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Luật này quy định", "Điều 1 (Chương I), đoạn 1"),
        ("1. Ủy ban nhân dân xã", "Điều 5 (Chương II, Mục 1), khoản 1"),
        ("a) Quản lý đường xã", "Điều 5 (Chương II, Mục 1), khoản 1, điểm a"),
        ("đ) Bảo trì đường xã", "Điều 5 (Chương II, Mục 1), khoản 1, điểm đ"),
        ("2. Ngân sách xã", "Điều 5 (Chương II, Mục 1), khoản 2"),
    ],
)
def test_laws_are_cited_by_article_clause_and_point(words: str, place: str) -> None:
    law = read(LAW)
    assert place_of(law, passage_with(law, words)) == place


@pytest.fixture(scope="module")
def draft() -> Report:
    return read_report(FILES / "du-thao-ke-hoach-chuyen-doi-so.pdf")


def test_a_draft_without_number_and_day_goes_by_its_title_and_year(draft: Report) -> None:
    assert (draft.number, draft.date) == (None, None)
    assert name_report(draft) == (
        "Kế hoạch (chưa có số) “Chuyển đổi số xã Tân Mẫu năm 2026” năm 2026"
    )


def test_the_page_stands_between_the_place_and_the_report(draft: Report) -> None:
    passage = passage_with(draft, "Trưởng các thôn vận động")
    assert cite(draft, passage).startswith("Mục II, gạch đầu dòng 2, trang 1, Kế hoạch")


def test_a_report_without_kind_number_and_dates_still_has_a_name(report: Report) -> None:
    bare = replace(report, kind="", number=None, date=None, year=None, title="Việc làng")
    assert name_report(bare) == "Văn bản (chưa có số) “Việc làng”"
    assert name_report(replace(bare, date=dt.date(2024, 2, 9))).endswith("ngày 09/02/2024")


def test_what_has_no_title_goes_by_its_first_words(report: Report) -> None:
    bare = replace(report, kind="", number=None, date=None, year=None, title="")
    name = name_report(bare)
    assert name.startswith("Văn bản (chưa có số) “Số: 346 /BC-UBND")
    assert name.endswith("…”")
    assert len(name) < 90


def test_a_table_row_names_its_table_and_row(report: Report) -> None:
    row = Passage("x", PassageKind.TABLE, "Thu: 5", "I.1", number=3, caption="Bảng 1. Chỉ tiêu")
    assert place_of(report, row) == "Mục I.1, bảng “Bảng 1. Chỉ tiêu”, dòng 3"
    assert place_of(report, replace(row, caption=None)) == "Mục I.1, dòng 3"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_two_passages_of_a_document_have_the_same_citation(document: object) -> None:
    report = read(write_text(document))  # type: ignore[arg-type]
    assert repeated(report) == []


def test_no_two_passages_of_report_346_have_the_same_citation(report: Report) -> None:
    assert repeated(report) == []


def repeated(report: Report) -> list[str]:
    counts = Counter(cite(report, passage) for passage in report.passages)
    return [citation for citation, count in counts.items() if count > 1]


labels = st.sampled_from(["I", "II", "1", "2", "1.1", "2.1", "a", "Chương I", "Điều 3", "Mục 1"])


@given(st.lists(labels, min_size=1, max_size=4), st.none() | st.sampled_from(["2", "2.a", "1.đ"]))
@settings(max_examples=60, deadline=None)
def test_any_path_of_labels_has_a_citation_with_its_deepest_label(
    path: list[str], item: str | None
) -> None:
    section = Section(".".join(path), tuple(path), ("TÊN",) * len(path))
    passage = Passage("p", PassageKind.PARAGRAPH, "Câu.", section.key, item=item)
    report = replace(read(LAW), sections=(section,), passages=(passage,))
    place = place_of(report, passage)
    assert path[-1] in place
    assert "(2)" not in name_section(report, section)
    assert place.endswith("đoạn 1")
    assert all(f"{word} " in place for word in (["khoản"] if item else []))
