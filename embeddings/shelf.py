"""The reports of a generation, each read only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, overload

import msgspec
import numpy as np

from corpus.report import Passage, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

KEPT = 512
"""So many reports are kept in memory once they were read."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage and the report it stands in."""

    report: Report
    passage: Passage


class ReportShelf(Sequence[Report]):
    """Reports in a file of JSON lines, one report a line.

    Parameters
    ----------
    path
        The file; mapped, not read.
    ends
        int64, shape (reports,): where each report's line ends, in bytes.
    """

    def __init__(self, path: Path, ends: NDArray[np.int64]) -> None:
        self._bytes = np.memmap(path, np.uint8, "r") if len(ends) else np.zeros(0, np.uint8)
        self._ends = ends
        self._decode = lru_cache(maxsize=KEPT)(partial(_read, self._bytes, ends))

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, row: int) -> Report: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Report, ...]: ...
    def __getitem__(self, row: int | slice) -> Report | tuple[Report, ...]:
        if isinstance(row, slice):
            return tuple(self[number] for number in range(*row.indices(len(self))))
        return self._decode(range(len(self))[row])

    def line(self, row: int) -> bytes:
        """Return a report's line as it stands in the file, with its line feed."""
        return _line(self._bytes, self._ends, row)


class PassageRows(Sequence[PassageRow]):
    """The passages of all reports, one after another.

    Parameters
    ----------
    reports
        Where they stand.
    ends
        int64, shape (reports,): the row after each report's last passage.
    """

    def __init__(self, reports: Sequence[Report], ends: NDArray[np.int64]) -> None:
        self._reports = reports
        self._ends = ends

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    @overload
    def __getitem__(self, row: int) -> PassageRow: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[PassageRow, ...]: ...
    def __getitem__(self, row: int | slice) -> PassageRow | tuple[PassageRow, ...]:
        if isinstance(row, slice):
            return tuple(self[number] for number in range(*row.indices(len(self))))
        place = range(len(self))[row]
        number = int(self._ends.searchsorted(place, side="right"))
        report = self._reports[number]
        start = int(self._ends[number - 1]) if number else 0
        return PassageRow(report, report.passages[place - start])

    def of_report(self, row: int) -> range:
        """Return the rows of a report's passages."""
        return range(int(self._ends[row - 1]) if row else 0, int(self._ends[row]))

    def neighbours(self, row: int) -> range:
        """Return the rows of all passages of the report that a passage stands in."""
        return self.of_report(int(np.searchsorted(self._ends, row, side="right")))


def _line(content: NDArray[np.uint8], ends: NDArray[np.int64], row: int) -> bytes:
    start = int(ends[row - 1]) if row else 0
    return content[start : int(ends[row])].tobytes()


def _read(content: NDArray[np.uint8], ends: NDArray[np.int64], row: int) -> Report:
    return msgspec.json.decode(_line(content, ends, row), type=Report)


def report_line(report: Report) -> bytes:
    """Return a report as the line of JSON that :class:`ReportShelf` reads back."""
    return msgspec.json.encode(report) + b"\n"


def write_lines(path: Path, lines: Iterable[bytes]) -> NDArray[np.int64]:
    """Write report lines to a file; return where each ends, in bytes, int64, shape (reports,)."""
    ends: list[int] = []
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            ends.append(file.tell())
    return np.array(ends, np.int64)
