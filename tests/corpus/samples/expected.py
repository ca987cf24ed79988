"""The structure that a sample document was made from, as the parser should find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import HEADER_KEY, PassageKind, Report
from corpus.marks import raised
from tests.corpus.samples.model import Bullet, Heading, Item, Paragraph, Table

if TYPE_CHECKING:
    from tests.corpus.samples.model import Document

BODY = frozenset({PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Expected:
    """Sections as (key, title); body as (kind, text, section, item); notes as (number, text)."""

    sections: list[tuple[str, str]]
    body: list[tuple[PassageKind, str, str, str | None]]
    notes: list[tuple[int, str]]
    rows: list[tuple[str, str]]


def expected_of(document: Document) -> Expected:
    """Walk through the parts of a document; table rows are (caption, text)."""
    expected = Expected([], [], [], [])
    section = HEADER_KEY
    for part in document.parts:
        if isinstance(part, Heading):
            section = part.key
            expected.sections.append((part.key, part.title))
        elif isinstance(part, Bullet):
            expected.body.append((PassageKind.BULLET, part.text, section, part.item))
        elif isinstance(part, Item):
            expected.body.append((PassageKind.NUMBERED_PARAGRAPH, part.text, section, part.item))
        elif isinstance(part, Table):
            expected.body.append((PassageKind.PARAGRAPH, part.caption, section, None))
            for row in part.rows:
                cells = zip(part.columns, row, strict=True)
                text = "; ".join(f"{column}: {value}" for column, value in cells)
                expected.rows.append((part.caption, text))
        else:
            text = _with_marks(part, expected)
            expected.body.append((PassageKind.PARAGRAPH, text, section, part.item))
    return expected


def _with_marks(part: Paragraph, expected: Expected) -> str:
    text = part.text
    for place, note in enumerate(part.notes, start=1):
        number = len(expected.notes) + 1
        expected.notes.append((number, note))
        text = text.replace(f"{{{place}}}", raised(number))
    return text


def found_in(report: Report) -> Expected:
    """Return what a report holds, in the same form."""
    return Expected(
        [(section.key, section.title) for section in report.sections],
        [(p.kind, p.text, p.section, p.item) for p in report.passages if p.kind in BODY],
        [(note.number, note.text) for note in report.footnotes],
        [(p.caption or "", p.text) for p in report.passages if p.kind is PassageKind.TABLE],
    )
