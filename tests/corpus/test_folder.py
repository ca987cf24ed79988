"""A folder of reports: which files count, and ids unique among them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from corpus import bundled_folder, read_folder, read_report, report_files
from corpus.errors import EmptyFile, FolderMissing, NoReports, UnsupportedFile

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = bundled_folder() / "346-BC-UBND-2023.txt"


def test_the_bundled_folder_holds_report_346() -> None:
    reports = read_folder(bundled_folder())
    assert [report.id for report in reports] == ["346-BC-UBND-2023"]


def test_hidden_temporary_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "~$report.txt", "README.md", "table.csv"):
        (tmp_path / name).write_text("I. MỤC", encoding="utf-8")
    (tmp_path / "b.txt").write_text("I. MỤC", encoding="utf-8")
    (tmp_path / "a.TXT").write_text("I. MỤC", encoding="utf-8")
    assert [path.name for path in report_files(tmp_path)] == ["a.TXT", "b.txt"]


def test_ids_stay_unique_when_a_report_stands_twice(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        shutil.copy(SOURCE, tmp_path / name)
    reports = read_folder(tmp_path)
    assert [r.id for r in reports] == [
        "346-BC-UBND-2023",
        "346-BC-UBND-2023-2",
        "346-BC-UBND-2023-3",
    ]
    ids = [passage.id for report in reports for passage in report.passages]
    assert len(set(ids)) == len(ids)
    for report in reports:
        own = {passage.id for passage in report.passages}
        assert {passage.anchor for passage in report.passages if passage.anchor} <= own


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as caught:
        report_files(tmp_path / "none")
    assert caught.value.path == str(tmp_path / "none")


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("-", encoding="utf-8")
    with pytest.raises(NoReports):
        report_files(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" \n\n", encoding="utf-8")
    with pytest.raises(EmptyFile):
        read_report(path)


def test_an_unknown_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.xyz"
    path.write_text("I. MỤC", encoding="utf-8")
    with pytest.raises(UnsupportedFile):
        read_report(path)
