"""Report 346/BC-UBND once more, as its clerks may have had it in Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus import PassageKind, bundled_folder, read_report
from corpus.marks import raised
from tests.corpus.samples.model import Bullet, Document, Head, Heading, Item, Paragraph, Tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus import Passage, Report
    from tests.corpus.samples.model import Part


def report_346() -> Document:
    """Take the words of the bundled report; its footnotes become real ones."""
    report = read_report(bundled_folder() / "346-BC-UBND-2023.txt")
    signer = report.signers[0]
    return Document(
        name="bao-cao-346-2023",
        head=Head(
            parent="",
            issuer="ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÔNG HÀ",
            number="Số: 346 /BC-UBND",
            place_and_date="Đông Hà, ngày 01 tháng 12 năm 2023",
            kind=report.kind,
            subject=report.title,
        ),
        parts=tuple(_parts(report)),
        tail=Tail(report.recipients[:-1], ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), signer.name),
        number=report.number,
        date="2023-12-01",
        issuer="ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÔNG HÀ",
    )


def _parts(report: Report) -> Iterator[Part]:
    waiting = list(report.sections)
    for passage in report.passages:
        while waiting and _reached(passage.section, waiting[0].key):
            section = waiting.pop(0)
            label = re.sub(r"\(\d\)$", "", section.path[-1])
            depth = section.level - 1
            yield Heading(label, section.title, section.key, depth, typed=True)
        part = _part(passage, report)
        if part is not None:
            yield part


def _reached(section: str, key: str) -> bool:
    return section == key or section.startswith(f"{key}.")


def _part(passage: Passage, report: Report) -> Part | None:
    if passage.kind is PassageKind.BULLET:
        return Bullet(passage.text, passage.item)
    if passage.kind is PassageKind.NUMBERED_PARAGRAPH:
        return Item(passage.text, passage.item or "")
    if passage.kind is not PassageKind.PARAGRAPH:
        return None
    text = passage.text
    for place, number in enumerate(passage.footnotes, start=1):
        text = text.replace(raised(number), f"{{{place}}}")
    notes = {note.number: note.text for note in report.footnotes}
    return Paragraph(text, passage.item, tuple(notes[number] for number in passage.footnotes))
