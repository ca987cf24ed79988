"""What is said of a report and of how it was understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.messages.words import listed
from corpus.report import HEADER_KEY, DoubtKind, PassageKind

if TYPE_CHECKING:
    from corpus.report import Doubt, Report

NO_DATE = "chưa ghi ngày"
_DOUBTS = {
    DoubtKind.DUPLICATE_LABEL: "nhãn {detail} lặp lại",
    DoubtKind.LABEL_GAP: "thiếu {detail} dưới {where}",
    DoubtKind.LOST_BULLET: "có thể mất dấu gạch đầu dòng: “{detail}…”",
    DoubtKind.UNTIED_FOOTNOTE: "chú thích {detail} không có dấu trong bài",
    DoubtKind.MISSING_FOOTNOTE: "dấu chú thích {detail} không có lời chú thích",
    DoubtKind.UNSURE_JOIN: "chưa chắc có phải một đoạn bị ngắt trang: “{detail}…”",
    DoubtKind.INFERRED_ISSUER: "cơ quan ban hành được suy ra: {detail}",
    DoubtKind.BLANK_NUMBER: "số văn bản để trống",
    DoubtKind.BLANK_DATE: "ngày ban hành để trống",
    DoubtKind.ASSUMED_ENCODING: "đã đọc theo bảng mã {detail}, hãy xem chữ có đúng không",
    DoubtKind.UNCERTAIN_PAGE: "trang {detail} nhận dạng chữ chưa chắc, hãy đối chiếu bản gốc",
}
_ROOT_GAP = "thiếu {detail}"
_COUNTED = {
    PassageKind.PARAGRAPH: "{count} đoạn văn",
    PassageKind.NUMBERED_PARAGRAPH: "{count} khoản",
    PassageKind.BULLET: "{count} gạch đầu dòng",
    PassageKind.TABLE: "{count} dòng bảng",
    PassageKind.FOOTNOTE: "{count} chú thích",
    PassageKind.HEADER: "{count} phần đầu văn bản",
    PassageKind.RECIPIENTS: "{count} phần nơi nhận",
    PassageKind.SIGNATURE: "{count} phần chữ ký",
}
_TIED = "Chú thích: {tied} đã gắn với dấu trong bài, {untied} chưa gắn"
_JOINS = "Đoạn nối lại qua trang, giữa các dòng: {joins}"
DOUBTS = "Chỗ còn ngờ:"
SIGNED = "Ký: {title} {name}"
HEADER_PART = "Phần mở đầu"
END_PART = "Nơi nhận và chữ ký"
COLUMNS = ("Mã", "Số", "Ngày", "Số đoạn", "Tên báo cáo")


def doubt_line(doubt: Doubt) -> str:
    """Return what to look at in a report, with its source line."""
    at_root = doubt.kind is DoubtKind.LABEL_GAP and doubt.where == HEADER_KEY
    words = _ROOT_GAP if at_root else _DOUBTS[doubt.kind]
    told = words.format(detail=doubt.detail, where=doubt.where)
    return f"{told} (dòng {doubt.line})" if doubt.line else told


def counts_line(report: Report) -> str:
    """Return how much was understood of a report, and what its passages are."""
    kinds = passages_line(Counter(passage.kind for passage in report.passages))
    return (
        f"{len(report.sections)} mục; {len(report.passages)} đoạn, gồm {kinds}; "
        f"{len(report.joins)} chỗ nối trang"
    )


def passages_line(kinds: Counter[PassageKind]) -> str:
    """Return how many passages of each kind a section has; empty if it has none."""
    told = (words.format(count=kinds[kind]) for kind, words in _COUNTED.items() if kinds[kind])
    return ", ".join(told)


def tied_line(report: Report) -> str:
    """Return how many footnotes were tied to their marks; empty if there are no footnotes."""
    if not report.footnotes:
        return ""
    untied = sum(doubt.kind is DoubtKind.UNTIED_FOOTNOTE for doubt in report.doubts)
    return _TIED.format(tied=len(report.footnotes) - untied, untied=untied)


def joins_line(report: Report) -> str:
    """Return the source lines between which paragraphs were made whole; empty if none was."""
    joins = "; ".join(f"{above}–{below}" for above, below in report.joins)
    return _JOINS.format(joins=joins) if joins else ""


def issued_line(report: Report) -> str:
    """Return number, date and issuer."""
    date = f"{report.date:%d/%m/%Y}" if report.date else NO_DATE
    return listed([report.number or "", date, report.issuer])
