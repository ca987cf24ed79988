"""Tails: recipients and signatures at the end of a document, in either order or mixed.

Word puts the two side by side, so text and PDF sources may give their lines in turns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.bodies import BODIES
from corpus.bullets import split_bullet
from corpus.kinds import split_kind
from corpus.labels import Rank, parse_label
from corpus.letters import CAPITALS
from corpus.report import Signer

if TYPE_CHECKING:
    from corpus.lines import Line

_RECIPIENTS = re.compile(r"(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*(?:[:.;]\s*|$)")
_ON_BEHALF = re.compile(
    rf"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN|Q)\s*\.\s*(?=[{CAPITALS}])"
    rf"|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s+[{CAPITALS}]{{2}}"
)
_OFFICES = re.compile(
    r"\b(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CHÁNH|BÍ THƯ|VIỆN TRƯỞNG|CHỦ NHIỆM"
    r"|CỤC TRƯỞNG|HIỆU TRƯỞNG|HIỆU PHÓ|CHỦ TỌA|CHỦ TRÌ|THƯ KÝ|ĐẠI DIỆN|TRƯỞNG \w+|TỔNG \w+|PHÓ \w+"
    r"|THỐNG ĐỐC|NGƯỜI LẬP|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN)\b"
)
_SEAL = re.compile(
    r"\(?\s*(?:đã ký|chữ ký|ký tên|ký, ghi|ký,? đóng dấu|ký số|ký điện tử|được ký bởi)",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\.?\s*)*"
    rf"[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{1,5}}"
)
_RANKED_NAME = re.compile(
    r"(?:Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng)\s+\S"
)
_ENTRY_WORDS = ("Như ", "Lưu", "Các ", "UBND ", "Sở ", "Văn phòng", "TT ", "TT. ")
_LONGEST_ENTRY = 200
_LONGEST_TITLE = 90
_REACH = 6
"""Most lines between an office and the name below it."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines that send and sign a document, in order, and told apart."""

    lines: tuple[Line, ...]
    recipients: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """The recipients, without dash and final semicolon, as often as they are printed."""
        entries: list[str] = []
        for line in self.recipients:
            text = _RECIPIENTS.sub("", line.text, count=1)
            if entries and text[:1].islower():
                entries[-1] = f"{entries[-1]} {text}"
            else:
                entries.append(text)
        return tuple(entry for entry in map(_entry, entries) if entry)

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signed, in order; a name without office is none."""
        signers: list[Signer] = []
        titles: list[str] = []
        for line in self.signature:
            if _is_title(line.text) or (titles and _is_body(line.text)):
                titles.append(line.text)
            elif _is_name(line.text) and titles:
                signers.append(Signer(" ".join(titles), line.text))
                titles = []
        return tuple(signers)


def read_tail(lines: tuple[Line, ...], start: int) -> Tail | None:
    """Return the tail that begins at a line, or ``None`` if none does."""
    if _RECIPIENTS.match(lines[start].text) or _signs(lines, start):
        return _read_tail(lines, start)
    return None


class _Part(Enum):
    RECIPIENT = auto()
    SIGNATURE = auto()
    NOISE = auto()
    OUTSIDE = auto()


@dataclass(slots=True)
class _Reading:
    """What of a tail has been read; ``titled`` waits for the name below its office."""

    recipients: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)
    titled: bool = False


def _read_tail(lines: tuple[Line, ...], start: int) -> Tail:
    reading = _Reading()
    row = start
    while row < len(lines):
        part = _part(lines, row, reading)
        if part is _Part.OUTSIDE:
            break
        if part is _Part.RECIPIENT:
            reading.recipients.append(lines[row])
        else:
            reading.signature.append(lines[row])
            reading.titled = _is_title(lines[row].text) or (reading.titled and part is _Part.NOISE)
        row += 1
    return Tail(lines[start:row], tuple(reading.recipients), tuple(reading.signature))


def _part(lines: tuple[Line, ...], row: int, reading: _Reading) -> _Part:
    line = lines[row]
    text = line.text
    if line.row is not None or line.contents or _opens_document(text):
        return _Part.OUTSIDE
    if _RECIPIENTS.match(text):
        return _Part.OUTSIDE if reading.recipients else _Part.RECIPIENT
    if _signs(lines, row):
        return _Part.SIGNATURE
    if reading.titled and (_is_title(text) or _is_name(text)):
        return _Part.SIGNATURE
    if _is_noise(text):
        return _Part.NOISE
    return _Part.RECIPIENT if reading.recipients and _is_entry(text) else _Part.OUTSIDE


def _is_entry(text: str) -> bool:
    if len(text) > _LONGEST_ENTRY:
        return False
    if split_bullet(text) is not None:
        return True
    if parse_label(text) is not None:
        return False
    return text[0].islower() or text.endswith((";", ",")) or text.startswith(_ENTRY_WORDS)


def _opens_document(text: str) -> bool:
    label = parse_label(text)
    return split_kind(text) is not None or (label is not None and label.rank is Rank.APPENDIX)


def _signs(lines: tuple[Line, ...], row: int) -> bool:
    """Tell whether a signature begins at a line: an office with a name not far below."""
    if not _is_title(lines[row].text):
        return False
    for later in lines[row + 1 : row + 1 + _REACH]:
        text = later.text
        if _is_name(text) and not _is_title(text):
            return True
        if not (_is_title(text) or _is_noise(text) or split_bullet(text)):
            break
    return _ON_BEHALF.match(lines[row].text) is not None


def _is_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or _opens_document(text) or text.endswith((";", ":", ".")):
        return False
    if _ON_BEHALF.match(text):
        return True
    return text.isupper() and parse_label(text) is None and _OFFICES.search(text) is not None


def _is_body(text: str) -> bool:
    """Tell whether a line names the body that a signer signs for, below the office."""
    return text.isupper() and text.startswith(BODIES)


def _is_name(text: str) -> bool:
    if _RANKED_NAME.match(text):
        return len(text) < _LONGEST_TITLE / 2
    if len(text) > _LONGEST_TITLE:
        return False
    return _NAME.fullmatch(text) is not None and not _opens_document(text)


def _is_noise(text: str) -> bool:
    return _SEAL.match(text) is not None or not any(map(str.isalnum, text))


def _entry(text: str) -> str:
    bullet = split_bullet(text)
    return (bullet[1] if bullet else text).strip(" ;,")
