"""Kinds of document: the words in capitals that say what a document is."""

from __future__ import annotations

import re

_KINDS = (
    "BÁO CÁO", "BỘ LUẬT", "LUẬT", "PHÁP LỆNH", "LỆNH", "HIẾN PHÁP", "NGHỊ ĐỊNH", "NGHỊ QUYẾT",
    "QUYẾT ĐỊNH", "THÔNG TƯ", "CHỈ THỊ", "KẾ HOẠCH", "THÔNG BÁO", "TỜ TRÌNH", "CHƯƠNG TRÌNH",
    "HƯỚNG DẪN", "QUY CHẾ", "QUY ĐỊNH", "ĐỀ ÁN", "PHƯƠNG ÁN", "DỰ ÁN", "KẾT LUẬN", "BIÊN BẢN",
    "CÔNG ĐIỆN", "GIẤY MỜI", "THÔNG CÁO", "QUY CHUẨN", "ĐIỀU LỆ", "NỘI QUY", "HỢP ĐỒNG", "SỔ TAY",
    "DANH MỤC", "QUY TRÌNH", "TÀI LIỆU", "CHIẾN LƯỢC",
)  # fmt: skip
_QUALIFIERS = (
    r"(?: (?:LIÊN TỊCH|TÓM TẮT|HÀNH ĐỘNG|CHÍNH TRỊ|CÔNG TÁC|THẨM TRA|GIẢI TRÌNH|TỔNG HỢP))?"
)
_KIND = re.compile(rf"(?P<kind>(?:{'|'.join(_KINDS)}){_QUALIFIERS})(?P<rest>$|[\s:].*)")
_LONGEST = 200


def split_kind(text: str) -> tuple[str, str] | None:
    """Split ``"BÁO CÁO TÌNH HÌNH"`` into kind and the rest; ``None`` if it begins with none.

    Only a line wholly in capitals, or one that is nothing but a kind, counts.
    """
    match = _KIND.match(text.upper())
    if match is None or len(text) > _LONGEST:
        return None
    rest = text[match.end("kind") :].strip(" :")
    if not text.isupper() and (rest or not text[:1].isupper()):
        return None
    return match["kind"], rest
