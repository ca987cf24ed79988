"""Doubts: what in a document's structure a clerk should look at; reported, never repaired."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.joins import is_continuation, is_open
from corpus.labels import Label, Rank, missing_labels
from corpus.report import HEADER_KEY, Doubt, DoubtKind, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.header import Header
    from corpus.nesting import Heading
    from corpus.outline import ItemStart, Placed

_BODY = (PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.NUMBERED_PARAGRAPH)
_LONGEST_LIKE_TITLE = 60


def label_doubts(headings: Sequence[Heading], items: Sequence[ItemStart]) -> Iterator[Doubt]:
    """Find labels that stand twice or leave a gap before them.

    A duplicate's ``where`` is the later section's key; a gap's is the parent's key (``HEADER``
    at the root) and its ``detail`` the labels that are missing, such as ``"1–4"``.
    """
    values = _values(headings, items)
    for heading in headings:
        line = heading.section.lines[0] if heading.section.lines else None
        if heading.section.path[-1] != heading.label.text:
            yield Doubt(DoubtKind.DUPLICATE_LABEL, heading.section.key, heading.label.text, line)
        else:
            before = _before(heading.label, values[_heading_place(heading)])
            yield from _gap(heading.label, before, heading.parent, line)
    for item in items:
        before = _before(item.label, values[_item_place(item)])
        yield from _gap(item.label, before, item.section, item.line)


_Place = tuple[str, Rank, str]


def _values(
    headings: Sequence[Heading], items: Sequence[ItemStart]
) -> defaultdict[_Place, set[int]]:
    """Collect the values of each sequence; headings and numbered paragraphs may share one."""
    values: defaultdict[_Place, set[int]] = defaultdict(set)
    for heading in headings:
        values[_heading_place(heading)].add(heading.label.value)
    for item in items:
        values[_item_place(item)].add(item.label.value)
    return values


def _heading_place(heading: Heading) -> _Place:
    if heading.label.rank is Rank.ARTICLE:  # numbered through the whole document
        return ("", Rank.ARTICLE, "")
    return (heading.parent, heading.label.rank, _prefix(heading.label))


def _item_place(item: ItemStart) -> _Place:
    where = f"{item.section} {item.within}" if item.within else item.section
    return (where, item.label.rank, _prefix(item.label))


def _before(label: Label, values: set[int]) -> int:
    """Return the value before a label's own in its sequence; 0 if it is the first."""
    if label.rank is Rank.ARTICLE and label.value == min(values):
        return label.value - 1
    value = label.value - 1
    while value > 0 and value not in values:
        value -= 1
    return max(value, 0)


def _gap(label: Label, before: int, where: str, line: int | None) -> Iterator[Doubt]:
    missing = missing_labels(label, before)
    if missing and label.rank is not Rank.FORM:
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
