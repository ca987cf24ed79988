"""Ruled tables: the lines drawn on a page make a grid, and the words fall into its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.lines import clean
from corpus.pdf.geometry import Row
from corpus.tables import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.pdf.geometry import Page, Rule, Word

_NEAR = 3.0
"""Points; lines this near to each other meet, or are one."""
_MOST_RULES = 1500
_MOST_CELLS = 6000


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table on one page.

    Attributes
    ----------
    top
        y of its upper edge.
    columns
        x of the lines between and around its columns.
    """

    page: int
    top: float
    columns: tuple[float, ...]
    grid: Grid


def find_tables(page: Page) -> tuple[list[RuledTable], list[Row]]:
    """Find the ruled tables of a page; also return the rows of words outside them."""
    tables: list[RuledTable] = []
    rows = list(page.rows)
    for rules in _groups(page.rules):
        lattice = _lattice(rules)
        if lattice is None:
            continue
        inside, rows = _divide(rows, lattice)
        if inside:
            tables.append(_table(page.number, lattice, inside))
    return tables, rows


@dataclass(frozen=True, slots=True)
class _Lattice:
    """The lines of a table: ``xs`` from left to right, ``ys`` from top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def place(self, word: Word) -> tuple[int, int] | None:
        """Return row and column of the cell that a word stands in."""
        x, y = (word.left + word.right) / 2, word.base + word.size * 0.3
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        column = bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group rules that touch each other."""
    if not rules or len(rules) > _MOST_RULES:
        return []
    box = np.array([(r.left, r.bottom, r.right, r.top) for r in rules], dtype=np.float32)
    left, bottom, right, top = (box[:, side] for side in range(4))
    touch = (
        (left[:, None] <= right[None, :] + _NEAR)
        & (left[None, :] <= right[:, None] + _NEAR)
        & (bottom[:, None] <= top[None, :] + _NEAR)
        & (bottom[None, :] <= top[:, None] + _NEAR)
    )
    groups: list[list[Rule]] = []
    seen = np.zeros(len(rules), dtype=bool)
    for start in range(len(rules)):
        if seen[start]:
            continue
        member = np.zeros(len(rules), dtype=bool)
        front = member.copy()
        front[start] = True
        while front.any():
            member |= front
            front = touch[front].any(axis=0) & ~member
        seen |= member
        groups.append([rules[int(index)] for index in np.flatnonzero(member)])
    return sorted(groups, key=lambda group: -max(rule.top for rule in group))


def _lattice(rules: list[Rule]) -> _Lattice | None:
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if len(level) < 2 or not upright:
        return None
    ends = (min(r.left for r in level), max(r.right for r in level))
    xs = _merged((*ends, *((rule.left + rule.right) / 2 for rule in upright)))
    ys = _merged((rule.bottom + rule.top) / 2 for rule in level)[::-1]
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    return _Lattice(tuple(xs), tuple(ys), tuple(rules))


def _merged(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return merged


def _divide(rows: list[Row], lattice: _Lattice) -> tuple[list[Word], list[Row]]:
    """Divide words into those inside the table, in reading order, and the rows of the rest."""
    inside: list[Word] = []
    outside: list[Row] = []
    for row in rows:
        rest: list[Word] = []
        for word in row.words:
            (rest if lattice.place(word) is None else inside).append(word)
        if len(rest) == len(row.words):
            outside.append(row)
        elif rest:
            outside.append(Row(tuple(rest), row.page))
    return inside, outside


def _table(page: int, lattice: _Lattice, words: list[Word]) -> RuledTable:
    height, width = len(lattice.ys) - 1, len(lattice.xs) - 1
    owner = _owners(lattice, height, width)
    cells: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        place = lattice.place(word)
        if place is not None:
            cells[owner[place]].append(word)
    texts = {place: clean(" ".join(w.text for w in held)) for place, held in cells.items()}
    rows = tuple(
        tuple(texts.get(owner[row, column], "") for column in range(width)) for row in range(height)
    )
    spans = tuple(
        row + 1 < height and any(owner[row, c] == owner[row + 1, c] for c in range(width))
        for row in range(height)
    )
    bold = tuple(
        all(word.bold for c in range(width) for word in cells.get((row, c), ()))
        for row in range(height)
    )
    filled = [row for row in range(height) if any(rows[row])]
    grid = Grid(
        tuple(rows[row] for row in filled),
        0,
        tuple(spans[row] for row in filled),
        tuple(bold[row] for row in filled),
    )
    return RuledTable(page, lattice.ys[0], lattice.xs, grid)


def _owners(lattice: _Lattice, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Name for each cell the upper left cell of the merged one it belongs to."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        middle = (lattice.ys[row] + lattice.ys[row + 1]) / 2
        for column in range(width):
            centre = (lattice.xs[column] + lattice.xs[column + 1]) / 2
            owner[row, column] = (row, column)
            if column and not _parted(lattice.rules, lattice.xs[column], middle, upright=True):
                owner[row, column] = owner[row, column - 1]
            elif row and not _parted(lattice.rules, lattice.ys[row], centre, upright=False):
                owner[row, column] = owner[row - 1, column]
    return owner


def _parted(rules: Sequence[Rule], edge: float, at: float, *, upright: bool) -> bool:
    """Tell whether a rule runs along an edge at a place."""
    for rule in rules:
        if rule.level == upright:
            continue
        if upright:
            near = abs((rule.left + rule.right) / 2 - edge) <= _NEAR
            covers = rule.bottom - _NEAR <= at <= rule.top + _NEAR
        else:
            near = abs((rule.bottom + rule.top) / 2 - edge) <= _NEAR
            covers = rule.left - _NEAR <= at <= rule.right + _NEAR
        if near and covers:
            return True
    return False
