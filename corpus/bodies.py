"""Bodies: how authorities, and the state itself, are named in heads and signatures."""

from __future__ import annotations

import re

MOTTO = re.compile(
    r"C[ỘÔ]NG H[ÒO][AÀ] X[ÃA] H[ỘÔ]I|(?:CHỦ )?(?:NGHĨA )?VIỆT NAM$"
    r"|Cộng ho?à xã hội chủ nghĩa Việt Nam$"
    r"|(?i:Độc lập\s*[-–—.]\s*Tự\s*do)|ĐẢNG CỘNG SẢN VIỆT NAM$"
)
"""The name of the state and its motto, or a part of them where they are broken."""

BODIES = (
    "ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "QUỐC HỘI", "CHÍNH PHỦ", "THỦ TƯỚNG", "BỘ ",
    "SỞ ", "BAN ", "CHỦ TỊCH", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "ĐẢNG BỘ", "ĐẢNG ỦY", "PHÒNG ",
    "CỤC ", "TỔNG CỤC", "CHI CỤC", "VIỆN ", "TÒA ÁN", "TRUNG TÂM", "TRƯỜNG ", "CÔNG AN",
    "VĂN PHÒNG",
    "THANH TRA", "NGÂN HÀNG", "BẢO HIỂM", "KHO BẠC", "GIÁM ĐỐC", "MẶT TRẬN", "LIÊN ĐOÀN", "ĐOÀN ",
)  # fmt: skip
