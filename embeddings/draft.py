"""The rows of a generation to be: kept from the one before, or freshly read and cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import CorpusError, read_report
from corpus.folder import with_id
from corpus.identity import unique_id
from embeddings.kept_vectors import text_key
from embeddings.manifest import ReportEntry
from embeddings.progress import SetAside
from embeddings.shelf import report_line
from embeddings.units import report_units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from embeddings.generation import Generation
    from embeddings.set_aside import Reason
    from embeddings.survey import Source
    from embeddings.units import Unit


@dataclass(frozen=True, slots=True)
class Piece:
    """One report's part of a generation.

    Attributes
    ----------
    entry
        What the manifest will say of it.
    line
        The report as a line of JSON.
    kept
        Its row among the reports of the generation before; ``None`` if it was read anew.
    units
        What is to be encoded; empty for a kept one, whose rows stand in that generation.
    """

    entry: ReportEntry
    line: bytes
    kept: int | None
    units: tuple[Unit, ...]

    @property
    def keys(self) -> list[bytes]:
        """The keys of the units' texts."""
        return [text_key(unit.text) for unit in self.units]


def read_pieces(
    sources: Sequence[Source],
    before: Generation | None,
    tell: Callable[[int], None],
    *,
    tolerant: bool,
    hopeless: Mapping[str, Reason],
) -> tuple[list[Piece], list[SetAside]]:
    """Make the pieces of a generation, reading only what is not in the one before.

    Parameters
    ----------
    sources
        The corpus.
    before
        A generation whose rows can be taken over.
    tell
        Called with the number of files done, after each.
    tolerant
        Whether a file that can't be read is set aside; otherwise its error is raised.
    hopeless
        Contents, by SHA-256, that are known to be unreadable.

    Raises
    ------
    CorpusError
        The first file's that can't be read, unless ``tolerant`` and some other can.
    """
    rows = {} if before is None else _rows(before)
    taken: set[str] = set()
    pieces: list[Piece] = []
    aside: list[SetAside] = []
    for done, source in enumerate(sources, start=1):
        try:
            _give_up(source, hopeless)
            pieces.append(_piece(source, before, rows.get((source.file, source.sha256)), taken))
        except CorpusError as error:
            if not tolerant:
                raise
            aside.append(SetAside(source.file, error, source.sha256))
        tell(done)
    if not pieces:
        raise aside[0].error
    return pieces, aside


def _give_up(source: Source, hopeless: Mapping[str, Reason]) -> None:
    """Raise the error of a content that is known to be unreadable."""
    reason = hopeless.get(source.sha256 or "")
    error = reason.of(source.path) if reason else None
    if error is not None:
        raise error


def _rows(before: Generation) -> dict[tuple[str, str | None], int]:
    entries = enumerate(before.manifest.reports)
    return {(entry.file, entry.sha256): row for row, entry in entries}


def _piece(source: Source, before: Generation | None, row: int | None, taken: set[str]) -> Piece:
    if before is not None and row is not None:
        return _kept(before, row, taken)
    if source.unreadable:
        raise source.unreadable
    report = read_report(source.path)
    wanted = unique_id(report.id, taken)
    taken.add(wanted)
    unique = report if wanted == report.id else with_id(report, wanted)
    units = report_units(unique)
    entry = ReportEntry(
        id=wanted,
        own_id=report.id,
        file=source.file,
        sha256=source.sha256 or "",
        passages=len(unique.passages),
        units=len(units),
    )
    return Piece(entry, report_line(unique), None, units)


def _kept(before: Generation, row: int, taken: set[str]) -> Piece:
    entry = before.manifest.reports[row]
    wanted = unique_id(entry.own_id, taken)
    taken.add(wanted)
    if wanted == entry.id:
        return Piece(entry, before.reports.line(row), row, ())
    line = report_line(with_id(before.reports[row], wanted))
    return Piece(replace(entry, id=wanted), line, row, ())
