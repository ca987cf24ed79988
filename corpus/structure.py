"""Structure: the lines of any source become a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.assembly import Assembly
from corpus.doubts import header_doubts, label_doubts, paragraph_doubts
from corpus.entries import classify
from corpus.footnotes import take_notes
from corpus.header import Header, read_header
from corpus.identity import inferred_issuer, report_id
from corpus.joins import join_lines
from corpus.labels import Rank, parse_label, settle_labels
from corpus.nesting import Nesting
from corpus.outline import Outline
from corpus.parts import Body, split_parts
from corpus.report import END_KEY, HEADER_KEY, Footnote, PassageKind, Report
from corpus.tail import Tail

if TYPE_CHECKING:
    from corpus.lines import Line
    from corpus.source import Source


def parse_report(source: Source) -> Report:
    """Understand a document.

    Returns
    -------
    Report
        Header first, then the body with each footnote after the passage of its mark, then
        recipients and signature. Any lines make a report; what is doubtful is in ``doubts``.
    """
    lines, notes = take_notes(source.lines)
    header = read_header(lines)
    body = lines[len(header.lines) :]
    outline = Outline(Nesting(roman_outside=_roman_outside(body)))
    outline.add_lines(PassageKind.HEADER, header.lines, HEADER_KEY)
    tail = _place_parts(body, outline)
    assembly = Assembly(report_id(header, source.name), notes)
    for placed in outline.placed:
        assembly.add_placed(placed)
    assembly.add_left_notes(outline)
    return _report(header, outline, tail, assembly, source)


def _roman_outside(lines: tuple[Line, ...]) -> bool:
    """Tell whether Roman numerals come before capital letters, and so stand above them."""
    for label in settle_labels([parse_label(line.text) for line in lines]):
        if label is not None and label.rank in (Rank.CAPITAL, Rank.ROMAN):
            return label.rank is Rank.ROMAN
    return True


def _place_parts(body: tuple[Line, ...], outline: Outline) -> Tail:
    """Place every part of the body; return the document's own tail, which is the first."""
    own: Tail | None = None
    for part in split_parts(body):
        if isinstance(part, Body):
            outline.add(classify(join_lines(part.lines)))
        elif isinstance(part, Header):
            outline.attach(part)
        else:
            section = outline.here if own else END_KEY
            own = own or part
            outline.nesting.body_ended = True
            outline.add_lines(PassageKind.RECIPIENTS, part.recipients, section)
            outline.add_lines(PassageKind.SIGNATURE, part.signature, section)
    return own or Tail(())


def _report(
    header: Header, outline: Outline, tail: Tail, assembly: Assembly, source: Source
) -> Report:
    inferred = "" if header.issuer else inferred_issuer(header, (p.text for p in outline.placed))
    doubts = (
        *source.doubts,
        *header_doubts(header, issuer_inferred=inferred),
        *label_doubts(outline.headings, outline.items),
        *paragraph_doubts(outline.placed, whole=source.whole),
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
        source=source.name,
        sections=tuple(heading.section for heading in outline.headings),
        passages=tuple(assembly.passages),
        footnotes=tuple(Footnote(note.number, note.text) for note in assembly.notes),
        recipients=tail.entries,
        signers=tail.signers,
        doubts=doubts,
        joins=tuple(join for placed in outline.placed for join in placed.block.joins),
    )
