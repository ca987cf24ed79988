"""A figure is asked of something, which some report must speak of."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest

from embeddings.indicators import as_typed, indicators
from embeddings.tones import ToneModel

if TYPE_CHECKING:
    from embeddings.search import Searcher

LANGUAGE = ToneModel.count(
    [
        "tỷ lệ hộ nghèo giảm", "số hộ nghèo còn ít", "hộ dân vay vốn", "công văn đến", "công văn",
        "khách du lịch đến", "du lịch biển", "du lịch núi", "so với năm trước",
        *ascii_lowercase * 8,
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Tỷ lệ hộ nghèo còn mấy phần trăm?", ["hộ nghèo"]),
        ("Ban hành bao nhiêu công văn?", ["công văn"]),
        ("Ban hành bao nhiêu lượt công văn?", ["công văn"]),
        ("Vay bao nhiêu triệu euro cho dự án?", ["euro"]),
        ("Có bao nhiêu khách du lịch đến?", []),
        ("Có bao nhiêu hộ Nghèo Đói?", []),
        ("Tỷ lệ bao nhiêu trường đạt chuẩn?", []),
        ("Đạt bao nhiêu so với năm trước?", []),
        ("Ai ký báo cáo này?", []),
    ],
)
def test_what_a_figure_is_asked_of(question: str, things: list[str]) -> None:
    assert list(indicators(question, LANGUAGE)) == things


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Sản lượng sầu riêng là bao nhiêu tấn?", ("sầu riêng",)),
        ("vay bao nhieu trieu bitcoin", ("bitcoin",)),
        ("UBND thành phố ban hành bao nhiêu công văn?", ()),
        ("phường nào vi phạm bao nhiêu lần", ()),
        ("lớp mấy áp dụng chương trình mới", ()),
        ("Tỷ lệ GPMB đạt bao nhiêu?", ()),
    ],
)
def test_what_no_report_speaks_of_is_named(
    searcher: Searcher, question: str, absent: tuple[str, ...]
) -> None:
    assert searcher.search(question).missing == absent


def test_a_name_is_told_as_it_was_typed() -> None:
    assert as_typed("vĩnh lĩnh", "huyen vinh linh?") == "vinh linh"
    assert as_typed("1234/QĐ-UBND", "1234/QĐ-UBND?") == "1234/QĐ-UBND"


def test_other_words_for_a_thing_count_as_the_thing(searcher: Searcher) -> None:
    ranking = searcher.rank("Tỷ lệ giải tỏa đạt bao nhiêu?")
    assert searcher.missing(ranking) == ()
