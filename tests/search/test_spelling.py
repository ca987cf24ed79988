"""Slips are undone where a known syllable is near, each at a cost; what is known stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.letter_slips import (
    ANY_OTHER_LETTER,
    DOUBLED_LETTER,
    NEIGHBOURING_KEY,
    letter_slips,
)
from embeddings.sound_alikes import sound_alikes
from embeddings.spelling import readings
from tests.search.texts import thorough

FORMS: dict[str, tuple[str, ...]] = {
    "thanh": ("thành",), "pho": ("phố",), "truong": ("trường",), "duong": ("đường",),
    "nghi": ("nghĩ", "nghỉ"), "ngan": ("ngân",), "sach": ("sách",), "dat": ("đất",),
    "dai": ("đai",), "xu": ("xử",), "ly": ("lý",), "su": ("sử",), "mat": ("mặt",),
    "giam": ("giảm",), "phat": ("phát",),
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
        ("xữ", ("xử",)),
        ("lí", ("lý",)),
        ("sử", ("xử",)),
        ("mặc", ("mặt",)),
        ("dảm", ("giảm",)),
        ("jảm", ("giảm",)),
        ("fát", ("phát",)),
        ("chường", ("trường",)),
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


def test_a_known_syllable_is_never_taken_for_one_that_only_looks_like_it() -> None:
    assert meant("lý") == {("lý",)}
    assert meant("thành") == {("thành",)}


def test_a_neighbouring_key_is_likelier_than_one_far_away() -> None:
    slips = letter_slips("phk")
    assert slips["pha"] == ANY_OTHER_LETTER > slips["phj"] == NEIGHBOURING_KEY
    assert letter_slips("phoo")["pho"] == DOUBLED_LETTER < letter_slips("phok")["pho"]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=7))
@thorough
def test_what_a_slip_can_undo_a_slip_can_do(typed: str) -> None:
    assert all(typed in letter_slips(meant) for meant in letter_slips(typed))


@given(st.text(min_size=1, max_size=8))
@thorough
def test_nothing_is_said_to_sound_like_itself(typed: str) -> None:
    assert typed not in dict(sound_alikes(typed))


@given(st.text(min_size=1, max_size=12))
@thorough
def test_there_is_always_a_reading_and_no_cost_below_zero(typed: str) -> None:
    found = readings(typed.lower(), FORMS, unmarked_question=False)
    assert found
    assert all(one.cost >= 0 and one.syllables for one in found)
