"""Small pieces that Vietnamese sentences are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 200
"""Characters of a name that a sentence holds; what goes beyond is cut off."""


def quoted(words: object) -> str:
    """Put a name between Vietnamese quotation marks; what can't be printed is escaped."""
    name = str(words)
    cut = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in cut)
    return f"“{shown}”"


_REASONS = {
    "Permission denied": "không có quyền",
    "Operation not permitted": "không được phép",
    "No space left on device": "hết chỗ trên đĩa",
    "Disk quota exceeded": "hết hạn mức đĩa",
    "Read-only file system": "ổ đĩa chỉ cho đọc",
    "No such file or directory": "không tìm thấy",
    "Is a directory": "đó là một thư mục",
    "Not a directory": "đường dẫn đi qua một tệp",
    "File name too long": "tên quá dài",
    "Too many open files": "quá nhiều tệp đang mở",
    "Input/output error": "lỗi đọc ghi đĩa",
}


def system_reason(told: str) -> str:
    """Return the operating system's reason in Vietnamese; as it was told, if it is a rare one."""
    return _REASONS.get(told, told)


def grouped(number: int) -> str:
    """Write a number with dots between its thousands: ``"2.345"``."""
    return f"{number:,}".replace(",", ".")


def listed(words: Iterable[str]) -> str:
    """Join what is not empty with commas."""
    return ", ".join(word for word in words if word)
