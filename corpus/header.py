"""Headers: issuing body, number, place, date, kind and subject at the top of a document.

The parts and their order are those of Decree 30/2020/NĐ-CP, appendix I; any of them may be
missing, and text sources put the two columns of the head one after the other.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.bodies import BODIES, MOTTO
from corpus.bullets import split_bullet
from corpus.kinds import split_kind
from corpus.labels import parse_label

if TYPE_CHECKING:
    from corpus.lines import Line

_NUMBER = re.compile(
    r"(?:(?:Bộ luật|Luật|Nghị quyết|Nghị định|Pháp lệnh|Lệnh|Quyết định|Thông tư)\s+)?số\s*[:.]?"
    r"[\s.…_]*(?P<number>\d*[a-z]?)[\s.…_]*(?P<sign>[/-]\s*[^\W_][\w/&]*(?:\s*[-/]\s*[^\W\d_][\w&]*)*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:(?P<place>[^,;:/\d]{2,60}?)\s*,\s*)?ngày[ .…_]*(?P<day>\d{0,2})[ .…_]*"
    r"tháng[ .…_]*(?P<month>\d{0,2})[ .…_]*năm[ .…_]*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?P<place>[^,;:/\d]{2,60}?)\s*,\s*(?P<day>)tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})$",
    re.IGNORECASE,
)
"""A date without its day, which only a place before it tells from a part of the subject."""
_ABOUT = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
_MARKING = re.compile(r"(?:D[ỰƯ] TH[ẢA]O|HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT)\b")
_BODY_START = re.compile(
    r"(?:Căn cứ|Kính gửi|Thực hiện|Theo |Xét |Trên cơ sở|Để |Nhằm |Tiếp tục|Ngày |Ủy ban|UBND )"
)
_ADDRESSEE = re.compile(r"Kính gửi\s*:")
_NO_SUBJECT = (_ADDRESSEE, _DATE, _MONTH, MOTTO, _NUMBER, _MARKING, re.compile("Căn cứ"))
_LONGEST_SUBJECT_LINE = 400
_MOST_SUBJECT_LINES = 8
_REACH = 40
"""Most lines that a head may cover."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head says, and the lines it covers.

    Attributes
    ----------
    lines
        The first lines of the source, which make up the head; empty if there is none.
    number
        Without spaces; ``None`` where it is blank or missing.
    sign
        The part after the number (``"BC-UBND"``), also in a draft.
    """

    lines: tuple[Line, ...] = ()
    number: str | None = None
    sign: str = ""
    place: str = ""
    date: dt.date | None = None
    year: int | None = None
    kind: str = ""
    subject: str = ""
    issuer: str = ""
    blank_date: str = ""
    blank_number: str = ""

    @property
    def text(self) -> str:
        """The lines that say something, as printed, one below the other."""
        return "\n".join(line.text for line in self.lines if _has_words(line.text))


class _Role(Enum):
    RULE = auto()
    MOTTO = auto()
    NUMBER = auto()
    DATE = auto()
    KIND = auto()
    ABOUT = auto()
    MARKING = auto()
    CAPITALS = auto()
    OTHER = auto()


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    bodies: list[str] = field(default_factory=list)
    number: str | None = None
    sign: str = ""
    blank_number: str = ""
    place: str = ""
    day: dt.date | None = None
    year: int | None = None
    blank_date: str = ""
    kind: str = ""
    subject: list[str] = field(default_factory=list)
    motto: bool = False

    @property
    def certain(self) -> bool:
        return bool(self.sign or self.kind or self.motto)


def read_header(lines: tuple[Line, ...]) -> Header:
    """Read the head of a document; an empty :class:`Header` where there is none."""
    draft = _Draft()
    end = 0
    while end < min(len(lines), _REACH):
        role = _role(lines[end].text, draft)
        if role is _Role.OTHER:
            break
        end += 1
        _take(lines[end - 1].text, role, draft)
        if role is _Role.KIND or role is _Role.ABOUT:
            end = _take_subject(lines, end, draft)
    if not draft.certain:
        return Header()
    return _header(lines[:end], draft)


def _role(text: str, draft: _Draft) -> _Role:
    if not _has_words(text):
        return _Role.RULE
    if len(text) > _LONGEST_SUBJECT_LINE:
        return _Role.OTHER
    if _ADDRESSEE.match(text) or split_bullet(text) is not None:
        return _Role.OTHER
    for role, found in (
        (_Role.MOTTO, MOTTO.search(text) and len(text) < 120),
        (_Role.NUMBER, not draft.sign and not draft.kind and _number_in(text)),
        (_Role.DATE, _is_date_line(text, draft)),
        (_Role.KIND, not draft.kind and split_kind(text)),
        (_Role.ABOUT, not draft.kind and draft.sign and not draft.subject and _ABOUT.match(text)),
        (_Role.MARKING, _MARKING.match(text) and len(text) < 40),
        (_Role.CAPITALS, _is_body_line(text, draft)),
    ):
        if found:
            return role
    return _Role.OTHER


def _is_date_line(text: str, draft: _Draft) -> bool:
    match = _DATE.search(text) or _MONTH.match(text)
    if match is None or draft.day or draft.blank_date or len(text) > 110:
        return False
    return match.end() >= len(text) - 12 and (match.start() == 0 or text[: match.start()].isupper())


def _is_body_line(text: str, draft: _Draft) -> bool:
    if not text.isupper() or len(text) > 120:
        return False
    if draft.kind:
        return text.startswith((*BODIES, "KHÓA", "KHOÁ", "KỲ HỌP"))
    return parse_label(text) is None and not draft.day


def _take(text: str, role: _Role, draft: _Draft) -> None:
    if role is _Role.MOTTO:
        draft.motto = True
    elif role is _Role.NUMBER:
        _take_number(text, draft)
    elif role is _Role.DATE:
        _take_date(text, draft)
    elif role is _Role.KIND:
        draft.kind, rest = split_kind(text) or ("", "")
        draft.subject.extend([rest] if rest else [])
    elif role is _Role.ABOUT:
        draft.subject.append(text)
    elif role is _Role.CAPITALS and not draft.kind:
        draft.bodies.append(text)


def _number_in(text: str) -> re.Match[str] | None:
    match = _NUMBER.match(text)
    return match if match and len(text) <= 140 else None


def _take_number(text: str, draft: _Draft) -> None:
    match = _number_in(text)
    if match is None:
        return
    sign = re.sub(r"\s+", "", match["sign"])
    draft.sign = sign[1:]
    if match["number"]:
        draft.number = match["number"] + sign
    else:
        draft.blank_number = text
    rest = text[match.end() :].strip()
    if _DATE.search(rest):
        _take_date(rest, draft)


def _take_date(text: str, draft: _Draft) -> None:
    match = _DATE.search(text) or _MONTH.match(text)
    if match is None:
        return
    draft.place = (match["place"] or "").strip()
    draft.year = int(match["year"]) if match["year"] else None
    try:
        draft.day = dt.date(draft.year or 0, int(match["month"]), int(match["day"]))
    except ValueError:
        draft.blank_date = match[0]


def _take_subject(lines: tuple[Line, ...], start: int, draft: _Draft) -> int:
    """Take the lines of the subject; return where they end."""
    end = start
    taken = list(draft.subject)
    before = lines[start - 1] if taken else None
    for row in range(start, min(len(lines), start + _REACH)):
        line = lines[row]
        if not _has_words(line.text):
            continue
        if len(taken) == _MOST_SUBJECT_LINES or not _is_subject_line(line, before):
            break
        taken.append(line.text)
        before = line
        end = row + 1
    draft.subject = taken
    return end


def _is_subject_line(line: Line, before: Line | None) -> bool:
    text = line.text
    if len(text) > _LONGEST_SUBJECT_LINE or parse_label(text) or split_bullet(text):
        return False
    if any(other.match(text) for other in _NO_SUBJECT):
        return False
    if before is None:
        return not text.endswith((":", ";")) and not (text.isupper() and text.startswith(BODIES))
    return _carries_on(line, before)


def _carries_on(line: Line, before: Line) -> bool:
    text = line.text
    if _BODY_START.match(text) or before.text.endswith((".", ":", ";")):
        return False
    if text[0].islower() or text[0] == "(":
        return len(text) < _LONGEST_SUBJECT_LINE / 2
    if text.isupper():
        return before.text.isupper() and not text.startswith(BODIES)
    same_looks = (line.bold and before.bold) or (line.centred and before.centred)
    return same_looks or before.text.endswith((",", "-", "–"))


def _header(lines: tuple[Line, ...], draft: _Draft) -> Header:
    subject = " ".join(part for part in draft.subject if not part.startswith("("))
    return Header(
        lines=lines,
        number=draft.number,
        sign=draft.sign,
        place=draft.place,
        date=draft.day,
        year=draft.year,
        kind=draft.kind,
        subject=_ABOUT.sub("", subject, count=1).strip() if not draft.kind else subject,
        issuer=_issuer(draft.bodies),
        blank_date=draft.blank_date,
        blank_number=draft.blank_number,
    )


def _issuer(bodies: list[str]) -> str:
    """Return the last body named, its name put together where it runs over two lines."""
    for row in range(len(bodies) - 1, -1, -1):
        if bodies[row].startswith(BODIES):
            return " ".join(bodies[row:])
    return " ".join(bodies)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
