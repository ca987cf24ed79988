"""From a question to an answer: quoted passages with their places, or the reason for none."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from bot.answer import Answer, Refusal
from bot.answering import (
    LONGEST_QUESTION,
    Answerer,
    EmptyQuestion,
    QuestionError,
    QuestionTooLong,
    UnknownReport,
    WordlessQuestion,
    check_question,
    find_report,
)
from bot.messages.errors import describe
from corpus import PassageKind
from embeddings.earlier import Earlier
from tests.search.texts import anything

if TYPE_CHECKING:
    from embeddings.search import Searcher

LITERAL = "Tính đến ngày 25/11/2023 đã ban hành bao nhiêu quyết định và công văn?"
OFF_TOPIC = "Cách nấu phở bò ngon tại nhà?"


@pytest.fixture(scope="module")
def answerer(searcher: Searcher) -> Answerer:
    return Answerer(searcher)


@pytest.fixture(scope="module")
def answer(answerer: Answerer) -> Answer:
    return answerer.answer(LITERAL)


def test_an_answer_quotes_the_report_with_its_place(answer: Answer) -> None:
    first = answer.quotes[0]
    assert answer.question == LITERAL
    assert answer.answered
    assert answer.refusal is None
    assert "2.716 công văn" in first.passage.text
    assert first.citation == "Mục I.2.2, đoạn 5, Báo cáo số 346/BC-UBND ngày 01/12/2023"
    assert first.section.key == first.passage.section == "I.2.2"
    assert first.report.number == "346/BC-UBND"


def test_the_footnotes_marked_in_a_quote_come_with_it(answerer: Answerer) -> None:
    quotes = answerer.answer(LITERAL, top=100).quotes
    noted = {note.number for quote in quotes for note in quote.footnotes}
    assert noted == set(range(1, 9))
    for quote in quotes:
        assert tuple(note.number for note in quote.footnotes) == quote.passage.footnotes


def test_quotes_come_best_first_and_marked(answer: Answer) -> None:
    assert len(answer.quotes) == 3
    scores = [quote.score for quote in answer.quotes]
    assert scores == sorted(scores, reverse=True)
    for quote in answer.quotes:
        assert all(0 <= start < end <= len(quote.passage.text) for start, end in quote.highlight)


@pytest.mark.parametrize("top", [1, 5])
def test_as_many_quotes_as_wanted_are_given(answerer: Answerer, top: int) -> None:
    assert len(answerer.answer(LITERAL, top=top).quotes) == top


def test_what_is_not_answered_has_a_reason_and_the_nearest_passages(answerer: Answerer) -> None:
    refused = answerer.answer("Quyết định số 9876/QĐ-UBND ngày 03/03/1999 về việc gì?")
    assert not refused.answered
    assert refused.refusal in set(Refusal)
    assert len(refused.quotes) == 3


def test_an_answer_is_more_sure_of_what_the_report_says_in_so_many_words(
    answer: Answer, answerer: Answerer
) -> None:
    assert 0 <= answerer.answer(OFF_TOPIC).confidence < answer.confidence <= 1


def test_what_the_question_names_and_the_report_lacks_is_told(answerer: Answerer) -> None:
    assert answerer.answer("Năm 1998 đã ban hành bao nhiêu công văn?").missing == ("1998",)


def test_a_refusal_tells_the_words_that_no_report_has(answerer: Answerer) -> None:
    refused = answerer.answer("Cách nấu phở bò ngon tại nhà?")
    assert refused.lacking == refused.unmentioned == ("nấu phở bò ngon",)


def test_what_the_report_names_elsewhere_is_not_said_to_be_absent(answerer: Answerer) -> None:
    refused = answerer.answer("Thu ngân sách năm 2022 của Thạch Hãn là bao nhiêu?")
    assert refused.refusal is Refusal.NOT_STATED
    assert "Thạch Hãn" in refused.missing
    assert (refused.lacking, refused.apart) == ((), ("Thạch Hãn",))
    nowhere = answerer.answer("Thu ngân sách năm 2022 của Vĩnh Linh là bao nhiêu?")
    assert (nowhere.lacking, nowhere.apart) == (("Vĩnh Linh",), ())


@pytest.mark.parametrize(
    ("question", "missing", "unmentioned", "lacking"),
    [
        ("Hộ nghèo 2019 của Hải Lăng?", ("2019", "Hải Lăng"), ("Hải Lăng",), ("2019", "Hải Lăng")),
        ("Có bao nhiêu ca ly hôn?", ("ly hôn",), ("ca ly hôn",), ("ly hôn",)),
        ("Cách nấu phở?", ("2019", "Hải Lăng"), ("nấu phở",), ("nấu phở",)),
        ("Còn năm trước?", ("2019", "Hải Lăng"), (), ("2019", "Hải Lăng")),
    ],
)
def test_what_the_question_before_named_is_told_only_where_this_one_names_nothing(
    question: str,
    missing: tuple[str, ...],
    unmentioned: tuple[str, ...],
    lacking: tuple[str, ...],
) -> None:
    refused = Answer(
        question, answered=False, confidence=0, refusal=Refusal.NOT_STATED, quotes=(),
        missing=missing, unmentioned=unmentioned,
    )  # fmt: skip
    assert refused.lacking == lacking
    assert replace(refused, answered=True, refusal=None).lacking == missing


def test_a_follow_up_is_answered_from_what_was_asked_before(answerer: Answerer) -> None:
    before = "UBND thành phố đã ban hành bao nhiêu quyết định?"
    answer = answerer.answer("Còn công văn?", previous=Earlier(before))
    assert answer.question == "Còn công văn?"
    assert "2.716 công văn" in answer.quotes[0].passage.text


def test_a_list_that_is_asked_for_comes_whole_and_is_cited_from_end_to_end(
    answerer: Answerer,
) -> None:
    answer = answerer.answer("nguyên nhân chủ quan gồm những gì?")
    whole = answer.whole_list
    assert whole is not None
    assert whole.section.heading == "5.3.2. Về chủ quan"
    assert [part.quote.citation.split(",")[1] for part in whole.parts] == [
        " gạch đầu dòng 1", " gạch đầu dòng 2",
    ]  # fmt: skip
    assert whole.citation == (
        "Mục II.5.3.2, từ gạch đầu dòng 1 đến gạch đầu dòng 2, "
        "Báo cáo số 346/BC-UBND ngày 01/12/2023"
    )
    assert {quote.passage.section for quote in answer.quotes[:2]} == {"II.5.3.2"}
    assert answer.more == answer.quotes[2:]


def test_an_answer_without_a_list_has_all_its_other_quotes_beside_it(answer: Answer) -> None:
    assert answer.whole_list is None
    assert answer.more == answer.quotes[1:]


def test_any_unicode_form_gets_the_same_quotes(answerer: Answerer, answer: Answer) -> None:
    decomposed = answerer.answer(unicodedata.normalize("NFD", LITERAL))
    assert decomposed.quotes == answer.quotes
    assert decomposed.confidence == answer.confidence


@pytest.mark.parametrize(
    "name", ["346/BC-UBND", "346/bc-ubnd", " 346 /BC-UBND ", "346-BC-UBND-2023"]
)
def test_a_report_is_named_by_its_number_or_id(answerer: Answerer, name: str) -> None:
    (report,) = answerer.reports
    assert find_report(answerer.reports, name) == report
    assert answerer.answer(LITERAL, report=name) == answerer.answer(LITERAL)


@pytest.mark.parametrize("name", ["", "347/BC-UBND", "None"])
def test_an_unknown_report_is_refused_with_those_there_are(answerer: Answerer, name: str) -> None:
    with pytest.raises(UnknownReport) as refused:
        answerer.answer(LITERAL, report=name)
    assert (refused.value.wanted, refused.value.known) == (name, ("346/BC-UBND",))


@pytest.mark.parametrize("question", ["", " \n\t", "\0\0", "\ud800", "\u200b\u00ad"])
def test_an_empty_question_is_refused(answerer: Answerer, question: str) -> None:
    with pytest.raises(EmptyQuestion):
        answerer.answer(question)


@pytest.mark.parametrize("question", ["?!…", "🙂🙂", "— – -"])
def test_a_question_without_words_is_refused(answerer: Answerer, question: str) -> None:
    with pytest.raises(WordlessQuestion):
        answerer.answer(question)


def test_a_question_longer_than_anybody_types_is_refused(answerer: Answerer) -> None:
    check_question("a" * LONGEST_QUESTION)
    with pytest.raises(QuestionTooLong) as refused:
        answerer.answer("a" * 10_000)
    assert (refused.value.length, refused.value.longest) == (10_000, LONGEST_QUESTION)


@given(anything)
@settings(max_examples=25, deadline=None)
def test_any_text_is_answered_or_refused_in_one_sentence(answerer: Answerer, text: str) -> None:
    said: str | Answer
    try:
        said = answerer.answer(text)
    except QuestionError as error:
        said = describe(error)
    if isinstance(said, Answer):
        assert len(said.quotes) == 3
        assert said.answered == (said.refusal is None)
    else:
        assert said.strip().endswith((".", "?", "!"))


def test_head_and_signature_are_cited_as_parts_of_the_document(answerer: Answerer) -> None:
    signed = answerer.answer("Ai ký báo cáo này, chức vụ gì?", top=3)
    kinds = {quote.passage.kind: quote.citation for quote in signed.quotes}
    assert kinds[PassageKind.SIGNATURE].startswith("Phần chữ ký, Báo cáo số 346/BC-UBND")
