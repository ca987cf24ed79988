"""Tails: recipients and signatures at the end of a document, in either order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.bullets import split_bullet
from corpus.kinds import split_kind
from corpus.labels import Rank, parse_label
from corpus.report import Signer

if TYPE_CHECKING:
    from corpus.lines import Line

_RECIPIENTS = re.compile(r"(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*[:.]?\s*")
_ON_BEHALF = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN|Q)\s*\.\s*(?=[A-ZĐÀ-Ỹ])|(?:TM|KT|TL|TUQ)\s+[A-ZĐÀ-Ỹ]{2}"
)
_OFFICES = re.compile(
    r"\b(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CHÁNH|BÍ THƯ|VIỆN TRƯỞNG|CHỦ NHIỆM"
    r"|CỤC TRƯỞNG|HIỆU TRƯỞNG|HIỆU PHÓ|CHỦ TỌA|CHỦ TRÌ|THƯ KÝ|ĐẠI DIỆN|TRƯỞNG \w+|TỔNG \w+|PHÓ \w+"
    r"|THỐNG ĐỐC|NGƯỜI LẬP|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN)\b"
)
_SEAL = re.compile(
    r"\(?\s*(?:đã ký|chữ ký|ký tên|ký, ghi|ký,? đóng dấu|ký số|đã ký, đóng dấu)", re.IGNORECASE
)
_NAME = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\.?\s*)*[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*){1,5}")
_RANKED_NAME = re.compile(
    r"(?:Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Đại tướng|Thượng tướng)\s+\S"
)
_LONGEST_ENTRY = 160
_LONGEST_TITLE = 90
_REACH = 6
"""Most lines between an office and the name below it."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines ``start`` to ``end`` (not included) that send and sign a document."""

    start: int
    end: int
    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """The recipients, without dash and final semicolon, as often as they are printed."""
        return tuple(_entry(line.text) for line in self.recipients if _entry(line.text))

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signed, in order; a name without office is none."""
        signers: list[Signer] = []
        titles: list[str] = []
        for line in self.signature:
            if _is_title(line.text):
                titles.append(line.text)
            elif _is_name(line.text) and titles:
                signers.append(Signer(" ".join(titles), line.text))
                titles = []
        return tuple(signers)


def find_tail(lines: tuple[Line, ...], start: int) -> Tail | None:
    """Return the first tail from a line on, or ``None``."""
    for row in range(start, len(lines)):
        if _RECIPIENTS.match(lines[row].text) or _signs(lines, row):
            return _read_tail(lines, row)
    return None


def _read_tail(lines: tuple[Line, ...], start: int) -> Tail:
    recipients: list[Line] = []
    signature: list[Line] = []
    row = start
    while row < len(lines):
        if _RECIPIENTS.match(lines[row].text):
            end = _recipients_end(lines, row)
            recipients.extend(lines[row:end])
        elif _signs(lines, row):
            end = _signature_end(lines, row)
            signature.extend(lines[row:end])
        else:
            break
        row = end
    return Tail(start, row, tuple(recipients), tuple(signature))


def _recipients_end(lines: tuple[Line, ...], start: int) -> int:
    row = start + 1
    while row < len(lines) and _is_entry(lines[row].text) and not _signs(lines, row):
        row += 1
    return row


def _is_entry(text: str) -> bool:
    if len(text) > _LONGEST_ENTRY or _opens_document(text) or _RECIPIENTS.match(text):
        return False
    if split_bullet(text) is not None or not any(map(str.isalnum, text)):
        return True
    label = parse_label(text)
    return label is None and (
        text[0].islower() or text.endswith((";", ",")) or text.startswith(("Như ", "Lưu"))
    )


def _opens_document(text: str) -> bool:
    label = parse_label(text)
    return split_kind(text) is not None or (label is not None and label.rank is Rank.APPENDIX)


def _signs(lines: tuple[Line, ...], row: int) -> bool:
    """Tell whether a signature begins at a line: an office with a name not far below."""
    text = lines[row].text
    if not _is_title(text):
        return False
    for later in lines[row + 1 : row + 1 + _REACH]:
        if _is_name(later.text) and not _is_title(later.text):
            return True
        if not _is_title(later.text) and not _is_noise(later.text):
            break
    return _ON_BEHALF.match(text) is not None


def _signature_end(lines: tuple[Line, ...], start: int) -> int:
    row = start + 1
    named = False
    while row < len(lines):
        text = lines[row].text
        if _is_name(text) and not _is_title(text) and not named:
            named = True
        elif _is_title(text) and not named:
            pass
        elif not _is_noise(text):
            break
        row += 1
    return row


def _is_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or _opens_document(text) or text.endswith((";", ":", ".")):
        return False
    if _ON_BEHALF.match(text):
        return True
    return text.isupper() and parse_label(text) is None and _OFFICES.search(text) is not None


def _is_name(text: str) -> bool:
    if _RANKED_NAME.match(text):
        return len(text) < _LONGEST_TITLE / 2
    return _NAME.fullmatch(text) is not None and not _opens_document(text)


def _is_noise(text: str) -> bool:
    return _SEAL.match(text) is not None or not any(map(str.isalnum, text))


def _entry(text: str) -> str:
    bare = _RECIPIENTS.sub("", text, count=1)
    bullet = split_bullet(bare)
    return (bullet[1] if bullet else bare).strip(" ;")
