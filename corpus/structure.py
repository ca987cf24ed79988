"""Structure: the lines of any source become a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.assembly import Assembly
from corpus.doubts import header_doubts, label_doubts, paragraph_doubts
from corpus.entries import classify
from corpus.footnotes import take_notes
from corpus.header import read_header
from corpus.identity import inferred_issuer, report_id
from corpus.joins import join_lines
from corpus.labels import Rank, parse_label, settle_labels
from corpus.outline import Outline
from corpus.report import Footnote, Report
from corpus.tail import find_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.header import Header
    from corpus.lines import Line
    from corpus.tail import Tail


def parse_report(lines: tuple[Line, ...], source: str) -> Report:
    """Understand the lines of a document.

    Parameters
    ----------
    lines
        What a reader gave, in reading order.
    source
        Name of the file, without folders.

    Returns
    -------
    Report
        Header first, then the body with each footnote after the passage of its mark, then
        recipients and signature. Any lines make a report; what is doubtful is in ``doubts``.
    """
    header = read_header(lines)
    body, notes = take_notes(lines[len(header.lines) :])
    outline = Outline(roman_outside=_roman_outside(body))
    tails = tuple(_parts(body, outline))
    assembly = Assembly(report_id(header, source), notes)
    assembly.add_header(header)
    for placed in outline.placed:
        assembly.add_placed(placed)
    assembly.add_left_notes(outline)
    for tail in tails:
        assembly.add_tail(tail)
    return _report(header, outline, tails, assembly, source)


def _roman_outside(lines: tuple[Line, ...]) -> bool:
    """Tell whether Roman numerals come before capital letters, and so stand above them."""
    for label in settle_labels([parse_label(line.text) for line in lines]):
        if label is not None and label.rank in (Rank.CAPITAL, Rank.ROMAN):
            return label.rank is Rank.ROMAN
    return True


def _parts(body: tuple[Line, ...], outline: Outline) -> Iterator[Tail]:
    """Place every part of the body, and give the tails between and after them."""
    start = 0
    while start < len(body):
        tail = find_tail(body, start)
        end = tail.start if tail else len(body)
        outline.add(classify(join_lines(body[start:end])))
        if tail is None:
            return
        outline.close()
        yield tail
        start = tail.end


def _report(
    header: Header, outline: Outline, tails: tuple[Tail, ...], assembly: Assembly, source: str
) -> Report:
    inferred = "" if header.issuer else inferred_issuer(header, (p.text for p in outline.placed))
    doubts = (
        *header_doubts(header, issuer_inferred=inferred),
        *label_doubts(outline.headings, outline.items),
        *paragraph_doubts(outline.placed),
        *assembly.doubts,
    )
    return Report(
        id=assembly.report,
        number=header.number,
        kind=header.kind,
        title=header.subject,
        issuer=header.issuer or inferred,
        place=header.place,
        date=header.date,
        year=header.year,
        source=source,
        sections=tuple(heading.section for heading in outline.headings),
        passages=tuple(assembly.passages),
        footnotes=tuple(Footnote(note.number, note.text) for note in assembly.notes),
        recipients=tuple(entry for tail in tails for entry in tail.entries),
        signers=tuple(signer for tail in tails for signer in tail.signers),
        doubts=doubts,
        joins=tuple(join for placed in outline.placed for join in placed.block.joins),
    )
