"""Folders of reports: which files count, and reports whose ids are unique among them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.contained import read_report
from corpus.errors import FolderMissing, NoReports
from corpus.identity import passage_id, unique_id
from corpus.types import SUPPORTED_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.report import Report


def bundled_folder() -> Path:
    """Return the folder of the reports that come with the project."""
    return Path(__file__).parent / "reports"


def report_files(folder: Path) -> tuple[Path, ...]:
    """Return the report files of a folder, sorted by name.

    Hidden files, the temporary files of editors, and files of other types are passed over.

    Raises
    ------
    FolderMissing
        If there is no such folder.
    NoReports
        If no file in it is of a supported type.
    """
    if not folder.is_dir():
        raise FolderMissing(folder)
    files = sorted(path for path in folder.iterdir() if _is_report_file(path))
    if not files:
        raise NoReports(folder)
    return tuple(files)


def read_folder(folder: Path) -> tuple[Report, ...]:
    """Read every report of a folder, in the order of :func:`report_files`, with unique ids.

    Raises
    ------
    CorpusError
        As :func:`report_files` and :func:`read_report` do.
    """
    return with_unique_ids(read_report(path) for path in report_files(folder))


def with_unique_ids(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Give a number to each id that an earlier report has already."""
    taken: set[str] = set()
    unique: list[Report] = []
    for report in reports:
        wanted = unique_id(report.id, taken)
        taken.add(wanted)
        unique.append(report if wanted == report.id else with_id(report, wanted))
    return tuple(unique)


def with_id(report: Report, new: str) -> Report:
    """Return a report under another id, its passages and anchors with it."""
    ids = {p.id: passage_id(new, row) for row, p in enumerate(report.passages, start=1)}
    passages = tuple(
        replace(p, id=ids[p.id], anchor=ids[p.anchor] if p.anchor else None)
        for p in report.passages
    )
    return replace(report, id=new, passages=passages)


def _is_report_file(path: Path) -> bool:
    return (
        path.suffix.lower() in SUPPORTED_TYPES
        and not path.name.startswith((".", "~"))
        and path.is_file()
    )
