"""Questions of the real report, with the real encoder, against the index that the program built."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus import PassageKind
from embeddings.earlier import Earlier
from embeddings.folding import fold
from embeddings.hit import Outcome
from embeddings.sentences import sentence_spans
from embeddings.units import DESCRIPTIONS

if TYPE_CHECKING:
    from corpus import Report
    from embeddings.search import Searcher

LITERAL = (
    ("Tính đến ngày 25/11/2023 đã ban hành bao nhiêu quyết định và công văn?", "2.716 công văn"),
    ("Quyết định số 2469/QĐ-UBND ngày 27/10/2023 phê duyệt gì?", "2469/QĐ-UBND"),
    ("Ngày 01/12/2023 Bộ Tài chính tổ chức đàm phán gì?", "đàm phán thỏa ước vay"),
    ("Đã tiếp nhận và xử lý bao nhiêu văn bản đến?", "8.400 văn bản đến"),
    ("Kế hoạch số 2401/KH-UBND về việc gì?", "2401/KH-UBND"),
)


@pytest.mark.parametrize(("question", "words"), LITERAL)
def test_the_passage_that_answers_comes_first_with_its_sentence_marked(
    searcher: Searcher, question: str, words: str
) -> None:
    first = searcher.search(question).hits[0]
    assert words in first.passage.text
    assert any(words in first.passage.text[start:end] for start, end in first.highlight)


@pytest.mark.parametrize(("question", "words"), LITERAL)
def test_it_comes_first_without_tone_marks_too(
    searcher: Searcher, question: str, words: str
) -> None:
    found = searcher.search(fold(question))
    assert words in found.hits[0].passage.text


def test_tone_marks_are_put_back_before_the_search(searcher: Searcher) -> None:
    found = searcher.search("ty le truong chuan quoc gia cua thanh pho la bao nhieu")
    assert found.understood == "tỷ lệ trường chuẩn quốc gia của thành phố là bao nhiêu"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_any_unicode_form_of_a_question_finds_the_same(searcher: Searcher, form: str) -> None:
    question, words = LITERAL[0]
    typed = unicodedata.normalize(form, question)  # type: ignore[arg-type]
    assert searcher.search(typed) == searcher.search(question)
    assert words in searcher.search(typed).hits[0].passage.text


def test_a_follow_up_is_searched_for_with_the_question_before_it(searcher: Searcher) -> None:
    before = "UBND thành phố đã ban hành bao nhiêu quyết định?"
    found = searcher.search("Còn công văn?", previous=Earlier(before))
    assert "2.716 công văn" in found.hits[0].passage.text
    own, whole = searcher.rank("Còn công văn?", previous=Earlier(before)).question.readings
    assert own.text == found.understood == "Còn công văn?"
    assert whole.text == f"{before} Còn công văn?"
    assert own.share > whole.share


def test_a_follow_up_about_another_thing_is_not_drawn_back_to_the_first(
    searcher: Searcher,
) -> None:
    before = "Thu ngân sách năm 2023 đạt bao nhiêu?"
    found = searcher.search("còn giải phóng mặt bằng?", previous=Earlier(before))
    assert "giải phóng mặt bằng" in found.hits[0].passage.text


def test_a_follow_up_without_tone_marks_gets_them_after_a_question_that_has_them(
    searcher: Searcher,
) -> None:
    before = "UBND thành phố đã ban hành bao nhiêu quyết định?"
    found = searcher.search("con cong van?", previous=Earlier(before))
    assert found.understood.endswith(" công văn?")
    assert "2.716 công văn" in found.hits[0].passage.text


def test_a_new_question_is_not_disturbed_by_the_one_before_it(searcher: Searcher) -> None:
    question = "Trên địa bàn thành phố đơn thư của công dân có tính chất thế nào?"
    alone = searcher.search(question)
    assert searcher.search(question, previous=Earlier("Ai ký báo cáo?")) == alone


@pytest.mark.parametrize("top", [1, 2, 5])
def test_as_many_hits_as_wanted_come_best_first(searcher: Searcher, top: int) -> None:
    hits = searcher.search(LITERAL[0][0], top=top).hits
    assert len(hits) == top
    assert len({hit.passage.id for hit in hits}) == top
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_every_passage_is_ranked_once_at_most(searcher: Searcher, report: Report) -> None:
    hits = searcher.search("năm 2023", top=10_000).hits
    assert sorted(hit.passage.id for hit in hits) == sorted(p.id for p in report.passages)


def test_what_is_marked_is_a_sentence_or_a_whole_head_or_signature(searcher: Searcher) -> None:
    for hit in searcher.search("chuyển đổi số", top=100).hits:
        (marked,) = hit.highlight
        if hit.passage.kind in DESCRIPTIONS:
            assert marked == (0, len(hit.passage.text))
        else:
            assert marked in sentence_spans(hit.passage.text)


def test_rows_left_out_are_not_ranked(searcher: Searcher) -> None:
    question = LITERAL[0][0]
    best = int(searcher.rank(question).order[0])
    ranking = searcher.rank(question, left_out=[best])
    assert best not in ranking.order
    assert len(ranking.order) == len(searcher.space.passages) - 1


def test_a_ranking_orders_its_scores(searcher: Searcher) -> None:
    ranking = searcher.rank("bảo hiểm y tế")
    assert ranking.vector.shape == (384,)
    assert ranking.scores.shape == (len(searcher.space.passages),)
    ordered = ranking.scores[ranking.order]
    assert (np.diff(ordered) <= 0).all()


def test_a_footnote_can_be_the_answer(searcher: Searcher) -> None:
    first = searcher.search("Quyết định số 129/QĐ-UBND ngày 19/01/2023 về việc gì?").hits[0]
    assert first.passage.kind is PassageKind.FOOTNOTE
    assert first.passage.number == 1


def test_what_the_question_names_and_the_hit_lacks_is_told(searcher: Searcher) -> None:
    found = searcher.search("Quyết định số 9876/QĐ-UBND ngày 03/03/1999 về việc gì?")
    assert found.missing == ("03/03/1999", "9876/QĐ-UBND")
    assert found.outcome is not Outcome.ANSWERED


def test_the_same_question_gets_the_same_answer_from_many_threads(searcher: Searcher) -> None:
    questions = [question for question, _ in LITERAL] * 3
    expected = [searcher.search(question) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(searcher.search, questions)) == expected


LOAN, ITS_PROJECT = "Thành phố vay vốn AFD cho dự án nào?", "Dự án này gặp khó khăn gì?"


@pytest.mark.parametrize("typed", [ITS_PROJECT, fold(ITS_PROJECT)])
def test_a_follow_up_that_points_back_is_searched_with_the_name_from_the_answer(
    searcher: Searcher, typed: str
) -> None:
    answer = searcher.search(LOAN).answer
    found = searcher.search(typed, previous=Earlier(LOAN, answer))
    assert found.meant.lower().startswith("dự án phát triển đô thị ven biển miền trung")
    assert found.understood == found.meant
    assert searcher.search(typed, previous=Earlier(LOAN)) == found


def test_what_was_refused_names_nothing(searcher: Searcher) -> None:
    assert searcher.search("Giá vàng hôm nay bao nhiêu?").answer == ()
    assert not searcher.search(ITS_PROJECT, previous=Earlier(LOAN, ())).meant


def test_a_new_question_is_searched_as_if_nothing_had_been_answered_before(
    searcher: Searcher,
) -> None:
    question = "Thành phố có bao nhiêu hộ nghèo?"
    answer = searcher.search(LOAN).answer
    assert searcher.search(question, previous=Earlier(LOAN, answer)) == searcher.search(question)
