"""The report that a question names is the one that answers; otherwise the newest."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.hit import Outcome
from embeddings.report_choice import choice_bonus, identity_tokens
from embeddings.search import Searcher
from embeddings.space import MemorySpace

if TYPE_CHECKING:
    from corpus import Report
    from embeddings.bundled import BundledEncoder


KEPT = 30
"""Passages of each report: to encode all would take long and prove no more."""


def retold(report: Report, number: str, year: int, issuer: str) -> Report:
    """Return a report that says the same of another year or body."""
    passages = tuple(
        dataclasses.replace(
            passage,
            id=f"{number}.{passage.id}",
            text=passage.text.replace("2023", str(year)).replace("2024", str(year + 1)),
        )
        for passage in report.passages[:KEPT]
    )
    return dataclasses.replace(
        report,
        id=number,
        number=number,
        issuer=issuer,
        date=dt.date(year, 12, 1),
        year=year,
        passages=passages,
    )


@pytest.fixture(scope="module")
def three_reports(report: Report, bundled_encoder: BundledEncoder) -> Searcher:
    """Return a search over the report, the year before's, and another district's."""
    shorter = dataclasses.replace(report, passages=report.passages[:KEPT])
    before = retold(report, "310/BC-UBND", 2022, report.issuer)
    elsewhere = dataclasses.replace(
        retold(report, "77/BC-UBND", 2023, "UBND huyện Cam Lộ"), date=dt.date(2023, 11, 20)
    )
    return Searcher(MemorySpace.of([before, elsewhere, shorter], bundled_encoder), bundled_encoder)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Thu ngân sách năm 2022 được bao nhiêu?", "310/BC-UBND"),
        ("thu ngan sach nam 2022 duoc bao nhieu", "310/BC-UBND"),
        ("Cam Lộ thu ngân sách được bao nhiêu?", "77/BC-UBND"),
        ("huyen cam lo thu ngan sach bao nhieu", "77/BC-UBND"),
        ("Theo báo cáo số 310 thì thu ngân sách được bao nhiêu?", "310/BC-UBND"),
        ("Báo cáo 77/BC-UBND nói gì về thu ngân sách?", "77/BC-UBND"),
    ],
)
def test_the_year_the_body_or_the_number_chooses(
    three_reports: Searcher, question: str, number: str
) -> None:
    hits = three_reports.search(question).hits
    assert {hit.report.number for hit in hits} == {number}


def test_otherwise_the_newest_report_comes_first(three_reports: Searcher) -> None:
    hit = three_reports.search("Thu ngân sách được bao nhiêu?").hits[0]
    assert hit.report.number == "346/BC-UBND"


def test_that_other_reports_say_the_same_raises_no_doubt(
    three_reports: Searcher, searcher: Searcher
) -> None:
    question = "Thu ngân sách trên địa bàn đạt bao nhiêu?"
    among_three, alone = three_reports.search(question), searcher.search(question)
    assert alone.outcome is among_three.outcome is Outcome.ANSWERED
    assert among_three.confidence == pytest.approx(alone.confidence, abs=0.2)


def test_a_report_chosen_by_hand_stays_chosen(three_reports: Searcher) -> None:
    hits = three_reports.search("Thu ngân sách năm 2022 là bao nhiêu?", report="77/BC-UBND").hits
    assert {hit.report.number for hit in hits} == {"77/BC-UBND"}


def test_a_name_chooses_as_a_whole(three_reports: Searcher) -> None:
    lexical = three_reports.space.lexical
    chosen = choice_bonus("thu ngân sách của Cam Lộ", lexical)
    assert chosen.any()
    assert not choice_bonus("thu ngân sách ở Cam, thu phí ở Lộ", lexical).any()
    assert np.array_equal(chosen, choice_bonus("cam lo thu ngan sach", lexical))


def test_what_all_reports_share_chooses_nothing(searcher: Searcher) -> None:
    question = "Báo cáo 346 của thành phố Đông Hà năm 2023 nói gì?"
    assert not choice_bonus(question, searcher.space.lexical).any()


def test_a_draft_is_known_by_what_it_has(report: Report) -> None:
    draft = dataclasses.replace(report, number=None, date=None, year=None, issuer="Sở Tài chính")
    assert identity_tokens(draft) == ["report:name:so tai chinh"]
