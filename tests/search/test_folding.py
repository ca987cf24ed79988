"""Text is normalised and folded so that the same words match however they were typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from embeddings.folding import clean, fold, marked, syllables, without_marks
from tests.search.texts import anything, sentences, thorough


def test_tone_marks_hats_horns_and_the_bar_of_d_go() -> None:
    assert fold("Đường Nguyễn Huệ, thị xã Mỹ Ước") == "duong nguyen hue, thi xa my uoc"


def test_decomposed_text_folds_like_composed_text() -> None:
    text = "Ủy ban nhân dân phường Đông Lương"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(anything)
@thorough
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
@thorough
def test_clean_text_is_what_an_encoder_can_take(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert "\0" not in cleaned


@given(anything)
@thorough
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_invisible_characters_do_not_cut_words_and_control_characters_do() -> None:
    assert clean("thành\u200b phố\u00ad\0Huế\ud800!\n") == "thành phố Huế !"


@given(anything)
@thorough
def test_words_fold_alone_as_they_do_together(text: str) -> None:
    found = syllables(text)
    assert [*map(fold, found)] == fold(" ".join(found)).split()


@given(anything)
@thorough
def test_syllables_are_cut_where_footnote_marks_are(text: str) -> None:
    assert syllables(text) == syllables(without_marks(text))


@given(anything)
@thorough
def test_footnote_marks_become_spaces_in_place(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert not set("⁰¹²³⁴⁵⁶⁷⁸⁹") & set(plain)


def test_a_footnote_mark_is_no_part_of_its_word() -> None:
    assert syllables("Chương trình năm 2023¹² và…") == ["chương", "trình", "năm", "2023", "và"]


@given(sentences)
@thorough
def test_syllables_are_lower_case_words_without_punctuation(text: str) -> None:
    for syllable in syllables(text):
        assert syllable.isalnum()
        assert syllable == syllable.lower()


@pytest.mark.parametrize("syllable", ["Ủy", "đa", "phố", "HĐND", "ươ"])
def test_a_syllable_with_a_diacritic_or_a_bar_is_marked(syllable: str) -> None:
    assert marked(syllable)


@pytest.mark.parametrize("syllable", ["ban", "UBND", "2023", "TU"])
def test_a_syllable_of_plain_letters_is_not_marked(syllable: str) -> None:
    assert not marked(syllable)
