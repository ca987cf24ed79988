"""What names nothing that a report has is refused, whatever passage is nearest."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from embeddings.earlier import Earlier
from embeddings.folding import clean, fold
from embeddings.glossary import shipped_glossary
from embeddings.hit import Outcome
from embeddings.language import question_language
from embeddings.question import Knowledge, understand
from embeddings.recognition import is_recognised
from embeddings.tones import ToneModel
from embeddings.units import passage_tokens, titled_text
from embeddings.unmentioned import Held
from embeddings.weights import shipped_weights
from scripts.pairs import read_pairs
from tests.search.texts import anything, brief, make_report

if TYPE_CHECKING:
    from corpus import Report
    from embeddings.question import Question
    from embeddings.search import Searcher


class Reader:
    """Reads questions over one report without any vectors."""

    def __init__(self, report: Report) -> None:
        passages = report.passages
        tokens = set(chain.from_iterable(passage_tokens(report, one) for one in passages))
        tones = ToneModel.count(titled_text(report, one) for one in passages)
        self.language = question_language(tones)
        self.held = Held(tones.singles, tokens.__contains__, self.language, frozenset())
        well_typed = shipped_glossary().well_typed
        self._knowledge = Knowledge(
            lambda text: self.language.restorations(text, well_typed),
            shipped_glossary(),
            shipped_weights().fusion,
            tokens.__contains__,
        )

    def read(self, question: str) -> Question:
        return understand(question, None, self._knowledge)

    def recognises(self, question: str) -> bool:
        return is_recognised(clean(question), self.read(question), self.held)


@pytest.fixture(scope="module")
def terms() -> Reader:
    return Reader(make_report(["GRDP tăng 7%. Có 12 sản phẩm OCOP và 3 dự án FDI sau dịch covid."]))


@pytest.mark.parametrize(
    "nothing",
    [
        "asdfghjkl",
        "qwerty uiop",
        "blah blah",
        "a b",
        "x",
        "à",
        "ờ",
        "lol",
        "haha",
        "test",
        "😀 a",
        "5",
        "987654",
        "what is the poverty rate",
        "how many documents were issued",
        "economic growth rate",
    ],
)
def test_what_names_nothing_of_the_reports_is_never_answered(
    searcher: Searcher, nothing: str
) -> None:
    found = searcher.search(nothing)
    assert found.outcome is Outcome.OFF_TOPIC
    assert found.confidence == 0


@pytest.mark.parametrize(
    "nameless", ["tại sao", "là gì", "tại sao lại như thế", "Cho tôi hỏi việc này đến đâu rồi?"]
)
def test_a_question_that_names_nothing_is_within_the_topic_and_not_answered(
    searcher: Searcher, nameless: str
) -> None:
    found = searcher.search(nameless)
    assert found.outcome is Outcome.NOT_STATED
    assert found.confidence == 0


@pytest.mark.parametrize(
    "short", ["PCI", "bhyt", "covid", "thuế", "thuees", "ngansach", "truong hoc", "25/11/2023"]
)
def test_a_reports_own_short_term_is_looked_for(searcher: Searcher, short: str) -> None:
    assert searcher.search(short).outcome is Outcome.ANSWERED


def test_a_refusal_names_the_words_of_another_language(searcher: Searcher) -> None:
    assert searcher.search("what is the poverty rate").unmentioned == ("what is", "poverty rate")


def test_a_follow_up_of_asking_words_leans_on_the_question_before(searcher: Searcher) -> None:
    before = Earlier("UBND thành phố đã ban hành bao nhiêu quyết định?")
    assert searcher.search("tại sao", previous=before).confidence > 0


@pytest.mark.parametrize("term", ["OCOP", "ocop", "GRDP", "grdp", "FDI", "covid", "covdi"])
def test_a_term_is_recognised_where_a_report_has_it(terms: Reader, term: str) -> None:
    assert terms.recognises(term)


@pytest.mark.parametrize("term", ["BHYT", "PAPI", "coviet", "con mèo"])
def test_a_term_is_not_recognised_where_no_report_has_it(terms: Reader, term: str) -> None:
    assert not terms.recognises(term)


def test_a_vietnamese_sentence_may_share_no_word_with_a_report(terms: Reader) -> None:
    assert terms.recognises("Bà con mua thịt heo hết mấy đồng?")


def test_every_answerable_question_of_some_training_files_is_recognised() -> None:
    for file in read_pairs():
        if file.name in {"e-roads-transport", "h-military"}:
            reader = Reader(file.report())
            asked = [asked.q for pair in file.pairs for asked in pair.qa]
            typed = [*asked, *map(fold, asked)]
            assert [question for question in typed if not reader.recognises(question)] == []


@given(anything)
@brief
def test_anything_may_be_typed(terms: Reader, question: str) -> None:
    if clean(question):
        assert terms.recognises(question) in {True, False}
