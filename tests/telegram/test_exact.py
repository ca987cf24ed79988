from __future__ import annotations

import pytest

from bot.telegram.exact import find_exact
from corpus import bundled_folder, read_folder

REPORTS = read_folder(bundled_folder())


def found(words: str) -> list[str]:
    return [
        passage.text[start:end]
        for _, passage, ranges in find_exact(REPORTS, words)
        for start, end in ranges
    ]


def test_words_are_found_in_any_case_as_they_stand() -> None:
    hits = found("CẢI CÁCH  hành chính")
    assert hits
    assert {hit.lower() for hit in hits} == {"cải cách hành chính"}


def test_words_without_marks_find_both_and_words_with_marks_only_themselves() -> None:
    assert set(found("cải cách")) <= set(found("cai cach"))
    assert found("cài cách") == []


@pytest.mark.parametrize("words", ["", "  ", "không-có-đâu", "ải cách"])
def test_nothing_and_parts_of_words_find_nothing(words: str) -> None:
    assert found(words) == []


def test_a_pattern_is_only_words() -> None:
    assert found(".*") == []
    assert "1234/QĐ-UBND" in found("1234/qđ-ubnd")
