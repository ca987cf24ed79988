"""Questions typed without tone marks get them back from the language of the reports."""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.folding import fold
from embeddings.language import office_language, question_language
from embeddings.tones import MOST_PAIRS, START, ToneModel, needs_tones
from tests.search.texts import anything, brief, sentences, thorough

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    "Thành phố có bao nhiêu trường đạt chuẩn quốc gia?",
    "Tỷ lệ hộ nghèo của thành phố giảm.",
    "Các hồ chứa nước. Dòng họ Nguyễn. Năm bản lề.",
)
KNOWN = ("phố", "tỷ", "lệ", "hộ", "nghèo", "đạt", "chuẩn", "trường", "nhiêu", "của")


@pytest.fixture(scope="module")
def model() -> ToneModel:
    return ToneModel.count(TEXTS)


@pytest.mark.parametrize("text", TEXTS[:2])
def test_the_marks_of_the_reports_come_back(model: ToneModel, text: str) -> None:
    assert model.restore(fold(text).capitalize()) == text


def test_neighbours_decide_between_syllables_of_one_form(model: ToneModel) -> None:
    assert model.restore("ho ngheo cua thanh pho") == "hộ nghèo của thành phố"
    assert model.restore("cac ho chua nuoc") == "các hồ chứa nước"
    assert model.restore("dong ho nguyen") == "dòng họ nguyễn"


def test_numbers_and_punctuation_stay(model: ToneModel) -> None:
    assert model.restore("ty le ho ngheo nam 2023 (%)?") == "tỷ lệ hộ nghèo năm 2023 (%)?"


def test_words_in_capitals_stay_in_capitals(model: ToneModel) -> None:
    assert model.restore("TY LE HO NGHEO") == "TỶ LỆ HỘ NGHÈO"


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=8).map(" ".join))
@thorough
def test_a_question_with_its_marks_is_left_alone(question: str) -> None:
    assert ToneModel.count(TEXTS).restore(question) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("việc sử lý nước thải", "việc xử lý nước thải"),
        ("lãi xuất vay", "lãi suất vay"),
        ("dải phóng mặt bằng", "giải phóng mặt bằng"),
        ("giải phóng mặc bằng", "giải phóng mặt bằng"),
        ("chia sẽ dữ liệu", "chia sẻ dữ liệu"),
        ("đã bổ xung bao nhiêu", "đã bổ sung bao nhiêu"),
        ("xắp xếp đơn vị", "sắp xếp đơn vị"),
        ("năng suât lúa", "năng suất lúa"),
        ("th ành phố có bao nhiêu trư ờng", "thành phố có bao nhiêu trường"),
    ],
)
def test_slips_that_make_another_word_are_mended_by_its_neighbours(typed: str, meant: str) -> None:
    assert office_language().restore(typed) == meant


@pytest.mark.parametrize(
    "question", ["lịch sử lâu đời", "sản xuất lúa", "trời sẽ mưa", "tải xuống"]
)
def test_a_word_that_sounds_like_another_is_left_where_it_belongs(question: str) -> None:
    assert office_language().restore(question) == question


@given(anything.map(lambda text: unicodedata.normalize("NFC", text)) | sentences)
@brief
def test_any_question_can_be_restored(question: str) -> None:
    restored = question_language(ToneModel.count(TEXTS)).restore(question)
    assert bool(restored.strip()) == bool(question.strip())


def test_words_that_no_report_has_come_from_general_office_language() -> None:
    assert office_language().total > 0
    assert question_language(ToneModel.count([])).restore("bao nhieu") == "bao nhiêu"


def test_the_reports_own_words_count_more_than_general_language() -> None:
    reports = ToneModel.count(["phòng cháy"])
    general = ToneModel.count(["phong cách", "phong trào"])
    assert reports.joined(general, 1).restore("phong") == "phong"
    assert general.joined(reports, 1).singles["phòng"] == 1
    assert reports.joined(general, 3).singles["phòng"] == 3


@pytest.mark.parametrize("question", ["thanh pho co bao nhieu truong", "ubnd da lam gi"])
def test_a_question_without_marks_needs_them(question: str) -> None:
    assert needs_tones(question)


@pytest.mark.parametrize("question", [TEXTS[0], "UBND đã làm gì?", "2023", "!", ""])
def test_a_question_with_marks_or_without_words_needs_none(question: str) -> None:
    assert not needs_tones(question)


@given(st.lists(sentences, max_size=4), st.lists(sentences, max_size=4))
@thorough
def test_what_was_added_can_be_taken_away(first: list[str], second: list[str]) -> None:
    both = ToneModel.count([*first, *second])
    none = ToneModel.count([])
    assert both.changed(lost=ToneModel.count(second), gained=none) == ToneModel.count(first)
    assert ToneModel.count(first).changed(lost=none, gained=ToneModel.count(second)) == both
    assert ToneModel.count(first).joined(ToneModel.count(second), 1) == both


@given(st.lists(sentences, max_size=4))
@thorough
def test_every_syllable_is_found_under_its_folded_form(texts: list[str]) -> None:
    counted = ToneModel.count(texts)
    assert counted.total == sum(counted.singles.values())
    assert {word for forms in counted.forms.values() for word in forms} == set(counted.singles)
    for form, words in counted.forms.items():
        assert {fold(word) for word in words} == {form}
    assert START in counted.singles or not texts


def test_a_model_is_the_same_after_it_was_written(model: ToneModel, tmp_path: Path) -> None:
    model.save(tmp_path / "tones.json")
    read = ToneModel.load(tmp_path / "tones.json")
    assert (read.singles, read.pairs, read.total) == (model.singles, model.pairs, model.total)
    assert list(read.forms.items()) == list(model.forms.items())


def test_a_file_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tones.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(KeyError):
        ToneModel.load(path)
    path.write_text("không phải JSON", encoding="utf-8")
    with pytest.raises(ValueError, match=r"JSON"):
        ToneModel.load(path)


def test_a_trimmed_model_keeps_the_most_frequent_pairs() -> None:
    letters = "bcdghklmnpqrstvx"
    rare = " ".join(map("".join, product(letters, repeat=4)))
    whole = ToneModel.count([rare, "kế hoạch kế hoạch"])
    assert len(whole.pairs) > MOST_PAIRS
    trimmed = whole.trimmed()
    assert len(trimmed.pairs) == MOST_PAIRS
    assert trimmed.pairs["kế hoạch"] == 2
    assert trimmed.singles == whole.singles


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("viec su ly nuoc thai", "việc xử lý nước thải"),
        ("lai xuat vay von", "lãi suất vay vốn"),
        ("he thong trinh tri", "hệ thống chính trị"),
        ("bo xung can bo", "bổ sung cán bộ"),
        ("bao hien y te", "bảo hiểm y tế"),
    ],
)
def test_without_tone_marks_too_a_word_is_mended_that_no_neighbour_stands_beside(
    typed: str, meant: str
) -> None:
    assert office_language().restore(typed) == meant


@pytest.mark.parametrize(
    "question", ["lich su lau doi", "san xuat lua", "so ho ngheo", "giai ngan von dau tu cong"]
)
def test_without_tone_marks_a_word_stays_that_stands_beside_its_neighbour(question: str) -> None:
    assert fold(office_language().restore(question)) == question
