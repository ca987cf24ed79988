"""Scans are straightened and recognised, and the clerk is told which pages are doubtful."""

from __future__ import annotations

import shutil
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from corpus import DoubtKind, read_report
from corpus.errors import OcrMissing
from corpus.pdf.skew import find_skew, straighten
from tests.corpus.samples.expected import expected_of, found_in
from tests.corpus.samples.reports import KE_HOACH_DRAFT
from tests.corpus.samples.scan import write_scan

SOURCE = Path(__file__).parent / "files" / f"{KE_HOACH_DRAFT.name}.pdf"


def knows_vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


needs_tesseract = pytest.mark.skipif(not knows_vietnamese(), reason="Tesseract is missing")


@needs_tesseract
def test_a_scan_askew_is_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    write_scan(SOURCE, path, pages=1, dots=150, skew=1.5)
    report = read_report(path)
    expected, found = expected_of(KE_HOACH_DRAFT), found_in(report)
    assert [key for key, _ in found.sections] == [key for key, _ in expected.sections]
    printed = " ".join(text for _, text, _, _ in expected.body)
    read = " ".join(text for _, text, _, _ in found.body)
    assert SequenceMatcher(None, printed, read, autojunk=False).ratio() > 0.95
    assert {passage.page for passage in report.passages} == {1}


@needs_tesseract
def test_a_page_that_can_hardly_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    write_scan(SOURCE, path, pages=1, dots=64)
    doubts = [d.detail for d in read_report(path).doubts if d.kind is DoubtKind.UNCERTAIN_PAGE]
    assert doubts == ["1"]


def test_without_tesseract_a_scan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scan.pdf"
    write_scan(SOURCE, path, pages=1, dots=72)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OcrMissing):
        read_report(path)


@pytest.mark.parametrize("angle", [-3.0, 0.0, 1.5])
def test_skew_is_found_and_taken_away(angle: float) -> None:
    page = np.full((450, 350), 255, dtype=np.uint8)
    page[50:400:12, 30:320] = 0
    shift = np.round(np.tan(np.radians(angle)) * (np.arange(350) - 175)).astype(int)
    rows = np.clip(np.arange(450)[:, None] - shift[None, :], 0, 449)
    askew = page[rows, np.arange(350)[None, :]]
    assert find_skew(askew) == pytest.approx(angle, abs=0.3)
    assert find_skew(straighten(askew)) == pytest.approx(0, abs=0.3)
