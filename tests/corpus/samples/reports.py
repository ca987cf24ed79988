"""Three invented documents: reports of two bodies and years, and a plan still in draft."""

from __future__ import annotations

from tests.corpus.samples.model import (
    Bullet,
    Document,
    Head,
    Heading,
    Item,
    Paragraph,
    Table,
    Tail,
)

BINH_NGUYEN_2024 = Document(
    name="bao-cao-binh-nguyen-2024",
    head=Head(
        parent="",
        issuer="ỦY BAN NHÂN DÂN TỈNH BÌNH NGUYÊN",
        number="Số: 412/BC-UBND",
        place_and_date="Bình Nguyên, ngày 05 tháng 12 năm 2024",
        kind="BÁO CÁO",
        subject="Tình hình kinh tế - xã hội năm 2024 và nhiệm vụ năm 2025",
    ),
    parts=(
        Paragraph(
            "Thực hiện Nghị quyết số 58/NQ-HĐND ngày 10/12/2023 của Hội đồng nhân dân tỉnh, Ủy ban "
            "nhân dân tỉnh báo cáo kết quả năm 2024 như sau:"
        ),
        Heading("I", "KẾT QUẢ THỰC HIỆN NĂM 2024", "I"),
        Paragraph(
            "Tổng sản phẩm trên địa bàn (GRDP) ước tăng 7,85% so với năm 2023{1}; trong đó khu vực "
            "nông, lâm nghiệp và thủy sản tăng 3,2%.",
            notes=("Số ước thực hiện của Cục Thống kê tỉnh, công bố ngày 29/11/2024",),
        ),
        Heading("1", "Phát triển kinh tế", "I.1", 1),
        Heading("1.1", "Nông nghiệp và nông thôn", "I.1.1", 2),
        Paragraph(
            "Diện tích gieo trồng cây hằng năm đạt 48.260 ha; năng suất lúa bình quân 58,4 tạ/ha. "
            "Toàn tỉnh có 72/96 xã đạt chuẩn nông thôn mới{1}.",
            notes=("Tăng 05 xã so với cuối năm 2023.",),
        ),
        Bullet("Đàn lợn phục hồi sau dịch, đạt 214.000 con."),
        Bullet("Sản lượng thủy sản đạt 9.150 tấn, bằng 101,7% kế hoạch."),
        Heading("1.2", "Công nghiệp và thương mại", "I.1.2", 2),
        Paragraph("Chỉ số sản xuất công nghiệp tăng 9,4%. Một số chỉ tiêu chính như sau:"),
        Table(
            "Bảng 1. Một số chỉ tiêu kinh tế năm 2024",
            ("STT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Ước thực hiện"),
            (
                ("1", "Thu ngân sách trên địa bàn", "tỷ đồng", "5.200", "5.486"),
                ("2", "Kim ngạch xuất khẩu", "triệu USD", "310", "298"),
                ("3", "Khách du lịch", "nghìn lượt", "1.900", "2.045"),
            ),
        ),
        Heading("2", "Văn hóa - xã hội", "I.2", 1),
        Heading("a", "Giáo dục và đào tạo", "I.2.a", 2, ")"),
        Paragraph(
            "Tỷ lệ học sinh tốt nghiệp trung học phổ thông đạt 99,1%; có 214 trường đạt chuẩn "
            "quốc gia."
        ),
        Heading("b", "Y tế", "I.2.b", 2, ")"),
        Paragraph(
            "Tỷ lệ bao phủ bảo hiểm y tế đạt 94,6% dân số. Các bệnh viện tuyến huyện tiếp nhận hơn "
            "1,2 triệu lượt khám."
        ),
        Heading("II", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025", "II"),
        Paragraph("Ủy ban nhân dân tỉnh tập trung chỉ đạo các nhiệm vụ sau:"),
        Item(
            "1. Đẩy nhanh tiến độ giải ngân vốn đầu tư công; phấn đấu hết quý III giải ngân trên "
            "65% kế hoạch vốn được giao, hết năm đạt từ 95% trở lên.",
            "1",
        ),
        Item(
            "2. Cải thiện môi trường đầu tư, nâng cao chỉ số năng lực cạnh tranh cấp tỉnh, trọng "
            "tâm là:",
            "2",
        ),
        Bullet("Rút ngắn ít nhất 30% thời gian giải quyết thủ tục về đất đai;", "2"),
        Bullet("Công khai quy hoạch trên cổng thông tin điện tử.", "2"),
        Item("3. Bảo đảm quốc phòng, an ninh và trật tự, an toàn xã hội.", "3"),
        Paragraph(
            "Trên đây là báo cáo tình hình kinh tế - xã hội năm 2024, Ủy ban nhân dân tỉnh kính "
            "trình Hội đồng nhân dân tỉnh./."
        ),
    ),
    tail=Tail(
        recipients=("Thường trực Tỉnh ủy", "Thường trực HĐND tỉnh", "Lưu: VT, TH"),
        titles=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Lê Văn Mẫu",
    ),
    number="412/BC-UBND",
    date="2024-12-05",
    issuer="ỦY BAN NHÂN DÂN TỈNH BÌNH NGUYÊN",
)

SO_Y_TE_2022 = Document(
    name="bao-cao-so-y-te-2022",
    head=Head(
        parent="UBND TỈNH HÒA SƠN",
        issuer="SỞ Y TẾ",
        number="Số: 87 /BC-SYT",
        place_and_date="Hòa Sơn, ngày 14 tháng 6 năm 2022",
        kind="BÁO CÁO",
        subject="Kết quả công tác y tế 6 tháng đầu năm 2022",
    ),
    parts=(
        Paragraph(
            "Sở Y tế báo cáo kết quả công tác y tế 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm "
            "2022 như sau:"
        ),
        Heading("A", "TÌNH HÌNH CHUNG", "A"),
        Paragraph(
            "Toàn ngành có 14 bệnh viện, 151 trạm y tế với 3.420 giường bệnh thực kê; đội ngũ bác "
            "sĩ đạt 8,9 người trên một vạn dân."
        ),
        Heading("B", "KẾT QUẢ CỤ THỂ", "B"),
        Heading("I", "CÔNG TÁC PHÒNG, CHỐNG DỊCH", "B.I", 1),
        Paragraph(
            "Đã tiêm 612.480 mũi vắc xin phòng COVID-19{1}. Tỷ lệ tiêm mũi nhắc lại cho người từ "
            "18 tuổi đạt 71,3%{2}.",
            notes=(
                "Lũy kế đến ngày 31/5/2022.",
                "Theo báo cáo của Trung tâm Kiểm soát bệnh tật tỉnh",
            ),
        ),
        Bullet("Sốt xuất huyết: ghi nhận 128 ca mắc, không có tử vong.", sign="+"),
        Bullet("Tay chân miệng: ghi nhận 96 ca mắc, giảm 12 ca so với cùng kỳ.", sign="+"),
        Heading("II", "CÔNG TÁC KHÁM BỆNH, CHỮA BỆNH", "B.II", 1),
        Heading("1", "Hoạt động khám bệnh", "B.II.1", 2),
        Paragraph("Tổng số lượt khám đạt 402.615 lượt, bằng 53,1% kế hoạch năm."),
        Heading("2", "Hoạt động chữa bệnh nội trú", "B.II.2", 2),
        Paragraph("Công suất sử dụng giường bệnh đạt 88,7%; số ngày điều trị trung bình 6,2 ngày."),
        Heading("C", "NHIỆM VỤ 6 THÁNG CUỐI NĂM", "C"),
        Item(
            "1. Hoàn thành tiêm chủng cho trẻ em từ 5 đến dưới 12 tuổi trước ngày 30/8/2022.", "1"
        ),
        Item("2. Thực hiện đấu thầu thuốc tập trung cấp địa phương giai đoạn 2022 - 2024.", "2"),
        Paragraph("Sở Y tế trân trọng báo cáo./."),
    ),
    tail=Tail(
        recipients=("UBND tỉnh (báo cáo)", "Bộ Y tế", "Lưu: VT, NVY"),
        titles=("GIÁM ĐỐC",),
        name="Phạm Thị Thử",
    ),
    number="87/BC-SYT",
    date="2022-06-14",
    issuer="SỞ Y TẾ",
)

KE_HOACH_DRAFT = Document(
    name="du-thao-ke-hoach-chuyen-doi-so",
    head=Head(
        parent="",
        issuer="ỦY BAN NHÂN DÂN XÃ TÂN MẪU",
        number="Số:      /KH-UBND",
        place_and_date="Tân Mẫu, ngày    tháng 01 năm 2026",
        kind="KẾ HOẠCH",
        subject="Chuyển đổi số xã Tân Mẫu năm 2026",
    ),
    parts=(
        Paragraph("Căn cứ Kế hoạch số 15/KH-UBND ngày 06/01/2026 của Ủy ban nhân dân tỉnh;"),
        Paragraph("Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số năm 2026 như sau:"),
        Heading("I", "MỤC ĐÍCH, YÊU CẦU", "I"),
        Heading("1", "Mục đích", "I.1", 1),
        Paragraph("Nâng tỷ lệ hồ sơ trực tuyến toàn trình lên 80%."),
        Heading("2", "Yêu cầu", "I.2", 1),
        Paragraph("Phân công rõ người, rõ việc, rõ thời gian hoàn thành."),
        Heading("II", "TỔ CHỨC THỰC HIỆN", "II"),
        Bullet("Công chức Văn phòng - Thống kê theo dõi, tổng hợp hằng tháng."),
        Bullet("Trưởng các thôn vận động hộ gia đình cài đặt ứng dụng định danh điện tử."),
    ),
    tail=Tail(
        recipients=("UBND tỉnh", "Các thôn", "Lưu: VT"),
        titles=("CHỦ TỊCH",),
        name="Ngô Văn Nháp",
    ),
    number=None,
    date=None,
    issuer="ỦY BAN NHÂN DÂN XÃ TÂN MẪU",
)

DOCUMENTS = (BINH_NGUYEN_2024, SO_Y_TE_2022, KE_HOACH_DRAFT)
