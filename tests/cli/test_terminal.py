"""How an answer looks, whatever it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.answer import Answer, ListedQuote, Quote, QuoteList, Refusal
from bot.citation import cite
from bot.json_output import answer_object
from bot.messages.answers import ASK_ON, REFUSED
from bot.terminal import in_short, marked, show_answer
from corpus import bundled_folder, read_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus import Report


@pytest.fixture(scope="module")
def quotes() -> tuple[Quote, ...]:
    """Return three long passages of the bundled report as quotes."""
    [report] = read_folder(bundled_folder())
    passages = [passage for passage in report.passages if len(passage.text) > 600][:3]
    return tuple(
        Quote(
            report=report,
            section=report.section(passage.section),
            passage=passage,
            footnotes=tuple(n for n in report.footnotes if n.number in passage.footnotes),
            highlight=((300, 340),),
            citation=cite(report, passage),
            score=1.0,
        )
        for passage in passages
    )


def shown(answer: Answer, reports: Sequence[Report] = (), *, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=terminal, highlight=False)
    show_answer(console, answer, reports)
    return out.getvalue()


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Refusal.NOT_STATED, "Báo cáo không nêu nội dung này."),
        (Refusal.OFF_TOPIC, "Câu hỏi này nằm ngoài nội dung các báo cáo."),
    ],
)
def test_what_is_not_stated_is_said_first_and_the_nearest_are_offered_as_such(
    quotes: tuple[Quote, ...], refusal: Refusal, said: str
) -> None:
    text = shown(Answer("?", answered=False, confidence=0.1, refusal=refusal, quotes=quotes))
    assert text.startswith(f"{said}\n\nCác đoạn gần nhất:\n  • …")
    assert text.count("346/BC-UBND ngày 01/12/2023]") == 3
    assert quotes[0].passage.text[:80] not in " ".join(text.split())


def test_what_the_question_names_and_the_report_lacks_is_named() -> None:
    lacking = ("năm 2030", "1/BC")
    answer = Answer("?", False, 0.0, Refusal.NOT_STATED, (), missing=lacking)  # noqa: FBT003
    assert shown(answer).splitlines()[1] == "Không thấy nhắc đến: “năm 2030”, “1/BC”."


def test_who_asks_beside_the_point_is_told_what_there_is_to_ask_about() -> None:
    reports = read_folder(bundled_folder())
    answer = Answer("?", answered=False, confidence=0, refusal=Refusal.OFF_TOPIC, quotes=())
    refused, held, *_, how = shown(answer, reports).splitlines()
    assert refused == REFUSED[Refusal.OFF_TOPIC]
    assert held.startswith("Tôi trả lời từ báo cáo số 346/BC-UBND")
    assert how == ASK_ON


@pytest.mark.parametrize(
    ("confidence", "missing", "word"),
    [(0.95, (), "Chắc chắn"), (0.5, (), "Có thể"), (0.95, ("Huế",), "Có thể")],
)
def test_a_word_says_how_sure_an_answer_is(
    quotes: tuple[Quote, ...], confidence: float, missing: tuple[str, ...], word: str
) -> None:
    answer = Answer("?", True, confidence, None, quotes, missing)  # noqa: FBT003
    text = shown(answer)
    assert text.startswith(word)
    assert ("Không thấy nhắc đến: “Huế”." in text) == bool(missing)
    data = answer_object(answer)
    assert data["certainty"] == {"Chắc chắn": "certain", "Có thể": "possible"}[word]
    assert data["answered"]


def test_with_no_passage_at_all_only_the_refusal_is_shown() -> None:
    answer = Answer("?", answered=False, confidence=0, refusal=Refusal.NOT_STATED, quotes=())
    assert shown(answer) == "Báo cáo không nêu nội dung này.\n"
    assert answer_object(answer)["certainty"] == "none"


def test_the_best_passage_is_whole_with_its_answer_bold_and_its_footnotes(
    quotes: tuple[Quote, ...],
) -> None:
    answer = Answer("?", answered=True, confidence=0.9, refusal=None, quotes=quotes[1:])
    best = quotes[1]
    plain = " ".join(shown(answer).split())
    assert " ".join(best.passage.text.split()) in plain
    assert [n.number for n in best.footnotes] == [1, 2]
    assert all(f"Chú thích {note.number}: {note.text}" in plain for note in best.footnotes)
    assert f"[{best.citation}] Xem thêm: • …" in plain
    assert "\x1b[1m" in shown(answer, terminal=True)


@pytest.mark.parametrize(("count", "in_brief"), [(12, False), (13, True)])
def test_of_a_long_list_each_part_is_shown_in_short_and_the_whole_is_pointed_to(
    quotes: tuple[Quote, ...],
    count: int,
    in_brief: bool,  # noqa: FBT001
) -> None:
    quote = quotes[0]
    parts = (ListedQuote(quote, 0), *(ListedQuote(quote, 1) for _ in range(count - 1)))
    whole = QuoteList(None, quote.section, parts, "Từ đầu đến cuối")
    answer = Answer("?", True, 0.9, None, quotes, whole_list=whole)  # noqa: FBT003
    text = shown(answer)
    assert text.startswith("Chắc chắn danh sách này")
    lines = text.splitlines()
    assert sum(line.startswith("  • ") for line in lines) == 1 + len(answer.more)
    assert sum(line.startswith("    • ") for line in lines) == count - 1
    plain = " ".join(text.split())
    assert (" ".join(quote.passage.text.split()) in plain) == (not in_brief)
    pointed = f"{count} đoạn trên đây đã rút gọn; xem nguyên văn: hoibaocao show"
    assert (pointed in plain) == in_brief
    assert "[Từ đầu đến cuối]" in lines


@given(
    text=st.text(),
    highlight=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=3),
)
def test_any_text_is_shown_harmlessly_at_its_length(
    text: str, highlight: list[tuple[int, int]]
) -> None:
    plain = marked(text, highlight).plain
    assert len(plain) == len(text)
    assert not any(0xD800 <= ord(char) <= 0xDFFF or char == "\x1b" for char in plain)
    out = io.StringIO()
    Console(file=out, width=40, force_terminal=True).print(marked(text, highlight))
    out.getvalue().encode()


@given(words=st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=80))
def test_a_passage_in_short_is_cut_between_its_words(words: list[str]) -> None:
    text = " ".join(words)
    short = in_short(text, ())
    assert len(short) <= 181
    assert short == text or (short.endswith("…") and f"{text} ".startswith(f"{short[:-1]} "))
