"""The bundled report 346/BC-UBND is understood exactly."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from corpus import DoubtKind, Passage, PassageKind, Report, Signer, bundled_folder, read_report

BODY = (PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH)
SOURCE = bundled_folder() / "346-BC-UBND-2023.txt"

HEADINGS = [
    ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH NĂM 2023"),
    ("I.1", "Về triển khai thực hiện các chỉ đạo của Tỉnh, Thành ủy, HĐND thành phố"),
    (
        "I.2",
        (
            "Về công tác chỉ đạo, điều hành của UBND thành phố và thực hiện nhiệm vụ của lãnh đạo "
            "UBND thành phố"
        ),
    ),
    (
        "I.2.1",
        (
            "Xây dựng và giữ mối quan hệ với tỉnh; thực hiện quy chế làm việc của Ban Thường vụ, "
            "Thường trực Thành ủy, Thường trực HĐND và quy chế phối hợp giữa các cơ quan liên quan"
        ),
    ),
    (
        "I.2.2",
        "Thực hiện Quy chế làm việc và Chương trình công tác năm 2023 của UBND thành phố",
    ),
    (
        "II",
        (
            "KẾT QUẢ THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI VÀ ĐẢM BẢO QUỐC PHÒNG - "
            "AN NINH NĂM 2023"
        ),
    ),
    ("II.5", "Đánh giá chung"),
    ("II.5.1", "Thuận lợi"),
    ("II.5.2", "Khó khăn"),
    ("II.5.3", "Nguyên nhân"),
    ("II.5.3.1", "Về khách quan"),
    ("II.5.3.2", "Về chủ quan"),
    ("II(2)", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024"),
]

PARAGRAPH, BULLET, NUMBERED = BODY
# kind, section, item, number, first source line of each of the 57 body paragraphs
PLACES = [
    (PARAGRAPH, "HEADER", None, 1, 11),
    *((PARAGRAPH, "I.1", None, n, line) for n, line in enumerate((17, 19, 25, 27), 1)),
    *((PARAGRAPH, "I.2.1", None, n, line) for n, line in enumerate((33, 43, 45, 47), 1)),
    *((PARAGRAPH, "I.2.2", None, n, line) for n, line in enumerate((51, 55, 57, 59, 63), 1)),
    *(
        (PARAGRAPH, "II", None, n, line)
        for n, line in enumerate((67, 69, 75, 77, 79, 81, 83, 87, 89, 91), 1)
    ),
    (PARAGRAPH, "II.5.1", None, 1, 97),
    (PARAGRAPH, "II.5.2", None, 1, 107),
    *((BULLET, "II.5.2", None, n, line) for n, line in enumerate(range(109, 122, 2), 1)),
    *((BULLET, "II.5.3.1", None, n, line) for n, line in enumerate(range(127, 134, 2), 1)),
    *((BULLET, "II.5.3.2", None, n, line) for n, line in enumerate((137, 139), 1)),
    (PARAGRAPH, "II(2)", None, 1, 143),
    (PARAGRAPH, "II(2)", None, 2, 145),
    (NUMBERED, "II(2)", "1", 1, 147),
    (NUMBERED, "II(2)", "2", 1, 149),
    *(
        (BULLET, "II(2)", "2", n, line)
        for n, line in enumerate((151, 153, 157, 159, 161, 163, 165), 1)
    ),
    (PARAGRAPH, "II(2)", "2", 1, 167),  # its bullet is lost: kept as printed, with a doubt
    (BULLET, "II(2)", "2", 8, 171),
    (NUMBERED, "II(2)", "3", 1, 173),
    (NUMBERED, "II(2)", "4", 1, 175),
    (NUMBERED, "II(2)", "5", 1, 177),
    (PARAGRAPH, "II(2)", None, 3, 179),
    (PARAGRAPH, "II(2)", None, 4, 183),
]

ANCHOR_LINES = {1: 19, 2: 19, 3: 33, 4: 33, 5: 69, 6: 69, 7: 83, 8: 89}
NOTE_LINES = {1: 21, 2: 35, 3: 37, 4: 39, 5: 71, 6: 73, 7: 99, 8: 101}
JOINS = (
    (19, 23),
    (33, 41),
    (51, 53),
    (59, 61),
    (83, 85),
    (97, 103),
    (153, 155),
    (167, 169),
    (179, 181),
)


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(SOURCE)


@pytest.fixture(scope="module")
def source() -> dict[int, str]:
    """Source lines by number, without the emphasis marks of the transcript."""
    rows = SOURCE.read_text(encoding="utf-8").split("\n")
    return {number: row.replace("*", "").strip() for number, row in enumerate(rows, start=1)}


def body(report: Report) -> list[Passage]:
    return [passage for passage in report.passages if passage.kind in BODY]


def test_metadata(report: Report) -> None:
    assert report.id == "346-BC-UBND-2023"
    assert report.number == "346/BC-UBND"
    assert report.kind == "BÁO CÁO"
    assert report.title == (
        "Kiểm điểm công tác chỉ đạo, điều hành của UBND thành phố năm 2023 và phương hướng "
        "nhiệm vụ năm 2024"
    )
    assert report.place == "Đông Hà"
    assert report.date == dt.date(2023, 12, 1)
    assert report.year == 2023
    assert report.issuer == "UBND thành phố Đông Hà"
    assert report.source == "346-BC-UBND-2023.txt"


def test_recipients_and_signer(report: Report) -> None:
    assert report.recipients == (
        "TT. Thành ủy",
        "TT. HĐND thành phố",
        "Đại biểu HĐND thành phố",
        "Chủ tịch, các PCT UBND thành phố",
        "Đại biểu HĐND thành phố",
        "Các phòng, ban, ngành",
        "CVP, PCVP, CVVP",
        "Lưu: VT. VT",
    )
    assert report.signers == (Signer("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "Hồ Sỹ Trung"),)


def test_headings(report: Report) -> None:
    assert [(section.key, section.title) for section in report.sections] == HEADINGS


def test_the_path_of_a_heading_holds_labels_and_titles_from_the_root(report: Report) -> None:
    section = report.section("II.5.3.1")
    assert section.path == ("II", "5", "5.3", "5.3.1")
    assert section.titles == (HEADINGS[5][1], "Đánh giá chung", "Nguyên nhân", "Về khách quan")
    assert section.level == 4
    assert report.section("II(2)").path == ("II(2)",)


def test_every_body_paragraph_has_its_kind_and_place(report: Report) -> None:
    places = [(p.kind, p.section, p.item, p.number, p.lines[0]) for p in body(report)]
    assert len(PLACES) == 57
    assert places == PLACES


def test_every_body_paragraph_is_whole(report: Report, source: dict[int, str]) -> None:
    for passage in body(report):
        printed = " ".join(source[line] for line in passage.lines)
        expected = printed.removeprefix("- ") if passage.kind is BULLET else printed
        assert passage.text == expected


def test_page_breaks_are_joined_and_no_others(report: Report) -> None:
    assert report.joins == JOINS
    cut = [passage.lines for passage in body(report) if len(passage.lines) > 1]
    assert cut == list(JOINS)


def test_a_word_cut_by_a_page_is_whole_again(report: Report) -> None:
    whole = " ".join(passage.text for passage in body(report))
    for word in (
        "nhiệm vụ phát triển kinh tế",
        "điều chỉnh đề xuất Dự án",
        "chỉ đạo giải quyết, xử lý",
    ):
        assert word in whole


def test_footnotes_are_tied_to_their_marks(report: Report, source: dict[int, str]) -> None:
    passages = {passage.id: passage for passage in report.passages}
    notes = [p for p in report.passages if p.kind is PassageKind.FOOTNOTE]
    assert {note.number: note.lines[0] for note in notes} == NOTE_LINES
    for note in notes:
        assert note.anchor is not None
        anchor = passages[note.anchor]
        assert anchor.lines[0] == ANCHOR_LINES[note.number]
        assert note.number in anchor.footnotes
        assert note.section == anchor.section
        assert note.text == source[note.lines[0]][1:].strip()
    assert [(f.number, f.text) for f in report.footnotes] == [
        (n.number, n.text) for n in sorted(notes, key=lambda n: n.number)
    ]


def test_marks_stay_in_the_text_as_printed(report: Report) -> None:
    marked = next(passage for passage in body(report) if passage.footnotes == (5, 6))
    assert marked.text.endswith("vượt kế hoạch⁵; 05/13 chưa đạt so với kế hoạch đề ra⁶.")


def test_header_passage_is_readable(report: Report) -> None:
    header = report.passages[0]
    assert header.kind is PassageKind.HEADER
    assert header.text.split("\n") == [
        "Số: 346 /BC-UBND",
        "Đông Hà, ngày 01 tháng 12 năm 2023",
        "BÁO CÁO",
        report.title,
    ]


def test_doubts(report: Report) -> None:
    assert [(doubt.kind, doubt.where, doubt.line) for doubt in report.doubts] == [
        (DoubtKind.INFERRED_ISSUER, "HEADER", None),
        (DoubtKind.LABEL_GAP, "II", 93),
        (DoubtKind.DUPLICATE_LABEL, "II(2)", 141),
        (DoubtKind.LOST_BULLET, "II(2)", 167),
    ]
    assert report.doubts[1].detail == "1–4"
    assert report.doubts[2].detail == "II"


def test_every_source_line_is_in_exactly_one_place(report: Report, source: dict[int, str]) -> None:
    used = Counter(line for passage in report.passages for line in passage.lines)
    used.update(line for section in report.sections for line in section.lines)
    assert used == Counter(number for number, row in source.items() if row)


def test_no_character_is_lost(report: Report, source: dict[int, str]) -> None:
    kept = Counter(
        "".join(passage.text for passage in report.passages)
        + "".join(
            section.path[-1].removesuffix("(2)") + section.title for section in report.sections
        )
    )
    printed = Counter("".join(source.values()))
    missing = printed - kept
    bullets = sum(passage.kind is BULLET for passage in report.passages)
    heading_dots = len(report.sections) - 1  # "5.3 Nguyên nhân" has none
    marks = Counter("¹²³⁴⁵⁶⁷⁸")
    assert missing - Counter({" ": missing[" "]}) == marks + Counter(
        {"-": bullets, ".": heading_dots}
    )


def test_passage_ids_are_unique_and_stable(report: Report) -> None:
    ids = [passage.id for passage in report.passages]
    assert len(set(ids)) == len(ids)
    assert ids == [passage.id for passage in read_report(SOURCE).passages]
