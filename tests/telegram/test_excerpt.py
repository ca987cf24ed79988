from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.excerpt import SHORT_LIMIT, laid_out, marked, merged, pages, shortened
from bot.telegram.richtext import Style, utf16_length
from corpus.report import Passage, PassageKind

RANGES = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=4)


@given(RANGES)
def test_merged_ranges_cover_the_same_characters(ranges: list[tuple[int, int]]) -> None:
    covered = {at for start, end in ranges for at in range(max(0, start), min(40, end))}
    result = merged(ranges, 40)
    assert {at for start, end in result for at in range(start, end)} == covered
    assert all(left[1] < right[0] for left, right in pairwise(result))


@given(st.text(max_size=60), RANGES)
def test_marking_changes_no_word(text: str, ranges: list[tuple[int, int]]) -> None:
    clean = "".join(
        c for c in text if c in "\n\t" or (ord(c) >= 32 and not 0xD800 <= ord(c) < 0xE000)
    )
    assert marked(clean, ranges).plain == clean


def test_a_row_of_a_table_shows_a_column_a_line_and_moves_no_character() -> None:
    text = "STT: 1; Chỉ tiêu: Thu, chi; nợ đọng; Đơn vị: tỷ đồng; Kế hoạch: 5.200"
    row = Passage("x", PassageKind.TABLE, text, "I")
    shown = laid_out(row)
    assert shown.splitlines() == [
        "STT: 1;",
        "Chỉ tiêu: Thu, chi; nợ đọng;",
        "Đơn vị: tỷ đồng;",
        "Kế hoạch: 5.200",
    ]
    assert len(shown) == len(text)
    assert laid_out(replace(row, kind=PassageKind.PARAGRAPH)) == text


def test_a_short_paragraph_is_shown_whole_with_its_answer_in_bold() -> None:
    text = "Mở đầu. Câu trả lời đây. Kết thúc."
    rich = shortened(text, [(8, 24)])
    assert rich.plain == text
    assert [span.text for span in rich.spans if span.style is Style.BOLD] == ["Câu trả lời đây."]


def test_a_long_paragraph_begins_with_its_answer_between_dots() -> None:
    answer = "Thu ngân sách đạt 500 tỷ đồng."
    text = "Chuyện khác. " * 80 + answer + " Việc khác nữa." * 80
    start = text.index(answer)
    rich = shortened(text, [(start, start + len(answer))])
    assert rich.plain.startswith("… " + answer)
    assert rich.plain.endswith(" …")
    assert rich.length < SHORT_LIMIT
    assert rich.plain[2:-2] in text


def test_a_long_paragraph_without_an_answer_shows_its_beginning() -> None:
    text = "từ " * 600
    rich = shortened(text, [])
    assert text.startswith(rich.plain.removesuffix(" …"))
    assert rich.length <= SHORT_LIMIT + 2


@given(st.text(st.sampled_from("ab \n😀ế"), max_size=200), st.integers(2, 40))
def test_pages_hold_every_word_once_and_fit(text: str, limit: int) -> None:
    ranges = pages(text, limit)
    assert "".join("".join(text[s:e] for s, e in ranges).split()) == "".join(text.split())
    assert all(utf16_length(text[s:e]) <= limit for s, e in ranges)
