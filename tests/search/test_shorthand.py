"""Shorthand of one meaning is written out before a question is searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from embeddings.folding import clean, fold
from embeddings.glossary import Glossary, shipped_glossary
from embeddings.shorthand import typed_document, written_out
from tests.search.texts import anything, thorough

if TYPE_CHECKING:
    from embeddings.search import Searcher

CHAT = shipped_glossary().chat


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("qđ 2469 ngày nào", "quyết định số 2469 ngày nào"),
        ("qd2469", "quyết định số 2469"),
        ("QĐ số 2469", "quyết định số 2469"),
        ("nq 80/2022/NQ-HĐND về gì", "nghị quyết số 80/2022/NQ-HĐND về gì"),
        ("kl 372-KL/TU", "kết luận số 372-KL/TU"),
        ("cv 12, tb 100 và ct số 3", "công văn số 12, thông báo số 100 và chỉ thị số 3"),
        ("kh 150", "kế hoạch số 150"),
        ("bc 346", "báo cáo số 346"),
        ("tp nhận bao nhiêu vb", "thành phố nhận bao nhiêu văn bản"),
        ("Tp nhận", "thành phố nhận"),
    ],
)
def test_shorthand_is_written_out(typed: str, written: str) -> None:
    assert written_out(typed, CHAT) == written
    assert fold(written_out(fold(typed), CHAT)) == fold(written)


@pytest.mark.parametrize(
    "typed",
    ["kh 2023", "tb 12 tháng", "kh 12/2023", "tt trật tự", "TP. Huế", "có đc ko", "nhóm A", "vb1"],
)
def test_what_may_mean_something_else_stays(typed: str) -> None:
    assert written_out(typed, CHAT) == typed


def test_a_chat_word_of_an_office_is_written_out_as_well() -> None:
    office = Glossary.of([], [["pkt", "phòng kinh tế", "chat"], ["xx", "xa xôi | xì xào", "chat"]])
    assert written_out("pkt và xx", office.chat) == "phòng kinh tế và xx"


def test_a_document_is_named_as_it_was_typed() -> None:
    assert typed_document("quyết định số 9999", "qđ 9999 ngày nào") == "qđ 9999"
    assert typed_document("quyết định số 9999", "quyết định 9999 ngày nào") is None


@given(anything)
@thorough
def test_anything_may_be_written_out_and_once_is_enough(text: str) -> None:
    once = written_out(clean(text), CHAT)
    assert written_out(once, CHAT) == once


@pytest.mark.parametrize(
    "shorthand", ["qđ 2469 về việc gì", "qd 2469 ve viec gi", "QĐ2469 về việc gì"]
)
def test_a_document_is_found_by_its_shorthand(searcher: Searcher, shorthand: str) -> None:
    found = searcher.search(shorthand)
    assert found.outcome == "answered"
    (start, end), *_ = found.hits[0].highlight
    assert "2469/QĐ-UBND" in found.hits[0].passage.text[start:end]


def test_a_missing_document_is_told_as_it_was_typed(searcher: Searcher) -> None:
    assert searcher.search("qđ 9999 ngày nào").missing == ("qđ 9999",)


@pytest.mark.parametrize(
    "typed", ["tp tiep nhan bao nhieu vb den", "tp tiếp nhận bao nhiêu vb đến"]
)
def test_chat_words_find_what_their_meanings_find(searcher: Searcher, typed: str) -> None:
    found = searcher.search(typed)
    assert found.outcome == "answered"
    assert "8.400 văn bản đến" in found.hits[0].passage.text
