"""Bodies: how the names of authorities begin, in the capitals of a head or a signature."""

from __future__ import annotations

BODIES = (
    "ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "QUỐC HỘI", "CHÍNH PHỦ", "THỦ TƯỚNG", "BỘ ",
    "SỞ ", "BAN ", "CHỦ TỊCH", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "ĐẢNG BỘ", "ĐẢNG ỦY", "PHÒNG ",
    "CỤC ", "TỔNG CỤC", "CHI CỤC", "VIỆN ", "TÒA ÁN", "TRUNG TÂM", "TRƯỜNG ", "CÔNG AN",
    "VĂN PHÒNG",
    "THANH TRA", "NGÂN HÀNG", "BẢO HIỂM", "KHO BẠC", "GIÁM ĐỐC", "MẶT TRẬN", "LIÊN ĐOÀN", "ĐOÀN ",
)  # fmt: skip
