"""Word files give the structure they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import PassageKind, read_report
from tests.corpus.samples.expected import expected_of, found_in
from tests.corpus.samples.laws import LAWS
from tests.corpus.samples.reports import BINH_NGUYEN_2024, DOCUMENTS
from tests.corpus.samples.word import write_word

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.samples.model import Document


@pytest.mark.parametrize("document", [*DOCUMENTS, *LAWS], ids=lambda document: document.name)
def test_structure(document: Document, tmp_path: Path) -> None:
    path = tmp_path / f"{document.name}.docx"
    write_word(document, path)
    report = read_report(path)
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


def test_a_table_row_names_its_columns_its_caption_and_its_place(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    write_word(BINH_NGUYEN_2024, path)
    rows = [p for p in read_report(path).passages if p.kind is PassageKind.TABLE]
    assert [row.number for row in rows] == [1, 2, 3]
    assert rows[2].text == (
        "STT: 3; Chỉ tiêu: Khách du lịch; Đơn vị: nghìn lượt; Kế hoạch: 1.900; Ước thực hiện: 2.045"
    )
    assert rows[2].caption == "Bảng 1. Một số chỉ tiêu kinh tế năm 2024"
    assert rows[2].section == "I.1.2"
