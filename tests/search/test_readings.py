"""A question that may mean two things is searched for as both, the likelier one counting more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.folding import fold
from embeddings.glossary import Glossary
from embeddings.question import Knowledge, understand
from embeddings.tones import ToneModel
from embeddings.weights import shipped_weights
from tests.search.texts import brief

if TYPE_CHECKING:
    from embeddings.bundled import BundledEncoder
    from embeddings.search import Searcher

TEXTS = ("Công an.", "Công an.", "Công án.")
"""*cong an* is read "công an" twice as often as "công án", and nothing else speaks for either."""
EITHER = "cong an"
READ_AS = ("công an", "công án")

UNSURE = "thu cua thanh pho"
"""Takings or letters, thu or thư: the language of the reports does not settle it."""


def test_both_readings_are_kept_where_it_is_not_sure_which_was_meant() -> None:
    first, second = ToneModel.count(TEXTS).restorations(EITHER)
    assert (first.text, second.text) == READ_AS
    assert first.share == pytest.approx(2 / 3, abs=0.01)
    assert first.share + second.share == pytest.approx(1)


def test_a_reading_that_is_much_less_likely_is_dropped() -> None:
    seldom = ToneModel.count((*TEXTS[:1] * 20, TEXTS[2]))
    assert [reading.text for reading in seldom.restorations(EITHER)] == [READ_AS[0]]


def test_what_was_typed_with_its_marks_is_read_one_way() -> None:
    (only,) = ToneModel.count(TEXTS).restorations(READ_AS[1])
    assert (only.text, only.share) == (READ_AS[1], 1.0)


@given(st.lists(st.sampled_from(("cong", "an", "2023", "?")), min_size=1, max_size=6))
@brief
def test_readings_are_different_texts_of_what_was_typed_in_order_of_likelihood(
    words: list[str],
) -> None:
    typed = " ".join(words)
    found = ToneModel.count(TEXTS).restorations(typed)
    shares = [reading.share for reading in found]
    assert len({reading.text for reading in found}) == len(found)
    assert {fold(reading.text) for reading in found} == {typed}
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_a_question_carries_every_reading_and_is_called_by_the_first() -> None:
    restore = ToneModel.count(TEXTS).restorations
    known = Knowledge(restore, Glossary(), shipped_weights().fusion, lambda _token: False)
    asked = understand(f"cho em hỏi {EITHER} ạ", None, known)
    assert asked.readings == restore(EITHER)
    assert asked.text == READ_AS[0]


def test_the_vector_of_an_unsure_question_lies_between_its_readings(
    searcher: Searcher, bundled_encoder: BundledEncoder
) -> None:
    ranking = searcher.rank(UNSURE)
    first, second = ranking.question.readings
    vectors = bundled_encoder.encode_queries([first.text, second.text])
    mixed = first.share * vectors[0] + second.share * vectors[1]
    assert np.allclose(ranking.vector, mixed / np.linalg.norm(mixed), atol=1e-5)
    likeness = vectors @ ranking.vector
    assert 0 < likeness[1] < likeness[0] < 1 - 1e-3


def test_the_second_reading_moves_what_is_found(
    searcher: Searcher, bundled_encoder: BundledEncoder
) -> None:
    ranking = searcher.rank(UNSURE)
    likeliest = bundled_encoder.encode_queries([ranking.question.text])[0]
    vectors = np.asarray(searcher.space.vectors)
    assert not np.allclose(vectors @ ranking.vector, vectors @ likeliest, atol=1e-3)
