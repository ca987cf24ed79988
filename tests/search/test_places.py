"""Places are known in small letters, with or without tone marks, but not ordinary words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from embeddings.checks import Named
from embeddings.folding import fold
from embeddings.glossary import Glossary
from embeddings.hit import Outcome
from embeddings.places import known_places, small_places
from tests.search.texts import anything, make_report, sentences, thorough

if TYPE_CHECKING:
    from embeddings.search import Searcher


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("có bao nhiêu hộ nghèo ở huyện vĩnh linh?", ["vĩnh linh"]),
        ("co bao nhieu ho ngheo o huyen vinh linh", ["vinh linh"]),
        ("tình hình ở lâm đồng", ["lâm đồng"]),
        ("số hộ tại thành phố huế và tỉnh thái bình", ["huế", "thái bình"]),
        ("thu ngân sách tp hồ chí minh, tp hcm", ["hồ chí minh", "hcm"]),
        ("lao động tại sài gòn", ["sài gòn"]),
        ("trường học ở sa pa thế nào", ["sa pa"]),
        ("thủ đô nước pháp, nước lào", ["pháp", "lào"]),
        ("lao dong o nuoc han quoc", ["han quoc"]),
        ("lao động ở nhật bản và tại thổ nhĩ kỳ", ["nhật bản", "thổ nhĩ kỳ"]),
    ],
)
def test_a_place_in_small_letters_is_known_behind_what_leads_to_it(
    question: str, places: list[str]
) -> None:
    assert list(small_places(question)) == places


@pytest.mark.parametrize(
    "question",
    [
        "giữ gìn hòa bình, thái bình",
        "vắng ba vì bệnh",
        "thành phố vịnh",
        "ở hue",
        "ở, lâm: đồng",
        "tỉnh",
        "nhiệm vụ của huyện là gì",
        "hồ sơ của tỉnh văn bản nào",
        "Ở huyện Vĩnh Linh",
        "phổ biến pháp luật, giáo dục đạo đức ở trường, mỹ quan",
        "hợp tác với nước ngoài",
        "cấp nước anh ơi",
        "ở mỹ",
        "",
    ],
)
def test_ordinary_words_and_names_with_capitals_are_left_alone(question: str) -> None:
    assert list(small_places(question)) == []


def test_a_place_in_small_letters_is_missing_where_one_with_capitals_would_be() -> None:
    report = make_report(["Huyện Vĩnh Linh có 12 hộ."])
    of = Named.of(
        "số hộ ở huyện vĩnh linh, huyện cam lộ, ở đông hà", Glossary.of([], []), set().issuperset
    )
    assert of.missing(report, report.passages[0]) == ("cam lộ",)


def test_provinces_and_districts_of_before_and_after_2025_are_known() -> None:
    assert {("quang", "tri"), ("thai", "binh"), ("huong", "hoa"), ("hue",)} <= set(known_places())


@given(anything | sentences)
@thorough
def test_every_place_stands_in_the_question(question: str) -> None:
    for name in small_places(f"ở huyện cam lộ {question}"):
        assert name in f"ở huyện cam lộ {question}"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Phổ biến pháp luật cho dân.", ("Pháp",)),
        ("Đoàn công tác đi Pháp.", ()),
        ("Chính phủ Pháp tài trợ.", ()),
    ],
)
def test_a_country_is_no_part_of_an_ordinary_word(text: str, missing: tuple[str, ...]) -> None:
    report = make_report([text])
    for question in ("Thủ đô nước Pháp là gì?", "Vốn của Pháp là bao nhiêu?"):
        named = Named.of(question, Glossary.of([], []), set().issuperset)
        assert named.missing(report, report.passages[0]) == missing


def test_a_country_that_no_report_names_is_told(searcher: Searcher) -> None:
    for question in ("Thủ đô nước Pháp là gì?", "thu do nuoc phap la gi"):
        found = searcher.search(question)
        assert found.outcome is Outcome.NOT_STATED
        assert [fold(name) for name in found.missing] == ["phap"]
