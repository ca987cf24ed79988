"""Sample documents as plain text, the way a report is typed without Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.marks import raised
from tests.corpus.samples.model import Bullet, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.samples.model import Document, Part


def write_text(document: Document) -> str:
    """Write a document, a blank line between its parts."""
    head = document.head
    rows = [row for row in (head.parent, head.issuer) if row]
    rows += ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    rows += [head.number, head.place_and_date, head.kind, head.subject]
    notes: list[str] = []
    for part in document.parts:
        rows.extend(_rows(part, notes))
    tail = document.tail
    recipients = [f"- {entry};" for entry in tail.recipients]
    rows += ["Nơi nhận:", *recipients, *tail.titles, tail.name]
    return "\n\n".join(rows) + "\n"


def _rows(part: Part, notes: list[str]) -> Iterator[str]:
    if isinstance(part, Paragraph):
        numbers = []
        text = part.text
        for place, note in enumerate(part.notes, start=1):
            notes.append(note)
            numbers.append(len(notes))
            text = text.replace(f"{{{place}}}", raised(len(notes)))
        yield text
        for number in numbers:
            yield f"{raised(number)} {notes[number - 1]}"
    elif isinstance(part, Bullet):
        yield f"{part.sign} {part.text}"
    elif isinstance(part, Table):
        yield part.caption
        for row in part.rows:
            yield "; ".join(f"{c}: {v}" for c, v in zip(part.columns, row, strict=True))
    elif isinstance(part, Heading) and part.split:
        yield part.label
        yield part.title
    else:
        yield part.text
