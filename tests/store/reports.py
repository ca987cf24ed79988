"""Report files for the tests, in the shape that offices print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÔNG HÀ

Số: {number}/BC-UBND

Đông Hà, ngày 01 tháng 12 năm 2023

**BÁO CÁO**
**Kết quả công tác số {number}**

I. KẾT QUẢ THỰC HIỆN

1. Công tác chỉ đạo

"""


def write_report(folder: Path, number: int, paragraphs: Sequence[str], name: str = "") -> Path:
    """Write a report of these paragraphs; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"{number}-BC-UBND-2023.txt")
    path.write_text(HEAD.format(number=number) + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def fill(folder: Path, count: int, first: int = 1) -> None:
    """Write so many different reports of two paragraphs each."""
    for number in range(first, first + count):
        write_report(folder, number, paragraphs(number))


def paragraphs(number: int) -> list[str]:
    """Return two paragraphs that no other number has."""
    return [
        f"Thành phố đã tiếp {number} lượt công dân. Số đơn đã giải quyết là {number + 7}.",
        f"Thu ngân sách của phường số {number} đạt {number + 100} tỷ đồng, vượt kế hoạch đề ra.",
    ]
