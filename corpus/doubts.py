"""Doubts: what in a document's structure a clerk should look at; reported, never repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.joins import is_continuation, is_open
from corpus.labels import Label, Rank, missing_labels
from corpus.report import HEADER_KEY, Doubt, DoubtKind, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.header import Header
    from corpus.outline import Heading, ItemStart, Placed

_BODY = (PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH)
_LONGEST_LIKE_TITLE = 60


def label_doubts(headings: Sequence[Heading], items: Sequence[ItemStart]) -> Iterator[Doubt]:
    """Find labels that stand twice or leave a gap before them.

    A duplicate's ``where`` is the later section's key; a gap's is the parent's key (``HEADER``
    at the root) and its ``detail`` the labels that are missing, such as ``"1–4"``.
    """
    last: dict[tuple[str, Rank, str], int] = {}
    for heading in headings:
        line = heading.section.lines[0] if heading.section.lines else None
        place = (heading.parent, heading.label.rank, _prefix(heading.label))
        before = last.get(place, 0)
        if heading.section.path[-1] != heading.label.text:
            yield Doubt(DoubtKind.DUPLICATE_LABEL, heading.section.key, heading.label.text, line)
        elif heading.label.rank is not Rank.ARTICLE:
            yield from _gap(heading.label, before, heading.parent, line)
        last[place] = heading.label.value
    yield from _article_gaps(headings)
    yield from _item_gaps(items)


def _article_gaps(headings: Sequence[Heading]) -> Iterator[Doubt]:
    """Articles are numbered through the whole document, whatever chapter they stand in."""
    before = 0
    for heading in headings:
        if heading.label.rank is not Rank.ARTICLE:
            continue
        line = heading.section.lines[0] if heading.section.lines else None
        if before:
            yield from _gap(heading.label, before, heading.parent, line)
        before = heading.label.value


def _item_gaps(items: Sequence[ItemStart]) -> Iterator[Doubt]:
    last: dict[tuple[str, str | None, Rank, str], int] = {}
    for item in items:
        place = (item.section, item.within, item.label.rank, _prefix(item.label))
        before = last.get(place, 0)
        yield from _gap(item.label, before, item.section, item.line)
        last[place] = item.label.value


def _gap(label: Label, before: int, where: str, line: int | None) -> Iterator[Doubt]:
    missing = missing_labels(label, before)
    if missing:
        yield Doubt(DoubtKind.LABEL_GAP, where, missing, line)


def _prefix(label: Label) -> str:
    return label.text.rpartition(".")[0]


def paragraph_doubts(placed: Sequence[Placed], *, whole: bool) -> Iterator[Doubt]:
    """Find paragraphs that may have lost their bullet, and breaks that may be no breaks.

    Parameters
    ----------
    placed
        All that is placed, in order.
    whole
        The source's paragraphs are its author's, so that no page break can have cut one.
    """
    for row, passage in enumerate(placed):
        line = passage.block.lines[0] if passage.block.lines else None
        before = placed[row - 1] if row else None
        after = placed[row + 1] if row + 1 < len(placed) else None
        if _between_bullets(before, passage, after):
            yield Doubt(DoubtKind.LOST_BULLET, passage.section, passage.text[:40], line)
        if not whole and before is not None and _may_go_on(before, passage):
            yield Doubt(DoubtKind.UNSURE_JOIN, passage.section, passage.text[:40], line)


def _between_bullets(before: Placed | None, passage: Placed, after: Placed | None) -> bool:
    return (
        passage.kind is PassageKind.PARAGRAPH
        and before is not None
        and after is not None
        and before.kind is after.kind is PassageKind.BULLET
        and before.section == passage.section == after.section
    )


def _may_go_on(before: Placed, passage: Placed) -> bool:
    if before.section != passage.section or passage.kind is not PassageKind.PARAGRAPH:
        return False
    if before.kind not in _BODY:
        return False
    cut = is_open(before.text) and len(before.text) > _LONGEST_LIKE_TITLE
    return cut or is_continuation(passage.text)


def header_doubts(header: Header, *, issuer_inferred: str) -> Iterator[Doubt]:
    """Find what the head leaves blank, and an issuer that it does not name."""
    if header.blank_number:
        yield Doubt(DoubtKind.BLANK_NUMBER, HEADER_KEY, header.blank_number)
    if header.blank_date:
        yield Doubt(DoubtKind.BLANK_DATE, HEADER_KEY, header.blank_date)
    if issuer_inferred:
        yield Doubt(DoubtKind.INFERRED_ISSUER, HEADER_KEY, issuer_inferred)
