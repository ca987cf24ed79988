"""A space in memory is the index on disk, but for the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import read_folder
from embeddings.lexical import FILES
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from embeddings.store import Store
from embeddings.units import UnitKind, report_units
from tests.store.hashing import HashingEncoder
from tests.store.reports import fill

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three reports."""
    fill(tmp_path / "corpus", 3)
    return tmp_path / "corpus"


@pytest.fixture
def reports(folder: Path) -> tuple[Report, ...]:
    return read_folder(folder)


@pytest.fixture
def space(reports: tuple[Report, ...]) -> MemorySpace:
    return MemorySpace.of(reports, HashingEncoder())


def test_it_holds_what_a_store_would_have_written(
    space: MemorySpace, folder: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "index")
    store.build(folder, HashingEncoder())
    stored = store.current()
    assert space.reports == tuple(stored.reports)
    for name in ("vectors", "unit_passage", "unit_kind", "unit_span"):
        assert getattr(space, name).dtype == getattr(stored, name).dtype
        np.testing.assert_array_equal(getattr(space, name), getattr(stored, name))
    for name in FILES:
        np.testing.assert_array_equal(getattr(space.lexical, name), getattr(stored.lexical, name))
    assert space.tones.singles == stored.tones.singles


def test_rows_are_the_passages_of_all_reports_in_order(
    space: MemorySpace, reports: tuple[Report, ...]
) -> None:
    everything = [(report.id, passage) for report in reports for passage in report.passages]
    assert [(row.report.id, row.passage) for row in space.passages] == everything
    for number, report in enumerate(reports):
        rows = space.passages.of_report(number)
        assert tuple(space.passages[row].passage for row in rows) == report.passages


def test_units_lead_back_to_the_words_they_were_cut_from(
    space: MemorySpace, reports: tuple[Report, ...]
) -> None:
    assert len(space.vectors) == sum(len(report_units(report)) for report in reports)
    assert space.faiss.ntotal == len(space.vectors)
    for row, kind, (start, end) in zip(
        space.unit_passage, space.unit_kind, space.unit_span, strict=True
    ):
        text = space.passages[int(row)].passage.text
        assert text[start:end].strip()
        assert kind == UnitKind.SENTENCE or (start, end) == (0, len(text))


def test_a_search_may_be_kept_to_one_report(
    space: MemorySpace, reports: tuple[Report, ...]
) -> None:
    searcher = Searcher(space, HashingEncoder())
    question = "Thành phố đã tiếp bao nhiêu lượt công dân?"
    assert {hit.report.id for hit in searcher.search(question, top=9).hits} == {
        report.id for report in reports
    }
    for report in reports:
        found = searcher.search(question, top=9, report=report.id)
        assert [hit.report.id for hit in found.hits] == [report.id] * len(report.passages)


def test_a_report_that_is_not_there_gives_no_hits(space: MemorySpace) -> None:
    found = Searcher(space, HashingEncoder()).search("Bao nhiêu lượt?", report="khác")
    assert found.hits == ()
    assert found.confidence == 0
