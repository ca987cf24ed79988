"""Of a passage that is found, the sentence that answers is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.highlight import Sought, answer_span
from embeddings.lexical import LexicalIndex
from embeddings.lexical_tokens import lexical_tokens
from embeddings.sentences import sentence_spans
from tests.search.texts import sentences, thorough

if TYPE_CHECKING:
    from embeddings.question import Question
    from embeddings.search import Searcher

TEXT = "Thu ngân sách đạt 5.486 tỷ đồng. Có 214 trường đạt chuẩn quốc gia. Đàn lợn phục hồi."


@pytest.fixture(scope="module")
def question(searcher: Searcher) -> Question:
    return searcher.rank("Có bao nhiêu trường đạt chuẩn quốc gia?").question


@pytest.fixture(scope="module")
def lexical() -> LexicalIndex:
    return LexicalIndex.build([lexical_tokens(TEXT), lexical_tokens("Có bao nhiêu")])


def test_equally_near_sentences_are_told_apart_by_their_words(
    question: Question, lexical: LexicalIndex
) -> None:
    ((start, end),) = answer_span(
        TEXT, sentence_spans(TEXT), np.full(3, 0.8, np.float32), Sought.of(question, lexical)
    )
    assert TEXT[start:end] == "Có 214 trường đạt chuẩn quốc gia."


def test_sentences_with_the_same_words_are_told_apart_by_their_vectors(
    question: Question, lexical: LexicalIndex
) -> None:
    text = "Đàn lợn phục hồi. Đàn bò tăng."
    cosines = np.array([0.7, 0.9], np.float32)
    ((start, end),) = answer_span(text, sentence_spans(text), cosines, Sought.of(question, lexical))
    assert text[start:end] == "Đàn bò tăng."


LIST = (
    "Các chỉ tiêu chưa đạt kế hoạch gồm: tốc độ tăng trưởng kinh tế của toàn thành phố so với năm "
    "trước; tổng vốn đầu tư toàn xã hội trên địa bàn thành phố trong năm; tổng thu ngân sách trên "
    "địa bàn. Thành phố đã kiểm điểm trách nhiệm của từng cơ quan."
)


@pytest.mark.parametrize("nearest", range(3))
def test_of_a_list_all_parts_are_marked_where_a_list_is_asked_for(
    searcher: Searcher, lexical: LexicalIndex, nearest: int
) -> None:
    asked = searcher.rank("Những chỉ tiêu nào chưa đạt?").question
    spans = sentence_spans(LIST)
    cosines = np.full(len(spans), 0.5, np.float32)
    cosines[nearest] = 0.9
    marked = answer_span(LIST, spans, cosines, Sought.of(asked, lexical))
    assert marked == spans[:-1]


def test_of_a_list_one_part_is_marked_where_one_thing_is_asked_for(
    question: Question, lexical: LexicalIndex
) -> None:
    spans = sentence_spans(LIST)
    cosines = np.array([0.5, 0.9, 0.5, 0.5][: len(spans)], np.float32)
    assert len(answer_span(LIST, spans, cosines, Sought.of(question, lexical))) == 1


def test_a_passage_without_sentences_is_marked_whole(
    question: Question, lexical: LexicalIndex
) -> None:
    assert answer_span("   ", [], np.zeros(0, np.float32), Sought.of(question, lexical)) == (
        (0, 3),
    )


@given(st.data(), sentences)
@thorough
def test_what_is_marked_is_one_of_the_sentences(
    question: Question, lexical: LexicalIndex, data: st.DataObject, text: str
) -> None:
    spans = sentence_spans(text)
    cosines = data.draw(
        st.lists(st.floats(-1, 1, width=32), min_size=len(spans), max_size=len(spans))
    )
    marked = answer_span(text, spans, np.array(cosines, np.float32), Sought.of(question, lexical))
    assert marked == ((0, len(text)),) or marked[0] in spans


def test_each_word_counts_by_its_rarity_and_all_together_for_one(
    question: Question, lexical: LexicalIndex
) -> None:
    sought = Sought.of(question, lexical)
    weight = dict(zip(sought.tokens, sought.weights, strict=True))
    assert sum(weight.values()) == pytest.approx(1)
    assert weight["quoc_gia"] > weight["co"] > 0


def test_a_sentence_that_holds_what_was_asked_for_is_preferred(
    searcher: Searcher, lexical: LexicalIndex
) -> None:
    asked = searcher.rank("Bao nhiêu trường đạt chuẩn?").question
    text = "Trường đạt chuẩn rất khang trang. Trường đạt chuẩn là 214 trường."
    cosines = np.full(2, 0.8, np.float32)
    ((start, end),) = answer_span(text, sentence_spans(text), cosines, Sought.of(asked, lexical))
    assert text[start:end] == "Trường đạt chuẩn là 214 trường."


NAMING = "Du lịch hồi phục. Covid-19 còn lại. Quyết định số 115/QĐ-UBND đã được ban hành."


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("covid ra sao", "Covid-19 còn lại."),
        ("Nội dung văn bản 115/QĐ-UBND", "Quyết định số 115/QĐ-UBND đã được ban hành."),
    ],
)
def test_a_sentence_that_holds_what_is_named_is_preferred(
    searcher: Searcher, lexical: LexicalIndex, asked: str, answer: str
) -> None:
    cosines = np.array([0.82, 0.81, 0.81], np.float32)
    spans = sentence_spans(NAMING)
    sought = Sought.of(searcher.rank(asked).question, lexical)
    ((start, end),) = answer_span(NAMING, spans, cosines, sought)
    assert NAMING[start:end] == answer


def test_a_number_that_is_asked_for_is_preferred_to_a_foreign_name(
    searcher: Searcher, lexical: LexicalIndex
) -> None:
    asked = searcher.rank("Mỏ titan nộp bao nhiêu tiền?").question
    text = "Mỏ titan rộng. Tiền ký quỹ là 23 tỷ đồng."
    cosines = np.array([0.8, 0.8], np.float32)
    ((start, end),) = answer_span(text, sentence_spans(text), cosines, Sought.of(asked, lexical))
    assert text[start:end] == "Tiền ký quỹ là 23 tỷ đồng."
