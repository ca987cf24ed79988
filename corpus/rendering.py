"""Rendering: a report as plain text that the text reader understands in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.labels import Rank, parse_label
from corpus.marks import find_marks, raised
from corpus.report import HEADER_KEY, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.report import Passage, Report, Section


def render(report: Report) -> str:
    """Write a report as plain text, a blank line between its parts.

    Headings are bold (``**I. KẾT QUẢ**``), bullets have a dash, footnotes stand at the end behind
    their numbers. Parsing it again gives the same sections and passages, tables excepted, whose
    rows become paragraphs.
    """
    return "\n\n".join((*_body(report), *_notes(report))) + "\n"


def _body(report: Report) -> Iterator[str]:
    rows = {section.key: row for row, section in enumerate(report.sections)}
    printed = 0
    for passage in report.passages:
        if passage.kind is PassageKind.FOOTNOTE:
            continue
        upto = rows.get(passage.section, -1) + 1
        for section in report.sections[printed:upto]:
            yield from _heading(section, passage)
        printed = max(printed, upto)
        yield _passage(passage)
    for section in report.sections[printed:]:
        yield from _heading(section, None)


def _heading(section: Section, first: Passage | None) -> Iterator[str]:
    """Write a heading, unless the section's first passage has its words."""
    label = section.path[-1]
    bare = label.rsplit("(", 1)[0] if label.endswith(")") else label
    holds = first is not None and first.section == section.key
    if holds and first is not None and _has_heading(first, bare):
        return
    if section.title == bare:
        yield f"**{bare}**"
    else:
        yield f"**{_dotted(bare)} {section.title}**" if section.title else _dotted(bare)


def _has_heading(passage: Passage, label: str) -> bool:
    return passage.kind is PassageKind.HEADER or (
        passage.kind is PassageKind.PARAGRAPH and passage.text.startswith(label)
    )


def _dotted(label: str) -> str:
    parsed = parse_label(f"{label}. X")
    bracket = parsed is None or parsed.text != label
    if parsed is not None and parsed.rank in (Rank.BRACKET, Rank.SMALL_ROMAN):
        bracket = True
    return f"{label})" if bracket else f"{label}."


def _passage(passage: Passage) -> str:
    if passage.kind is PassageKind.BULLET:
        return f"- {passage.text}"
    if passage.kind is PassageKind.HEADER and passage.section == HEADER_KEY:
        return "\n".join(f"**{line}**" for line in passage.text.split("\n"))
    return passage.text


def _notes(report: Report) -> Iterator[str]:
    bracketed = any("[" in p.text and find_marks(p.text) for p in report.passages)
    for note in report.footnotes:
        mark = raised(note.number) if not bracketed else f"[{note.number}]"
        yield f"{mark} {note.text}"
