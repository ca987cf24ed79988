"""What Word hides in its markup: list levels, tracked changes, text boxes, notes, merged cells."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from corpus import PassageKind
from corpus.structure import parse_report
from corpus.word.reader import read_word
from tests.corpus.samples.legacy import to_tcvn3, to_vni

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Report

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def listed(text: str, level: int, number: int = 9) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=place)


def write(path: Path, body: str, numbering: str = "") -> Report:
    """Write a Word file with a body of this markup, and read it."""
    docx.Document().save(str(path))
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    markup = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    entries["word/document.xml"] = markup.encode()
    if numbering:
        entries["word/numbering.xml"] = (
            f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>".encode()
        )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return parse_report(read_word(path))


def level(row: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{row}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "%1.")}'
    f"{level(1, 'decimal', '%2.')}{level(2, 'decimal', '%2.%3.')}{level(3, 'bullet', '-')}"
    "</w:abstractNum>"
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="10"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_list_levels_give_the_labels_that_word_prints(tmp_path: Path) -> None:
    body = (
        listed("KẾT QUẢ", 0)
        + listed("Kinh tế", 1)
        + listed("Trồng trọt", 2)
        + listed("Lúa đạt 58 tạ/ha.", 3)
        + listed("Chăn nuôi", 2)
        + paragraph(run("Đàn lợn tăng."))
        + listed("Xã hội", 1)
        + paragraph(run("Ổn định."))
        + listed("NHIỆM VỤ", 0)
        + listed("Chung", 1)
        + listed("Cụ thể", 2)
        + paragraph(run("Làm tốt."))
    )
    report = write(tmp_path / "a.docx", body, LEVELS)
    assert [section.heading for section in report.sections] == [
        "I. KẾT QUẢ",
        "1. Kinh tế",
        "1.1. Trồng trọt",
        "1.2. Chăn nuôi",
        "2. Xã hội",
        "II. NHIỆM VỤ",
        "1. Chung",
        "1.1. Cụ thể",
    ]
    [bullet] = [p for p in report.passages if p.kind is PassageKind.BULLET]
    assert (bullet.text, bullet.section) == ("Lúa đạt 58 tạ/ha.", "I.1.1")


def test_an_override_starts_a_list_again(tmp_path: Path) -> None:
    body = listed("MỘT", 0) + listed("HAI", 0) + listed("MỘT LẠI", 0, 10) + listed("HAI NỮA", 0, 10)
    report = write(tmp_path / "a.docx", body, LEVELS)
    labels = [section.heading.split(".")[0] for section in report.sections]
    assert labels == ["I", "II", "I", "II"]


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>98</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("99")}</w:ins>'
    report = write(tmp_path / "a.docx", paragraph(run("Đạt "), deleted, inserted, run("%.")))
    assert [p.text for p in report.passages] == ["Đạt 99%."]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('DỰ THẢO 2'))}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    report = write(tmp_path / "a.docx", paragraph(drawing, run("Lời của đoạn.")))
    assert [p.text for p in report.passages] == ["DỰ THẢO 2", "Lời của đoạn."]


def test_hidden_text_stays_hidden_and_capitals_are_capitals(tmp_path: Path) -> None:
    body = paragraph(run("mục một", "<w:caps/>"), run(" ẩn", "<w:vanish/>"))
    assert write(tmp_path / "a.docx", body).passages[0].text == "MỤC MỘT"


def test_raised_digits_stay_raised(tmp_path: Path) -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    report = write(tmp_path / "a.docx", paragraph(run("Rộng 120 m"), raised, run(".")))
    assert report.passages[0].text == "Rộng 120 m²."


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_merged_heads_of_a_table_name_its_columns(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = "".join(
        (
            row(cell("Chỉ tiêu", down), cell("Năm 2024", '<w:gridSpan w:val="2"/>')),
            row(cell("", on), cell("Kế hoạch"), cell("Thực hiện")),
            row(cell("(1)"), cell("(2)"), cell("(3)")),
            row(cell("Thu ngân sách"), cell("5.200"), cell("5.486")),
            row(cell("Xuất khẩu"), cell("310"), cell("")),
        )
    )
    body = paragraph(run("Biểu 2. Thu, xuất khẩu")) + f"<w:tbl>{table}</w:tbl>"
    rows = [p for p in write(tmp_path / "a.docx", body).passages if p.kind is PassageKind.TABLE]
    assert [entry.text for entry in rows] == [
        "Chỉ tiêu: Thu ngân sách; Năm 2024 - Kế hoạch: 5.200; Năm 2024 - Thực hiện: 5.486",
        "Chỉ tiêu: Xuất khẩu; Năm 2024 - Kế hoạch: 310",
    ]
    assert {entry.caption for entry in rows} == {"Biểu 2. Thu, xuất khẩu"}


def test_a_table_without_caption_goes_by_its_place(tmp_path: Path) -> None:
    table = row(cell("Xã"), cell("Hộ"), cell("Khẩu")) + row(cell("A"), cell("12"), cell("40"))
    body = paragraph(run("Số liệu dân cư được tổng hợp đến cuối năm.")) + f"<w:tbl>{table}</w:tbl>"
    report = write(tmp_path / "a.docx", body * 2)
    rows = [p for p in report.passages if p.kind is PassageKind.TABLE]
    assert [(entry.caption, entry.number) for entry in rows] == [("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    ("font", "encode"), [(".VnTime", to_tcvn3), ("VNI-Times", to_vni)], ids=["tcvn3", "vni"]
)
def test_old_fonts_are_turned_to_unicode(font: str, encode: object, tmp_path: Path) -> None:
    assert callable(encode)
    words = "Tỷ lệ hộ nghèo giảm còn 3,2% vào cuối năm."
    coded = encode(words).decode("latin-1" if font.startswith(".") else "cp1252")
    body = paragraph(run(coded, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'))
    assert write(tmp_path / "a.docx", body).passages[0].text == words


def test_a_head_set_with_tabulators_has_two_sides(tmp_path: Path) -> None:
    body = "".join(
        paragraph(run(left), "<w:r><w:tab/></w:r>", run(right))
        for left, right in (
            ("UBND TỈNH HÒA SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("SỞ Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 87/BC-SYT", "Hòa Sơn, ngày 14 tháng 6 năm 2022"),
        )
    )
    report = write(tmp_path / "a.docx", body + paragraph(run("BÁO CÁO")) + paragraph(run("Y tế")))
    assert (report.issuer, report.number) == ("SỞ Y TẾ", "87/BC-SYT")
    assert (report.place, report.title) == ("Hòa Sơn", "Y tế")
