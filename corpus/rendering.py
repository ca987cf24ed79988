"""Rendering: a report as plain text that the text reader understands in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.marks import find_marks, raised
from corpus.report import HEADER_KEY, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.report import Passage, Report, Section


def render(report: Report) -> str:
    """Write a report as plain text, a blank line between its parts.

    Headings are bold (``**I. KẾT QUẢ**``), bullets have their sign, footnotes stand at the end
    behind their numbers. Parsing it again gives the same sections and passages, tables excepted,
    whose rows become paragraphs.
    """
    return "\n\n".join((*_body(report), *_notes(report))) + "\n"


def _body(report: Report) -> Iterator[str]:
    rows = {section.key: row for row, section in enumerate(report.sections)}
    printed = 0
    for passage in report.passages:
        if passage.kind is PassageKind.FOOTNOTE:
            continue
        upto = max(printed, rows.get(passage.section, -1) + 1)
        while upto < len(report.sections) and _stands_before(report.sections[upto], passage):
            upto += 1
        yield from _headings(report.sections[printed:upto])
        printed = upto
        yield _passage(passage)
    yield from _headings(report.sections[printed:])


def _stands_before(section: Section, passage: Passage) -> bool:
    """Tell whether an empty section's heading is printed above a passage of a wider section."""
    if not section.lines or not passage.lines:
        return False
    return section.lines[0] < passage.lines[0]


def _headings(sections: Iterable[Section]) -> Iterator[str]:
    return (_bold(section.heading) for section in sections if section.heading)


def _bold(text: str) -> str:
    return text if "*" in text else f"**{text}**"


def _passage(passage: Passage) -> str:
    if passage.kind is PassageKind.BULLET:
        return f"{passage.sign or '-'} {passage.text}"
    if passage.kind is PassageKind.HEADER and passage.section == HEADER_KEY:
        return "\n".join(_bold(line) for line in passage.text.split("\n"))
    return passage.text


def _notes(report: Report) -> Iterator[str]:
    bracketed = any("[" in p.text and find_marks(p.text) for p in report.passages)
    for note in report.footnotes:
        mark = raised(note.number) if not bracketed else f"[{note.number}]"
        yield f"{mark} {note.text}"
