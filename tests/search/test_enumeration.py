"""Where a question asks for a list that stands in several passages, all of it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.source import Source
from corpus.structure import parse_report
from corpus.text_reader import split_lines
from embeddings.earlier import Earlier
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from tests.corpus.test_listing import VILLAGE

if TYPE_CHECKING:
    from embeddings.bundled import BundledEncoder
    from embeddings.hit import HitList, SearchResult


@pytest.fixture(scope="module")
def village(bundled_encoder: BundledEncoder) -> Searcher:
    report = parse_report(Source("xã.txt", split_lines(VILLAGE)))
    return Searcher(MemorySpace.of([report], bundled_encoder), bundled_encoder)


def whole(result: SearchResult) -> HitList:
    assert result.whole_list is not None
    return result.whole_list


@pytest.mark.parametrize(
    ("question", "section", "count"),
    [
        ("nguyên nhân chủ quan gồm những gì?", "II.5.3.2", 2),
        ("nguyên nhân chủ quan?", "II.5.3.2", 2),
        ("cac nguyen nhan khach quan la gi", "II.5.3.1", 4),
        ("Nguyên nhân khách quan của những khó khăn", "II.5.3.1", 4),
        ("Nêu các nguyên nhân", "II.5.3", 6),
        ("Nêu các nguyên nhân chủ quan và khách quan", "II.5.3", 6),
        ("nhung kho khan nao trong cong tac chi dao dieu hanh", "II.5.2", 7),
        ("tp có những mặt hạn chế nào vậy ad", "II.5.2", 7),
        ("Đông Hà có những khó khăn gì?", "II.5.2", 7),
        ("liệt kê nhiệm vụ năm 2024", "II(2)", 14),
    ],
)
def test_a_question_for_a_list_gets_all_of_it_in_the_reports_order(
    searcher: Searcher, question: str, section: str, count: int
) -> None:
    result = searcher.search(question)
    found = whole(result)
    passages = [part.hit.passage for part in found.parts]
    assert (found.section, len(passages)) == (section, count)
    assert passages == [p for p in result.hits[0].report.passages if p in passages]
    first = result.hits[0].passage
    assert first in passages or (found.lead is not None and first == found.lead.passage)
    assert all(part.hit.highlight for part in found.parts)


@pytest.mark.parametrize(
    "question",
    [
        "những giải pháp nào về chuyển đổi số?",
        "Những nhiệm vụ nào về chuyển đổi số năm 2024?",
        "Những nhiệm vụ nào về quốc phòng, an ninh?",
        "Những nhiệm vụ trọng tâm về kinh tế",
        "Những khó khăn nào về giải phóng mặt bằng?",
        "GPMB gặp những khó khăn nào?",
        "Nêu các khó khăn của doanh nghiệp",
        "Nêu các nguyên nhân khách quan về giáo dục",
        "nguyen nhan chu quan cua nguoi dung dau",
        "những khó khăn, hạn chế của ngành giáo dục",
        "Khó khăn, hạn chế của thành phố Huế",
        "Nêu một nguyên nhân chủ quan",
        "Có mấy nguyên nhân chủ quan?",
        "Các phong trào thi đua nào được phát động?",
        "UBND thành phố phối hợp với những cơ quan nào?",
        "Công tác chỉ đạo, điều hành của UBND thành phố năm 2023 ra sao?",
        "Đấu giá đất gặp những khó khăn gì?",
        "Nguyên nhân của các hạn chế là gì?",
        "Vì sao có những hạn chế đó?",
        "Cách nấu phở gồm những bước nào?",
    ],
)
def test_a_question_for_one_thing_in_a_list_gets_no_list(searcher: Searcher, question: str) -> None:
    assert searcher.search(question).whole_list is None


def test_the_first_hits_are_the_same_with_a_list_and_without(searcher: Searcher) -> None:
    question = "nguyên nhân chủ quan gồm những gì?"
    ranking = searcher.rank(question)
    hits = tuple(searcher.hit(ranking, int(row)) for row in ranking.order[:3])
    result = searcher.search(question)
    assert result.hits == hits
    assert whole(result).parts[0].hit == hits[0]


def test_a_follow_up_asks_for_a_list_as_the_question_before_did(searcher: Searcher) -> None:
    asked = searcher.search("Còn chủ quan?", previous=Earlier("Nêu các nguyên nhân khách quan"))
    assert whole(asked).section == "II.5.3.2"
    before = Earlier("Năm 2023 có những khó khăn nào?")
    named = searcher.search("Nêu các nguyên nhân", previous=before)
    assert whole(named).section == "II.5.3"


@pytest.mark.parametrize(
    ("question", "lead", "parts"),
    [
        ("Những hạn chế nào về kinh tế?", "Về kinh tế:", ["Thu ngân sách", "Giá nông sản"]),
        ("nêu nguyên nhân khách quan", "Nguyên nhân khách", ["Thời tiết", "Giá vật tư"]),
        ("Nêu các chỉ tiêu chủ yếu", "Các chỉ tiêu", ["1) Thu nhập", "2) Hộ nghèo"]),
        ("Phát triển kinh tế gồm những gì?", None, ["Trồng rừng", "Nuôi cá"]),
    ],
)
def test_the_list_is_the_one_whose_announcement_holds_most_of_the_question(
    village: Searcher, question: str, lead: str | None, parts: list[str]
) -> None:
    found = whole(village.search(question))
    assert (found.lead is None) == (lead is None)
    if found.lead and lead:
        assert found.lead.passage.text.startswith(lead)
    texts = [part.hit.passage.text for part in found.parts]
    assert len(texts) == len(parts)
    assert all(map(str.startswith, texts, parts))


def test_what_stands_under_an_entry_comes_with_it(village: Searcher) -> None:
    found = whole(village.search("Nêu các nguyên nhân của xã"))
    assert [part.depth for part in found.parts] == [0, 1, 1, 0, 1, 1]


def test_no_list_is_given_where_the_question_is_not_answered(searcher: Searcher) -> None:
    refused = searcher.search("Nêu các nguyên nhân chủ quan khiến tàu ngầm hạt nhân chìm năm 1968")
    assert refused.hits
    assert refused.whole_list is None
