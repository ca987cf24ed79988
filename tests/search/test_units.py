"""What is encoded of a report: whole passages under their titles, and their sentences."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpus import HEADER_KEY
from embeddings.folding import clean, without_marks
from embeddings.units import DESCRIPTIONS, UnitKind, report_units, titled_text
from tests.search.texts import anything, make_report, sentences, thorough

if TYPE_CHECKING:
    from corpus import Report


def test_a_passage_is_encoded_under_its_titles_and_then_by_the_sentence() -> None:
    report = make_report(["Thu đạt 98%¹. Chi vượt kế hoạch."], title="NGÂN SÁCH")
    assert [(unit.kind, unit.text) for unit in report_units(report)] == [
        (UnitKind.PASSAGE, "NGÂN SÁCH. Thu đạt 98% . Chi vượt kế hoạch."),
        (UnitKind.SENTENCE, "Thu đạt 98% ."),
        (UnitKind.SENTENCE, "Chi vượt kế hoạch."),
    ]


def test_a_table_row_is_encoded_under_its_caption() -> None:
    report = make_report(["Thu: 5.486"], title="KẾT QUẢ", caption="Bảng 1. Chỉ tiêu")
    assert titled_text(report, report.passages[0]) == "KẾT QUẢ. Bảng 1. Chỉ tiêu. Thu: 5.486"


def test_the_report_title_stands_in_where_there_is_no_section(report: Report) -> None:
    opening = report.passages[1]
    assert opening.section == HEADER_KEY
    assert titled_text(report, opening).startswith(report.title)


def test_head_recipients_and_signature_are_described_as_people_ask_for_them(
    report: Report,
) -> None:
    described = {p.kind: titled_text(report, p) for p in report.passages if p.kind in DESCRIPTIONS}
    assert set(described) == set(DESCRIPTIONS)
    for kind, text in described.items():
        assert text.startswith(f"{DESCRIPTIONS[kind].format(kind='báo cáo')}. {report.issuer}. ")


def test_every_passage_of_the_report_has_a_unit_and_its_sentences_show_its_words(
    report: Report,
) -> None:
    units = report_units(report)
    whole = [unit for unit in units if unit.kind is UnitKind.PASSAGE]
    assert [unit.passage for unit in whole] == list(range(len(report.passages)))
    for unit in units:
        passage = report.passages[unit.passage]
        if unit.kind is UnitKind.SENTENCE and passage.kind not in DESCRIPTIONS:
            assert unit.text == clean(without_marks(passage.text[unit.start : unit.end]))


def test_the_parts_that_are_no_sentences_are_marked_whole(report: Report) -> None:
    for unit in report_units(report):
        passage = report.passages[unit.passage]
        if passage.kind in DESCRIPTIONS:
            assert (unit.start, unit.end) == (0, len(passage.text))
            assert unit.text == titled_text(report, passage)


@given(st.lists(sentences | anything, max_size=4))
@thorough
def test_units_come_passage_by_passage_with_spans_inside_them(texts: list[str]) -> None:
    units = report_units(make_report(texts))
    assert [unit.passage for unit in units] == sorted(unit.passage for unit in units)
    for unit in units:
        assert 0 <= unit.start <= unit.end <= len(texts[unit.passage])
        assert unicodedata.is_normalized("NFC", unit.text)
        unit.text.encode("utf-8")
