"""The format of Decree 30/2020/NĐ-CP in general, on short documents of our own wording."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus import DoubtKind, PassageKind, Report, Signer
from corpus.labels import parse_label
from corpus.source import Source
from corpus.structure import parse_report
from corpus.text_reader import split_lines

DECISION = """
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH NGUYÊN            Độc lập - Tự do - Hạnh phúc
                            ---------------------------
Số:      /QĐ-UBND           Bình Nguyên, ngày     tháng 12 năm 2025

QUYẾT ĐỊNH
Về việc ban hành Quy chế quản lý chợ nông thôn
trên địa bàn tỉnh Bình Nguyên

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Công Thương.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ nông thôn.
Điều 2. Quyết định có hiệu lực từ ngày ký./.

Nơi nhận:                         KT. CHỦ TỊCH
- Như Điều 2;                     PHÓ CHỦ TỊCH
- Lưu: VT, KT.                    (Đã ký)
                                  Trần Thị Mẫu

QUY CHẾ
Quản lý chợ nông thôn
(Ban hành kèm theo Quyết định số    /QĐ-UBND ngày    tháng 12 năm 2025)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
Quy chế này quy định việc quản lý chợ.

PHỤ LỤC I
DANH MỤC CHỢ
(Kèm theo Quy chế)

1. Chợ Đông
2. Chợ Tây
"""

JOINT_CIRCULAR = """
BỘ TÀI CHÍNH - BỘ NỘI VỤ
Số: 05/2023/TTLT-BTC-BNV
Hà Nội, ngày 1 tháng 3 năm 2023

THÔNG TƯ LIÊN TỊCH
Hướng dẫn chế độ phụ cấp

Điều 1. Phạm vi.
Thông tư này hướng dẫn chế độ phụ cấp.

KT. BỘ TRƯỞNG
BỘ TÀI CHÍNH
THỨ TRƯỞNG
Nguyễn Văn A

KT. BỘ TRƯỞNG
BỘ NỘI VỤ
THỨ TRƯỞNG
Trần Văn B
"""

LETTER = """
UBND HUYỆN TÂN MẪU
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 88/PGDĐT-GDTH
V/v hướng dẫn nhiệm vụ năm học 2024 - 2025
Tân Mẫu, ngày 06 tháng 9 năm 2024

Kính gửi: Hiệu trưởng các trường tiểu học.

Phòng Giáo dục và Đào tạo hướng dẫn như sau:

1. Về chuyên môn:
- Dạy đủ môn;
- Đánh giá đúng quy định.

