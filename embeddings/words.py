"""The word side of a generation: its lexical index and its syllables, brought up to date.

Only the texts of reports that came or went are gone through; the counts of all others are taken
over, and the result is the same as if all had been counted anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from corpus.report import Report
from embeddings.generation import TONE_COUNTS
from embeddings.lexical import LexicalIndex
from embeddings.tones import ToneModel
from embeddings.units import passage_tokens, titled_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from embeddings.draft import Piece
    from embeddings.generation import Generation
    from embeddings.manifest import ReportEntry


@dataclass(frozen=True, slots=True)
class Words:
    """What is counted in the passages of a generation."""

    lexical: LexicalIndex
    tones: ToneModel

    @classmethod
    def of(cls, pieces: Sequence[Piece], before: Generation | None) -> Words:
        """Count the words of all pieces; ``before`` is where the kept ones were counted."""
        reports = [_report(piece.line) for piece in pieces if piece.kept is None]
        lexical = LexicalIndex.build(
            [passage_tokens(report, each) for report in reports for each in report.passages]
        )
        tones = ToneModel.count(text for report in reports for text in _texts(report))
        if before is None:
            return cls(lexical, tones)
        old, new = _places(pieces, before.manifest.reports)
        kept = {piece.kept for piece in pieces}
        gone = [row for row in range(len(before.reports)) if row not in kept]
        lost = ToneModel.count(text for row in gone for text in _texts(before.reports[row]))
        counted = ToneModel.load(before.folder / TONE_COUNTS).changed(lost, tones)
        return cls(before.lexical.merged(old, lexical, new), counted)


def _report(line: bytes) -> Report:
    return msgspec.json.decode(line, type=Report)


def _texts(report: Report) -> list[str]:
    return [titled_text(report, passage) for passage in report.passages]


def _places(
    pieces: Sequence[Piece], before: Sequence[ReportEntry]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the new row of each passage of the generation before (-1: dropped) and of the new."""
    starts = _starts(entry.passages for entry in before)
    old = np.full(starts[-1], -1, np.int64)
    new: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for piece, start in zip(pieces, _starts(p.entry.passages for p in pieces), strict=False):
        rows = np.arange(start, start + piece.entry.passages, dtype=np.int64)
        if piece.kept is None:
            new.append(rows)
        else:
            old[starts[piece.kept] : starts[piece.kept + 1]] = rows
    return old, np.concatenate(new)


def _starts(sizes: Iterable[int]) -> list[int]:
    return list(accumulate(sizes, initial=0))
