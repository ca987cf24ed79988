"""Slips are undone where a known syllable is near, each at a cost; what is known stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.spelling import readings
from tests.search.texts import thorough

FORMS: dict[str, tuple[str, ...]] = {
    "thanh": ("thành",), "pho": ("phố",), "truong": ("trường",), "duong": ("đường",),
    "nghi": ("nghĩ", "nghỉ"), "ngan": ("ngân",), "sach": ("sách",), "dat": ("đất",),
    "dai": ("đai",),
}  # fmt: skip


def meant(typed: str, *, unmarked: bool = False) -> set[tuple[str, ...]]:
    return {reading.syllables for reading in readings(typed, FORMS, unmarked_question=unmarked)}


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("truong", ("trường",)),
        ("phoos", ("phố",)),
        ("tru7o7ng2", ("trường",)),
        ("trưởng", ("trường",)),
        ("trường", ("trường",)),
        ("trườngg", ("trường",)),
        ("trườngf", ("trường",)),
        ("ngânsách", ("ngân", "sách")),
    ],
)
def test_a_slip_can_be_read_as_what_was_meant(typed: str, syllables: tuple[str, ...]) -> None:
    assert syllables in meant(typed)


def test_both_tones_of_an_unmarked_word_are_possible() -> None:
    assert {("nghĩ",), ("nghỉ",)} <= meant("nghi", unmarked=True)


def test_marks_dropped_cost_nothing_in_a_question_without_any() -> None:
    cost = {
        unmarked: min(
            one.cost
            for one in readings("pho", FORMS, unmarked_question=unmarked)
            if one.syllables == ("phố",)
        )
        for unmarked in (True, False)
    }
    assert cost[True] == 0 < cost[False]


@given(st.text(min_size=1, max_size=12))
@thorough
def test_there_is_always_a_reading_and_no_cost_below_zero(typed: str) -> None:
    found = readings(typed.lower(), FORMS, unmarked_question=False)
    assert found
    assert all(one.cost >= 0 and one.syllables for one in found)