2. Về cơ sở vật chất: rà soát, sửa chữa phòng học trước ngày 30/9/2024.
"""


def parse(text: str) -> Report:
    return parse_report(Source("mẫu.txt", split_lines(text)))


def keys(report: Report) -> list[str]:
    return [section.key for section in report.sections]


def test_a_decision_with_its_regulation_and_appendix() -> None:
    report = parse(DECISION)
    assert report.issuer == "ỦY BAN NHÂN DÂN TỈNH BÌNH NGUYÊN"
    assert report.title == (
        "Về việc ban hành Quy chế quản lý chợ nông thôn trên địa bàn tỉnh Bình Nguyên"
    )
    assert keys(report) == [
        "Điều 1",
        "Điều 2",
        "QUY CHẾ",
        "QUY CHẾ.Chương I",
        "QUY CHẾ.Chương I.Điều 1",
        "PHỤ LỤC I",
    ]
    assert report.section("PHỤ LỤC I").title == "DANH MỤC CHỢ"
    assert report.section("QUY CHẾ").title == "Quản lý chợ nông thôn"


def test_a_draft_has_neither_number_nor_date_but_its_year() -> None:
    report = parse(DECISION)
    assert (report.number, report.date, report.year) == (None, None, 2025)
    kinds = {doubt.kind for doubt in report.doubts}
    assert {DoubtKind.BLANK_NUMBER, DoubtKind.BLANK_DATE} <= kinds
    assert report.place == "Bình Nguyên"
    assert report.id == "mau"


def test_an_article_of_a_decision_is_a_paragraph_with_its_label() -> None:
    report = parse(DECISION)
    [article] = [p for p in report.passages if p.section == "Điều 1"]
    assert article.text.startswith("Điều 1. Ban hành kèm theo")
    assert report.section("Điều 1").title == ""


def test_recipients_and_signature_side_by_side_are_told_apart() -> None:
    report = parse(DECISION)
    assert report.recipients == ("Như Điều 2", "Lưu: VT, KT.")
    assert report.signers == (Signer("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Trần Thị Mẫu"),)


def test_several_signers_each_with_the_body_they_sign_for() -> None:
    report = parse(JOINT_CIRCULAR)
    assert report.signers == (
        Signer("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH THỨ TRƯỞNG", "Nguyễn Văn A"),
        Signer("KT. BỘ TRƯỞNG BỘ NỘI VỤ THỨ TRƯỞNG", "Trần Văn B"),
    )
    assert report.number == "05/2023/TTLT-BTC-BNV"
    assert report.date == dt.date(2023, 3, 1)


def test_an_article_title_with_a_stop_is_still_a_title() -> None:
    assert parse(JOINT_CIRCULAR).section("Điều 1").title == "Phạm vi."


def test_a_letter_has_no_kind_but_a_subject() -> None:
    report = parse(LETTER)
    assert (report.kind, report.title) == ("", "hướng dẫn nhiệm vụ năm học 2024 - 2025")
    assert report.issuer == "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    assert keys(report) == ["1"]
    assert [d for d in report.doubts if d.kind is DoubtKind.LABEL_GAP] == []


def test_what_an_amending_law_quotes_is_not_its_own_structure() -> None:
    report = parse(
        "Điều 5. Sửa đổi Luật Di sản\n\n1. Sửa đổi Điều 7 như sau:\n\n“Điều 7. Thư viện xã\n\n"
        "1. Mở cửa mỗi ngày.\n\n2. Miễn phí.”.\n\n2. Bãi bỏ Điều 9."
    )
    assert keys(report) == ["Điều 5"]
    items = [p.text for p in report.passages if p.kind is PassageKind.NUMBERED_PARAGRAPH]
    assert items == ["1. Sửa đổi Điều 7 như sau:", "2. Bãi bỏ Điều 9."]


def test_a_table_of_contents_is_no_structure() -> None:
    report = parse(
        "MỤC LỤC\n\nI. Chung ......... 1\n\n1. Riêng ......... 2\n\nI. CHUNG\n\nNội dung."
    )
    assert keys(report) == ["I"]
    assert report.passages[1].text == "I. Chung ......... 1\n1. Riêng ......... 2"


def test_capital_letters_that_are_roman_digits_too() -> None:
    report = parse(
        "A. MỘT\n\nLời.\n\nB. HAI\n\nI. TRONG HAI\n\nLời.\n\nC. BA\n\nLời.\n\nD. BỐN\n\nLời."
    )
    assert keys(report) == ["A", "B", "B.I", "C", "D"]


def test_a_list_of_bare_names_is_a_list_and_no_headings() -> None:
    report = parse("I. THÀNH PHẦN\n\nGồm:\n\n1. Sở Y tế\n\n2. Sở Nội vụ\n\n3. Công an tỉnh")
    assert keys(report) == ["I"]
    assert [p.item for p in report.passages if p.item] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I. KẾT QUẢ", "I"),
        ("II/ Kết quả", "II"),
        ("5.3 Nguyên nhân", "5.3"),
        ("5.3.1. Về khách quan", "5.3.1"),
        ("I.1. Kinh tế", "I.1"),
        ("101.2. Trình tự", "101.2"),
        ("1/ Kinh tế", "1"),
        ("1.Kinh tế", "1"),
        ("a) Trồng trọt", "a"),
        ("đ) Người cao tuổi", "đ"),
        ("(1) Trồng trọt", "1"),
        ("a.1) Lúa", "a.1"),
        ("b2) Ngô", "b2"),
        ("1- Về kinh tế", "1"),
        ("1.1- Nông nghiệp", "1.1"),
        ("I- KẾT QUẢ", "I"),
        ("10-15% số hộ", None),
        ("5 - 7 người", None),
        ("Điều 12a. Bổ sung", "Điều 12a"),
        ("Phần thứ nhất", "Phần thứ nhất"),
        ("CHƯƠNG IV: KẾT LUẬN", "CHƯƠNG IV"),
        ("Tiểu mục 2. Kinh phí", "Tiểu mục 2"),
        ("PHỤ LỤC SỐ 01", "PHỤ LỤC SỐ 01"),
        ("Mẫu số 02", "Mẫu số 02"),
        ("-1,07%", None),
        ("2.337 quyết định", None),
        ("1/2000 các phường", None),
        ("64/QĐ-UBND ngày 11/01/2023", None),
        ("01/12/2023 là ngày ký", None),
        ("1.5 tỷ đồng", None),
        ("Mục 1 của Nghị quyết", None),
        ("Điều 5 Nghị định này", None),
        ("Mục tiêu chung", None),
        ("Phần lớn các hộ", None),
        ("ii. x", "ii"),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    parsed = parse_label(text)
    assert (parsed.text if parsed else None) == label


def test_a_form_inside_a_manual_does_not_take_what_follows_it() -> None:
    report = parse(
        "LỜI NÓI ĐẦU\n\nSổ tay giúp tra cứu.\n\nPHẦN I\n\nHỘ TỊCH\n\n1. Khai sinh\n\nNộp hồ sơ."
        "\n\nMẫu số 03\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n1. Họ và tên: ....\n\n"
        "2. Ngày sinh: ....\n\n"
        "2. Kết hôn\n\nHai bên có mặt.\n\nPHẦN II\n\nĐẤT ĐAI\n\nNội dung."
    )
    assert keys(report) == [
        "LỜI NÓI ĐẦU",
        "PHẦN I",
        "PHẦN I.1",
        "PHẦN I.1.Mẫu số 03",
        "PHẦN I.2",
        "PHẦN II",
    ]
    assert report.doubts == ()


def test_a_report_of_the_party_in_its_own_format() -> None:
    report = parse(
        "ĐẢNG BỘ TỈNH HÒA SƠN\nHUYỆN ỦY TÂN MẪU\n*\nSố 123-BC/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Tân Mẫu, ngày 10 tháng 6 năm 2023\nBÁO CÁO\ntình hình 6 tháng đầu năm 2023\n-----\n"
        "I- KẾT QUẢ\n1- Về kinh tế\n1.1- Nông nghiệp\na) Trồng trọt\na.1) Lúa\nĐạt 60 tạ/ha.\n"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn D\nNơi nhận:\n- Tỉnh ủy,\n- Lưu Văn phòng."
    )
    assert (report.number, report.issuer) == ("123-BC/HU", "HUYỆN ỦY TÂN MẪU")
    assert keys(report) == ["I", "I.1", "I.1.1", "I.1.1.a", "I.1.1.a.1"]
    assert report.signers == (Signer("T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", "Lê Văn D"),)
    assert report.recipients == ("Tỉnh ủy", "Lưu Văn phòng.")


def test_a_title_after_a_whole_paragraph_of_the_same_list_is_a_heading() -> None:
    report = parse(
        "II. NHIỆM VỤ\n\n1. Bộ Công an: kết nối dữ liệu dân cư.\n\n2. Các địa phương\n\n"
        "- Rà soát thủ tục;\n\n- Công khai kết quả."
    )
    assert keys(report) == ["II", "II.2"]
    assert [p.item for p in report.passages] == ["1", None, None]
