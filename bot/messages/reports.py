"""What is said of a report and of how it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.words import listed
from corpus.report import DoubtKind

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
PASSAGES = "{count} đoạn"
DOUBTS = "Chỗ còn ngờ:"
SIGNED = "Ký: {title} {name}"
HEADER_PART = "Phần mở đầu"
END_PART = "Nơi nhận và chữ ký"
COLUMNS = ("Mã", "Số", "Ngày", "Số đoạn", "Tên báo cáo")


def doubt_line(doubt: Doubt) -> str:
    """Return what to look at in a report, with its source line."""
    told = _DOUBTS[doubt.kind].format(detail=doubt.detail, where=doubt.where)
    return f"{told} (dòng {doubt.line})" if doubt.line else told


def counts_line(report: Report) -> str:
    """Return how much was understood of a report."""
    return (
        f"{len(report.sections)} mục, {len(report.passages)} đoạn, "
        f"{len(report.footnotes)} chú thích, {len(report.joins)} chỗ nối trang"
    )


def issued_line(report: Report) -> str:
    """Return number, date and issuer."""
    date = f"{report.date:%d/%m/%Y}" if report.date else NO_DATE
    return listed([report.number or "", date, report.issuer])
