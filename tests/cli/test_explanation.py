"""An explanation is read in a terminal, however narrow, and tells what was made of the question."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.json_output import explanation_object
from bot.messages import explanation as words
from bot.terminal_explanation import show_explanation
from embeddings.earlier import Earlier

if TYPE_CHECKING:
    from embeddings.explanation import Explanation
    from embeddings.search import Searcher

UNSURE = "thu cua thanh pho GPMB nam 1998"
BEFORE = "Kết quả thu ngân sách năm 2023?"


def shown(explanation: Explanation, width: int) -> list[str]:
    out = io.StringIO()
    show_explanation(Console(file=out, width=width, highlight=False), explanation)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_terminal_and_shows_every_passage(searcher: Searcher, width: int) -> None:
    explanation = searcher.explain(UNSURE, top=12)
    lines = shown(explanation, width)
    assert max(map(cell_len, lines)) <= width
    heads = [line.split()[2:] for line in lines if line.strip().startswith(words.RANKING_COLUMN)]
    assert [number for row in heads for number in row] == [str(number) for number in range(1, 13)]
    scores = [line.split()[1:] for line in lines if line.split()[:1] == [words.SCORE]]
    figures = [float(figure) for row in scores for figure in row if figure[0].isdigit()]
    assert figures == pytest.approx([hit.score for hit in explanation.result.hits], abs=0.006)


def test_all_readings_and_other_wordings_are_told(searcher: Searcher) -> None:
    text = "\n".join(shown(searcher.explain(UNSURE), 80))
    assert "“thu của thành phố GPMB năm 1998”" in text
    assert "“thư của thành phố GPMB năm 1998”" in text
    assert "“GPMB” → “giải phóng mặt bằng” (0." in text
    assert words.MISSING.format(names="“1998”") in text
    assert words.PREVIOUS.partition("{")[0] not in text


def test_a_follow_up_names_the_question_it_leans_on(searcher: Searcher) -> None:
    leaning = searcher.explain("thế GPMB thì sao", previous=Earlier(BEFORE))
    assert words.PREVIOUS.format(question=f"“{BEFORE}”") in shown(leaning, 80)
    alone = searcher.explain("Giải phóng mặt bằng vướng mắc gì?", previous=Earlier(BEFORE))
    assert alone.previous is None


def test_the_parts_and_the_sum_of_the_confidence_are_told(searcher: Searcher) -> None:
    explanation = searcher.explain(UNSURE)
    lines = shown(explanation, 80)
    total = explanation.intercept + sum(effect for _, effect in explanation.evidence.values())
    assert any(line.split() == [words.SUM, f"{total:+.2f}"] for line in lines)
    parts = {*words.SIGNALS.values(), *words.SECOND_LOOK.values(), *words.EVIDENCE_NAMES.values()}
    assert all(any(part in line for line in lines) for part in parts)
    assert {*words.SIGNALS, *words.SECOND_LOOK} == set(explanation.hits[0].shares)


def test_the_data_tell_the_same(searcher: Searcher) -> None:
    data = explanation_object(searcher.explain("thế GPMB thì sao", previous=Earlier(BEFORE)))
    assert data["previous"] == BEFORE
    assert {"words": "GPMB", "others": ["giải phóng mặt bằng"]}.items() <= next(
        one for one in data["wordings"] if one["words"] == "GPMB"
    ).items()


def test_a_confidence_just_below_the_threshold_is_told_from_one_that_reaches_it() -> None:
    below, there = (words.verdict(one, 0.45961, 0.85) for one in (0.4596, 0.45961))
    assert "tức là dưới 0.4596:" in below
    assert "tức là từ 0.4596 nhưng dưới 0.85:" in there
    assert "tức là từ 0.85 trở lên:" in words.verdict(0.85, 0.45961, 0.85)


def test_what_asks_nothing_of_the_reports_was_not_weighed(searcher: Searcher) -> None:
    explanation = searcher.explain("asdfghjkl")
    assert explanation.evidence == {}
    lines = shown(explanation, 120)
    assert lines[-1] == words.NOT_WEIGHED
