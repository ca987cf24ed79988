"""A footnote is found by the words it is a note to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus import PassageKind
from embeddings.units import noted_clause, titled_text
from tests.search.texts import make_report

if TYPE_CHECKING:
    from corpus import Report


@pytest.fixture
def noted() -> Report:
    text = "Mở đầu. Có 08/13 chỉ tiêu đạt⁵; 05/13 chưa đạt so với kế hoạch⁶, xem thêm⁵⁶."
    report = make_report([text, "Các chỉ tiêu: a.", "Các chỉ tiêu: b.", "Không có dấu."])
    body, *notes = report.passages
    tied = [
        replace(note, kind=PassageKind.FOOTNOTE, number=number, anchor=body.id)
        for note, number in zip(notes, (5, 6, 7), strict=True)
    ]
    return replace(report, passages=(body, *tied))


def test_the_clause_before_the_mark_goes_with_the_note(noted: Report) -> None:
    clauses = [noted_clause(noted, passage) for passage in noted.passages]
    assert clauses == ["", "Có 08/13 chỉ tiêu đạt", "05/13 chưa đạt so với kế hoạch", ""]


def test_it_is_encoded_before_the_note_and_shown_nowhere(noted: Report) -> None:
    note = noted.passages[2]
    assert "05/13 chưa đạt so với kế hoạch. Các chỉ tiêu: b." in titled_text(noted, note)
    assert note.text == "Các chỉ tiêu: b."
