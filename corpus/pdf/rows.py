"""Rows: glyphs in any order become rows of words, by their baselines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.marks import raised
from corpus.pdf.geometry import Glyph, Row, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAME_BASE = 0.25
"""Two baselines this part of the font size apart are one."""
_RAISED_BY = 0.75
"""Most that a raised digit stands above the baseline, as part of the row's font size."""
_SMALLER = 0.82
"""Largest size of a raised digit, as part of the row's font size."""
_GAP = 0.18
"""Least gap between two words, as part of the font size."""


def make_rows(glyphs: Iterable[Glyph], page: int) -> tuple[Row, ...]:
    """Group glyphs into rows, from the top of the page downwards.

    Spaces among the glyphs part words; so do gaps.
    """
    bands = _with_raised(_bands(glyphs))
    rows = (Row(tuple(_words(band)), page) for band in bands if any(g.text.strip() for g in band))
    return tuple(row for row in rows if row.words)


def _bands(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    bands: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if bands and bands[-1][0].base - glyph.base <= _SAME_BASE * min(
            glyph.size, bands[-1][0].size
        ):
            bands[-1].append(glyph)
        else:
            bands.append([glyph])
    return bands


def _with_raised(bands: list[list[Glyph]]) -> list[list[Glyph]]:
    """Move small digits that stand just above a row into that row."""
    whole: list[list[Glyph]] = []
    for band in bands:
        above = whole[-1] if whole else None
        if above is not None and _is_raised_over(above, band):
            size = max(glyph.size for glyph in band)
            marks = [_as_mark(glyph) for glyph in above if glyph.text.strip()]
            whole[-1] = [*band, *(mark for mark in marks if mark.size <= size * 2)]
        else:
            whole.append(band)
    return [_raise_inside(band) for band in whole]


def _is_raised_over(above: list[Glyph], band: list[Glyph]) -> bool:
    size = max(glyph.size for glyph in band)
    written = [glyph for glyph in above if glyph.text.strip()]
    if not written or any(not glyph.text.isdigit() for glyph in written):
        return False
    near = all(0 < glyph.base - band[0].base <= _RAISED_BY * size for glyph in written)
    return near and all(glyph.size <= _SMALLER * size for glyph in written)


def _raise_inside(band: list[Glyph]) -> list[Glyph]:
    """Write small digits that stand a little above the baseline as raised ones."""
    plain = [glyph for glyph in band if glyph.text.strip()]
    if not plain:
        return band
    size = max(glyph.size for glyph in plain)
    bases = sorted(glyph.base for glyph in plain if glyph.size > _SMALLER * size)
    base = bases[len(bases) // 2]
    return [
        _as_mark(glyph)
        if glyph.text.isdigit() and glyph.size <= _SMALLER * size and glyph.base > base + 0.5
        else glyph
        for glyph in band
    ]


def _as_mark(glyph: Glyph) -> Glyph:
    text = raised(int(glyph.text)) if glyph.text.isdecimal() else glyph.text
    return Glyph(text, glyph.left, glyph.right, glyph.base, glyph.size, glyph.bold)


def _words(band: list[Glyph]) -> Iterator[Word]:
    pending: list[Glyph] = []
    for glyph in sorted(band, key=lambda glyph: glyph.left):
        if not glyph.text.strip():
            yield from _word(pending)
            pending = []
            continue
        if pending and glyph.left - pending[-1].right > _GAP * max(glyph.size, pending[-1].size):
            yield from _word(pending)
            pending = []
        pending.append(glyph)
    yield from _word(pending)


def _word(glyphs: list[Glyph]) -> Iterator[Word]:
    if not glyphs:
        return
    largest = max(glyphs, key=lambda glyph: glyph.size)
    yield Word(
        "".join(glyph.text for glyph in glyphs),
        glyphs[0].left,
        max(glyph.right for glyph in glyphs),
        largest.base,
        largest.size,
        largest.bold,
    )
