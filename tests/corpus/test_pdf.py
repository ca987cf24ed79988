"""PDF files give the structure they were made from, and the page of every passage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from corpus import PassageKind, read_report
from corpus.pdf.pages import read_page
from tests.corpus.samples.expected import BODY, expected_of, found_in
from tests.corpus.samples.laws import LAWS
from tests.corpus.samples.report_346 import report_346
from tests.corpus.samples.reports import BINH_NGUYEN_2024, DOCUMENTS, KE_HOACH_DRAFT

if TYPE_CHECKING:
    from corpus import Report
    from tests.corpus.samples.model import Document

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("document", [*DOCUMENTS, *LAWS, report_346()], ids=lambda d: d.name)
def test_structure(document: Document) -> None:
    report = read_report(FILES / f"{document.name}.pdf")
    assert found_in(report) == expected_of(document)
    assert report.number == document.number
    assert (report.date.isoformat() if report.date else None) == document.date
    assert report.issuer == document.issuer
    assert report.kind == document.head.kind
    assert report.title == document.head.subject
    assert report.recipients == document.tail.recipients
    assert [(s.title, s.name) for s in report.signers] == [
        (" ".join(document.tail.titles), document.tail.name)
    ]


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(FILES / "bao-cao-346-2023.pdf")


def test_passages_know_their_page(report: Report) -> None:
    pages = [passage.page for passage in report.passages if passage.kind in BODY]
    assert all(page is not None for page in pages)
    assert pages == sorted(page or 0 for page in pages)
    assert pages[0] == 1
    assert len(set(pages)) > 8


def test_paragraphs_go_on_over_a_page_break_and_the_breaks_are_told(report: Report) -> None:
    assert len(report.joins) >= 5
    lines = {line: passage for passage in report.passages for line in passage.lines}
    for above, below in report.joins:
        assert lines[above] is lines[below]


def test_footnotes_stand_at_their_marks_not_at_the_foot_of_the_page(report: Report) -> None:
    passages = {passage.id: passage for passage in report.passages}
    notes = [p for p in report.passages if p.kind is PassageKind.FOOTNOTE]
    assert [note.number for note in notes] == list(range(1, 9))
    for note in notes:
        assert note.anchor is not None
        assert note.number in passages[note.anchor].footnotes


def test_a_table_that_a_page_cuts_is_one_table() -> None:
    report = read_report(FILES / f"{BINH_NGUYEN_2024.name}.pdf")
    rows = [passage for passage in report.passages if passage.kind is PassageKind.TABLE]
    assert [row.number for row in rows] == [1, 2, 3]
    assert {row.caption for row in rows} == {"Bảng 1. Một số chỉ tiêu kinh tế năm 2024"}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(degrees: int) -> None:
    document = pdfium.PdfDocument(FILES / f"{KE_HOACH_DRAFT.name}.pdf")
    upright = [row.text for row in read_page(document, 1).rows]
    page = document[0]
    width, height = page.get_size()
    back = {
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }[degrees]
    for drawn in page.get_objects(max_depth=1):
        drawn.transform(pdfium.PdfMatrix(*back))
    page.gen_content()
    if degrees != 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(degrees)
    assert [row.text for row in read_page(document, 1).rows] == upright
