"""A refusal names what no report mentions: whole words that carry meaning, as they were typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from embeddings.folding import clean, fold, syllables
from embeddings.language import office_language
from embeddings.tones import ToneModel
from embeddings.unmentioned import Held, unmentioned
from tests.search.texts import anything, brief, sentences

if TYPE_CHECKING:
    from embeddings.search import Searcher

REPORT = (
    "Thành phố ban hành quyết định về hộ nghèo, trật tự xây dựng, giá đất và các tuyến đường sắt. "
    "Người dân đi xe buýt. Bảo hiểm y tế toàn dân."
)
_CORPUS = ToneModel.count([REPORT])
_FOLDED = fold(" ".join(syllables(REPORT))).split()
_TOKENS = {*_FOLDED, *("_".join(pair) for pair in pairwise(_FOLDED))}
HELD = Held(_CORPUS.singles, _TOKENS.__contains__, office_language(), frozenset({"bhyt"}))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Thời tiết hôm nay ra sao vậy bạn?", ("Thời tiết",)),
        ("thoi tiet hom nay the nao z", ("thoi tiet",)),
        ("Giá vé xe lửa là bao nhiêu?", ("Giá vé xe lửa",)),
        ("Ronaldo làm gì ở thành phố?", ("Ronaldo",)),
        ("Bao nhiêu cá sấu được nuôi?", ("cá sấu", "nuôi")),
        ("Tỷ lệ hộ nghèo nghiện ma túy của thành phố?", ("Tỷ lệ", "nghiện ma túy")),
        ("Người dân xem Cristiano Ronaldo đá bóng ở đâu?", ("Cristiano Ronaldo", "đá bóng")),
        ("Thành phố làm gì?", ()),
        ("thanh pho lam gi", ()),
        ("quyết đinh nào về hộ nghéo?", ()),
        ("Cách nấu phở?", ("nấu phở",)),
        ("Người dân có BHYT chưa?", ()),
        ("Có mấy triệu hộ nghèo năm 2019?", ()),
    ],
)
def test_whole_words_that_no_report_has_are_named(question: str, named: tuple[str, ...]) -> None:
    assert unmentioned(question, question, HELD) == named


@given(anything | sentences)
@brief
def test_what_is_named_stands_in_the_question(question: str) -> None:
    typed = clean(question)
    for name in unmentioned(typed, typed, HELD):
        assert " ".join(syllables(name)) in " ".join(syllables(typed))


def test_a_refusal_names_them_and_an_answer_does_not(searcher: Searcher) -> None:
    refused = searcher.search("Cách nấu phở bò ngon tại nhà?")
    assert refused.unmentioned == ("nấu phở bò ngon",)
    answered = searcher.search("Thành phố đã ban hành bao nhiêu quyết định?")
    assert answered.unmentioned == ()


def test_a_refusal_does_not_miss_a_document_that_one_of_its_passages_holds(
    searcher: Searcher,
) -> None:
    question = "ai ký quyết định 1234"
    refused = searcher.search(question)
    assert searcher.missing(searcher.rank(question)) == ("quyết định 1234",)
    assert not any("1234" in hit.passage.text for hit in refused.hits[:1])
    assert any("1234/QĐ-UBND" in hit.passage.text for hit in refused.hits)
    assert refused.missing == ()
    assert searcher.search(question, top=1).missing == ("quyết định 1234",)
