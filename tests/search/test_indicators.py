"""A figure is asked of something, which some report must speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.indicators import indicators

if TYPE_CHECKING:
    from embeddings.search import Searcher

COMPOUNDS = {"hộ nghèo", "công văn", "giải phóng"}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Tỷ lệ hộ nghèo còn bao nhiêu phần trăm?", ["hộ nghèo", "phần"]),
        ("Ban hành bao nhiêu công văn?", ["công văn"]),
        ("Vay bao nhiêu triệu euro cho dự án?", ["euro"]),
        ("Đạt bao nhiêu so với năm trước?", []),
        ("Ai ký báo cáo này?", []),
    ],
)
def test_what_a_figure_is_asked_of(question: str, things: list[str]) -> None:
    assert list(indicators(question, COMPOUNDS)) == things


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Sản lượng sầu riêng là bao nhiêu tấn?", ("sầu riêng",)),
        ("vay bao nhieu trieu bitcoin", ("bitcoin",)),
        ("UBND thành phố ban hành bao nhiêu công văn?", ()),
        ("Tỷ lệ GPMB đạt bao nhiêu?", ()),
    ],
)
def test_what_no_report_speaks_of_is_named(
    searcher: Searcher, question: str, absent: tuple[str, ...]
) -> None:
    assert searcher.search(question).missing == absent


def test_other_words_for_a_thing_count_as_the_thing(searcher: Searcher) -> None:
    ranking = searcher.rank("Tỷ lệ giải tỏa đạt bao nhiêu?")
    hit = searcher.hit(ranking, int(ranking.order[0]))
    assert searcher.missing(ranking, hit) == ()
