"""A second look puts the first ten passages in a better order, and no other before them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.checks import Named
from embeddings.glossary import Glossary
from embeddings.lexical import LexicalIndex
from embeddings.lexical_tokens import lexical_tokens
from embeddings.question import Knowledge, understand
from embeddings.search import Searcher
from embeddings.second_look import LOOKED_AT, SecondLook
from embeddings.shelf import PassageRows
from embeddings.tones import Restored
from embeddings.units import passage_tokens
from embeddings.weights import SecondLookWeights, shipped_weights
from tests.search.texts import brief, make_report, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.bundled import BundledEncoder

GLOSSARY = Glossary.of([("giải tỏa", "giải phóng mặt bằng")], [])
TEXTS = (
    "Công tác giải phóng mặt bằng đạt kết quả.",
    "Giải tỏa chợ cũ trong năm 2019.",
    "Trồng rừng đạt 98,5% kế hoạch, vượt xa năm trước và năm trước nữa.",
)


def look(question: str, texts: Sequence[str] = TEXTS) -> SecondLook:
    report = make_report(texts)
    known = Knowledge(
        lambda text: (Restored(text, 1.0),),
        GLOSSARY,
        shipped_weights().fusion,
        lambda _token: False,
    )
    understood = understand(question, None, known)
    return SecondLook.at(
        np.arange(len(texts)),
        understood,
        Named.of(question, GLOSSARY, set().issuperset),
        PassageRows([report], np.array([len(texts)])),
        LexicalIndex.build([passage_tokens(report, passage) for passage in report.passages]),
    )


def test_other_words_for_the_same_cover_the_question_too() -> None:
    first, second, third = look("giải tỏa").coverage
    assert first == pytest.approx(1)
    assert second == pytest.approx(1)
    assert third == 0


def test_what_the_report_is_called_covers_the_question_in_every_passage() -> None:
    assert (look("UBND xã 7/BC-UBND").coverage > 0.5).all()


def test_what_is_named_is_missed_where_it_does_not_stand() -> None:
    assert look("Việc ở Cam Lộ năm 2019?").missing.tolist() == [2, 1, 2]


def test_words_of_the_question_are_sought_near_each_other() -> None:
    seen = look(
        "thu ngân sách",
        [
            "Thu ngân sách đạt 9 tỷ.",
            "Ngân sách thu về 9 tỷ.",
            "Ngân sách xã năm nay chi 9 tỷ, không thu.",
        ],
    )
    assert seen.together[0] == pytest.approx(1)
    assert seen.together[0] == pytest.approx(seen.together[1])
    assert seen.together[2] < seen.together[1]


def test_a_word_with_other_marks_is_another_word_if_marks_were_typed() -> None:
    texts = ["Công tác quản lý đất đai.", "Công tác quản lý đát đai."]
    assert look("đất đai", texts).otherwise[0] == 0 < look("đất đai", texts).otherwise[1]
    assert (look("dat dai", texts).otherwise == 0).all()


def test_both_habits_of_placing_a_tone_mark_are_the_same_marks() -> None:
    assert look("xã Hoà Bình", ["Xã Hòa Bình có 9 thôn."]).otherwise.tolist() == [0]


def test_length_is_the_logarithm_of_the_tokens() -> None:
    report = make_report(TEXTS)
    tokens = [len(passage_tokens(report, passage)) for passage in report.passages]
    np.testing.assert_allclose(look("gì").length, np.log(tokens))


@given(sentences, st.lists(sentences, min_size=1, max_size=LOOKED_AT))
@brief
def test_coverage_is_the_share_of_the_tokens_by_their_rarity(
    question: str, texts: list[str]
) -> None:
    seen = look(question, texts)
    assert ((seen.coverage >= 0) & (seen.coverage <= 1 + 1e-9)).all()
    if lexical_tokens(question):
        whole = look(question, [*texts, question]).coverage[-1]
        assert whole == pytest.approx(1)


@given(st.tuples(*[st.floats(-3, 3)] * len(fields(SecondLookWeights))))
@brief
def test_nothing_that_is_looked_at_falls_behind_the_rest(weights: tuple[float, ...]) -> None:
    for gain in look("Giải tỏa ở Cam Lộ").gains(SecondLookWeights(*weights)).values():
        assert gain.min() == 0


def test_the_first_ten_stay_the_first_ten(
    searcher: Searcher, bundled_encoder: BundledEncoder
) -> None:
    plain = SecondLookWeights(*(0.0 for _ in fields(SecondLookWeights)))
    weights = replace(shipped_weights(), second_look=plain)
    without = Searcher(searcher.space, bundled_encoder, weights=weights)
    question = "Đông Hà năm 2023 có mấy trường đạt chuẩn quốc gia?"
    before, after = without.rank(question).order, searcher.rank(question).order
    assert set(before[:LOOKED_AT]) == set(after[:LOOKED_AT])
    np.testing.assert_array_equal(before[LOOKED_AT:], after[LOOKED_AT:])
