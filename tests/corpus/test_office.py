"""Old Word files, OpenDocument and RTF, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus import read_report
from corpus.errors import OfficeMissing
from tests.corpus.samples.expected import expected_of, found_in
from tests.corpus.samples.reports import SO_Y_TE_2022

FILES = Path(__file__).parent / "files"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_structure(kind: str) -> None:
    report = read_report(FILES / f"{SO_Y_TE_2022.name}.{kind}")
    assert found_in(report) == expected_of(SO_Y_TE_2022)
    assert report.number == SO_Y_TE_2022.number
    assert report.source == f"{SO_Y_TE_2022.name}.{kind}"


def test_without_libreoffice_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OfficeMissing):
        read_report(FILES / f"{SO_Y_TE_2022.name}.odt")
