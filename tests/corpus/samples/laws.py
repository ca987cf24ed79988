"""An invented decree with chapters, articles, clauses and points, and an invented decision."""

from __future__ import annotations

from tests.corpus.samples.model import Document, Head, Heading, Item, Paragraph, Table, Tail

DECREE_2024 = Document(
    name="nghi-dinh-thu-vien-2024",
    head=Head(
        parent="",
        issuer="CHÍNH PHỦ",
        number="Số: 199/2024/NĐ-CP",
        place_and_date="Hà Nội, ngày 18 tháng 6 năm 2024",
        kind="NGHỊ ĐỊNH",
        subject="Quy định về hoạt động của thư viện cộng đồng",
    ),
    parts=(
        Paragraph("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;"),
        Paragraph("Theo đề nghị của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch;"),
        Paragraph("Chính phủ ban hành Nghị định quy định về hoạt động của thư viện cộng đồng."),
        Heading("Chương I", "QUY ĐỊNH CHUNG", "Chương I", split=True, typed=True),
        Heading("Điều 1", "Phạm vi điều chỉnh", "Chương I.Điều 1", 1, typed=True),
        Paragraph(
            "Nghị định này quy định việc thành lập, kinh phí và hoạt động của thư viện cộng đồng "
            "tại xã, phường, thị trấn."
        ),
        Heading("Điều 2", "Giải thích từ ngữ", "Chương I.Điều 2", 1, typed=True),
        Paragraph("Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:"),
        Item("1. Thư viện cộng đồng là nơi phục vụ đọc sách do dân cư cùng quản lý.", "1"),
        Item("2. Bạn đọc là người sử dụng thư viện, bao gồm:", "2"),
        Item("a) Người đọc tại chỗ;", "2.a"),
        Item("b) Người mượn tài liệu về nhà;", "2.b"),
        Item("c) Trẻ em dưới 06 tuổi có người đi cùng;", "2.c"),
        Item("d) Người khuyết tật;", "2.d"),
        Item("đ) Người cao tuổi;", "2.đ"),
        Item("e) Học sinh, sinh viên.", "2.e"),
        Item("3. Tài nguyên thông tin là sách, báo, tài liệu số của thư viện.", "3"),
        Heading("Chương II", "HOẠT ĐỘNG CỦA THƯ VIỆN", "Chương II", split=True, typed=True),
        Heading("Mục 1", "MƯỢN, TRẢ TÀI LIỆU", "Chương II.Mục 1", 1, split=True, typed=True),
        Heading("Điều 3", "Thời hạn mượn", "Chương II.Mục 1.Điều 3", 2, typed=True),
        Item("1. Mỗi lần được mượn không quá 03 tài liệu trong thời hạn 15 ngày.", "1"),
        Paragraph("Trường hợp có lý do chính đáng thì được gia hạn một lần.", "1"),
        Item("2. Tài liệu quý hiếm chỉ được đọc tại chỗ.", "2"),
        Heading("Mục 2", "KINH PHÍ", "Chương II.Mục 2", 1, split=True, typed=True),
        Heading("Điều 4", "Nguồn kinh phí", "Chương II.Mục 2.Điều 4", 2, typed=True),
        Paragraph("Kinh phí do ngân sách xã bảo đảm và từ nguồn đóng góp tự nguyện."),
        Heading("Chương III", "ĐIỀU KHOẢN THI HÀNH", "Chương III", split=True, typed=True),
        Heading("Điều 5", "Hiệu lực thi hành", "Chương III.Điều 5", 1, typed=True),
        Item("1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024.", "1"),
        Item("2. Sửa đổi khoản 2 Điều 7 Nghị định số 12/2010/NĐ-CP như sau:", "2"),
        Paragraph("“2. Thư viện xã mở cửa ít nhất 20 giờ mỗi tuần.”.", "2"),
        Item("3. Các Bộ trưởng chịu trách nhiệm thi hành Nghị định này./.", "3"),
    ),
    tail=Tail(
        recipients=("Ban Bí thư Trung ương Đảng", "Các bộ, cơ quan ngang bộ", "Lưu: VT, KGVX (2b)"),
        titles=("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        name="Trần Văn Thử",
    ),
    number="199/2024/NĐ-CP",
    date="2024-06-18",
    issuer="CHÍNH PHỦ",
)

PROCEDURES_2021 = Document(
    name="quyet-dinh-thu-tuc-2021",
    head=Head(
        parent="",
        issuer="ỦY BAN NHÂN DÂN TỈNH HÒA SƠN",
        number="Số: 1507/QĐ-UBND",
        place_and_date="Hòa Sơn, ngày 09 tháng 9 năm 2021",
        kind="QUYẾT ĐỊNH",
        subject="Về việc công bố thủ tục hành chính lĩnh vực hộ tịch",
    ),
    parts=(
        Paragraph("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ;"),
        Paragraph("Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 77/TTr-STP."),
        Paragraph("QUYẾT ĐỊNH:"),
        Heading("Phần I", "DANH MỤC THỦ TỤC", "Phần I", split=True, typed=True),
        Table(
            "Biểu 1. Thủ tục cấp xã",
            ("STT", "Tên thủ tục", "Thời hạn giải quyết", "Lệ phí"),
            (
                ("1", "Đăng ký khai sinh", "Ngay trong ngày", "Miễn lệ phí"),
                ("2", "Đăng ký kết hôn", "03 ngày làm việc", "Không"),
            ),
        ),
        Heading("Phần II", "NỘI DUNG THỦ TỤC", "Phần II", split=True, typed=True),
        Heading("1", "Đăng ký khai sinh", "Phần II.1", 1, typed=True),
        Heading("1.1", "Trình tự thực hiện", "Phần II.1.1", 2, typed=True),
        Paragraph("Người yêu cầu nộp hồ sơ tại bộ phận một cửa của Ủy ban nhân dân cấp xã."),
        Heading("1.2", "Thành phần hồ sơ", "Phần II.1.2", 2, typed=True),
        Item("a) Tờ khai theo mẫu;", "a"),
        Item("b) Giấy chứng sinh (bản chính).", "b"),
        Heading("2", "Đăng ký kết hôn", "Phần II.2", 1, typed=True),
        Heading("2.1", "Trình tự thực hiện", "Phần II.2.1", 2, typed=True),
        Paragraph("Hai bên nam, nữ cùng có mặt khi đăng ký kết hôn."),
    ),
    tail=Tail(
        recipients=("Bộ Tư pháp", "Chủ tịch, các PCT UBND tỉnh", "Lưu: VT, NC"),
        titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Bùi Thị Mẫu",
    ),
    number="1507/QĐ-UBND",
    date="2021-09-09",
    issuer="ỦY BAN NHÂN DÂN TỈNH HÒA SƠN",
)

LAWS = (DECREE_2024, PROCEDURES_2021)
