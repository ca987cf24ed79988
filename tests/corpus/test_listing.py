"""Lists over several passages are told from the structure of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import PassageKind, Report, bundled_folder, read_folder
from corpus.listing import Listing, lists_around
from corpus.source import Source
from corpus.structure import parse_report
from corpus.text_reader import split_lines
from tests.corpus.samples.reports import DOCUMENTS
from tests.corpus.samples.text import write_text

if TYPE_CHECKING:
    from tests.corpus.samples.model import Document

REPORT_346 = read_folder(bundled_folder())[0]

VILLAGE = """
ỦY BAN NHÂN DÂN
XÃ TÂN MẪU
Số: 15/BC-UBND
Tân Mẫu, ngày 05 tháng 12 năm 2024

BÁO CÁO
Tình hình năm 2024

I. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN

1. Tồn tại, hạn chế

- Về kinh tế:

+ Thu ngân sách đạt thấp.

+ Giá nông sản bấp bênh.

– Về xã hội:

+ Tỷ lệ hộ nghèo còn cao.

- Công tác lưu trữ còn chậm.

2. Nguyên nhân

Nguyên nhân khách quan:

Thời tiết thất thường.

Giá vật tư tăng cao.

Nguyên nhân chủ quan¹:

Một số cán bộ chưa tích cực.

Công tác tuyên truyền chưa sâu rộng.

II. NHIỆM VỤ

UBND xã tập trung:

a) Phát triển kinh tế, gồm:

- Trồng rừng.

- Nuôi cá.

b) Chăm lo giáo dục.

c) Giữ vững an ninh.

Các chỉ tiêu chủ yếu:

1) Thu nhập 60 triệu đồng.

2) Hộ nghèo dưới 2%.

Trên đây là báo cáo của UBND xã./.

¹ Theo kết luận của Đảng ủy.
"""


def parse(text: str) -> Report:
    return parse_report(Source("mẫu.txt", split_lines(text)))


def lists(report: Report, beginning: str) -> list[tuple[str, list[str]]]:
    """Return the lists around a passage: how lead or section begins, and each part, indented."""
    passage = next(p for p in report.passages if p.text.startswith(beginning))
    return [(named(one), shown(one)) for one in lists_around(report, passage)]


def named(listing: Listing) -> str:
    return listing.lead.text[:12] if listing.lead else listing.section


def shown(listing: Listing) -> list[str]:
    return [">" * part.depth + part.passage.text[:12].strip() for part in listing.parts]


def test_bullets_of_one_section_are_the_list_of_the_paragraph_that_announces_them() -> None:
    ((lead, parts),) = lists(REPORT_346, "Nuôi trồng thủy sản gặp")
    assert lead == "Bên cạnh nhữ"
    assert len(parts) == 7
    assert lists(REPORT_346, "Bên cạnh những kết quả đạt được, trong") == [(lead, parts)]


def test_under_mere_titles_a_list_stands_in_the_list_of_the_title_above() -> None:
    narrow, wide = lists(REPORT_346, "Trong công tác quản lý điều hành của người đứng đầu")
    assert (narrow[0], len(narrow[1])) == ("II.5.3.2", 2)
    assert (wide[0], len(wide[1])) == ("II.5.3", 6)


def test_what_stands_under_an_entry_stays_with_it_and_a_lost_bullet_in_its_place() -> None:
    narrow, wide = lists(REPORT_346, "Tiếp tục thực hiện nghiêm túc quy chế tiếp công dân")
    assert narrow[0] == "2. Tập trung"
    assert [part[:8] for part in narrow[1][-2:]] == ["Tiếp tục", "Tiếp tục"]
    assert len(narrow[1]) == 9
    assert [part[:2] for part in wide[1]] == ["1.", "2.", *[">" + p[:1] for p in narrow[1]],
                                              "3.", "4.", "5."]  # fmt: skip


def test_bullets_of_another_sign_stand_under_the_one_before() -> None:
    report = parse(VILLAGE)
    under, whole = lists(report, "Thu ngân sách")
    assert under == ("Về kinh tế:", ["Thu ngân sác", "Giá nông sản"])
    assert whole == ("I.1", ["Về kinh tế:", ">Thu ngân sác", ">Giá nông sản", "Về xã hội:",
                             ">Tỷ lệ hộ ngh", "Công tác lưu"])  # fmt: skip
    assert lists(report, "Tỷ lệ hộ nghèo") == [whole]  # one entry alone is no list


def test_paragraphs_behind_a_colon_are_a_list_up_to_the_next_colon() -> None:
    own, both = lists(parse(VILLAGE), "Công tác tuyên truyền")
    assert own == ("Nguyên nhân ", ["Một số cán b", "Công tác tuy"])
    assert both[0] == "I.2"
    assert [part.startswith(">") for part in both[1]] == [False, True, True] * 2


def test_a_list_whose_first_entry_became_a_heading_is_no_whole_one() -> None:
    report = parse(VILLAGE)
    assert report.section("II.a").title == "Phát triển kinh tế, gồm:"
    assert lists(report, "b) Chăm lo") == []
    assert lists(report, "2) Hộ nghèo") == [("Các chỉ tiêu", ["1) Thu nhập", "2) Hộ nghèo"])]


def test_a_closing_paragraph_is_no_entry_of_the_list_before_it() -> None:
    assert lists(parse(VILLAGE), "Trên đây") == []


def test_paragraphs_that_end_with_semicolons_are_a_list_up_to_the_first_that_does_not() -> None:
    text = "I. NHIỆM VỤ\n\nCác việc sau:\n\nLàm đường;\n\nXây cầu.\n\nTrên đây là kế hoạch.\n"
    assert lists(parse(text), "Xây cầu") == [("Các việc sau", ["Làm đường;", "Xây cầu."])]


def test_numbers_that_begin_anew_begin_another_list() -> None:
    text = "I. VIỆC\n\nCác việc:\n\na) Một;\n\nb) Hai.\n\na) Ba;\n\nb) Bốn.\n"
    assert lists(parse(text), "b) Bốn") == [("Các việc:", ["a) Ba;", "b) Bốn."])]


@pytest.mark.parametrize("kind", [PassageKind.HEADER, PassageKind.SIGNATURE, PassageKind.FOOTNOTE])
def test_what_is_no_body_belongs_to_no_list(kind: PassageKind) -> None:
    passage = next(p for p in REPORT_346.passages if p.kind is kind)
    assert lists_around(REPORT_346, passage) == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_list_holds_the_passage_or_is_announced_by_it_and_keeps_the_order(
    document: Document,
) -> None:
    report = parse(write_text(document))
    found = 0
    for passage in report.passages:
        for listing in lists_around(report, passage):
            parts = [part.passage for part in listing.parts]
            assert passage in parts or passage == listing.lead
            assert parts == [p for p in report.passages if p in parts]
            assert listing.lead not in parts
            assert len(listing.entries) > 1
            found += 1
    assert found


def test_a_bullet_keeps_its_sign() -> None:
    report = parse("I. VIỆC\n\n– Một.\n\n+ Hai.\n\n• Ba.\n\nBốn.\n")
    assert [passage.sign for passage in report.passages] == ["-", "+", "•", None]
