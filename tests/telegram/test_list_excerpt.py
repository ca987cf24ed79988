"""A list in a chat: all parts in short or page by page, nothing left out in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer import Answer, ListedQuote, QuoteList
from bot.citation import cite_span
from bot.messages import telegram as messages
from bot.telegram.aim import Aim, Mode
from bot.telegram.database import Database
from bot.telegram.incoming import Asked, Want
from bot.telegram.library import Library
from bot.telegram.memory import Memory
from bot.telegram.richtext import ELLIPSIS, TEXT_LIMIT
from bot.telegram.views import Shelf, first_view, view
from corpus.listing import lists_around
from tests.corpus.test_listing import REPORT_346, VILLAGE, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.telegram.cards import Card
    from bot.telegram.delivery import View
    from corpus import Report

ASKED = Asked(Want.QUESTION, 7, 0, 7, 10, "gồm những gì?")
ITEM = "Dự án số {} đã khởi công; tiến độ đạt {} phần trăm khối lượng, chậm so với kế hoạch đề ra."
PROJECTS = parse(
    "I. DỰ ÁN\n\nCác dự án gồm:\n\n" + "\n\n".join(f"- {ITEM.format(n, n)}" for n in range(1, 41))
)
LONG = parse(f"I. VIỆC\n\n1. {'Làm tốt việc này; ' * 400}hết.\n\n2. Nghỉ ngơi.\n")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    database = Database(tmp_path / "bot.sqlite3")
    yield Memory.over(database, 90)
    database.close()


def card_of(memory: Memory, report: Report, beginning: str, depth: int = 0) -> Card:
    """Keep an answer: a passage, two of its list, and the report's last one, with that list."""
    library = Library([report])
    first = next(p for p in report.passages if p.text.startswith(beginning))
    listing = lists_around(report, first)[depth]

    passages = [part.passage for part in listing.parts]
    quotes = {p.id: library.quote(report, p, ((0, len(p.text)),)) for p in report.passages}
    whole = QuoteList(
        quotes[listing.lead.id] if listing.lead else None,
        report.section(listing.section),
        tuple(ListedQuote(quotes[part.passage.id], part.depth) for part in listing.parts),
        cite_span(report, listing.lead or passages[0], passages[-1]),
    )
    shown = dict.fromkeys((first, *passages[:2], report.passages[-1]))
    answer = Answer(
        ASKED.text, True, 0.9, None, tuple(quotes[p.id] for p in shown), whole_list=whole,  # noqa: FBT003
    )  # fmt: skip
    kept = memory.cards.keep(ASKED, answer)
    assert memory.cards.find(kept.id, ASKED.chat) == kept
    return kept


def labels(shown: View) -> list[str]:
    rows = shown.keyboard.inline_keyboard if shown.keyboard else ()
    return [button.text for row in rows for button in row]


def pages(card: Card, shelf: Shelf) -> Iterator[View]:
    shown = view(card, Aim(card.id, mode=Mode.LIST), shelf)
    yield shown
    number = 1
    while messages.PAGE_ON in labels(shown):
        shown = view(card, Aim(card.id, mode=Mode.LIST, page=number), shelf)
        yield shown
        number += 1


def test_a_short_list_is_shown_whole_at_once_under_its_title(memory: Memory) -> None:
    card = card_of(memory, REPORT_346, "Tại một số cơ quan, đơn vị, địa phương chưa")
    shown = first_view(card, Shelf(Library([REPORT_346]), memory.names))
    lines = shown.text.plain.split("\n")
    assert lines[0] == "5.3.2. Về chủ quan"
    assert lines[1].startswith("– Tại một số cơ quan")
    assert lines[2].startswith("– Trong công tác quản lý")
    assert lines[3] == (
        "📄 Mục II.5.3.2, từ gạch đầu dòng 1 đến gạch đầu dòng 2, "
        "Báo cáo số 346/BC-UBND ngày 01/12/2023"
    )
    assert ELLIPSIS not in shown.text.plain
    assert messages.whole_list(2) not in labels(shown)


def test_what_is_in_the_list_is_no_other_result(memory: Memory) -> None:
    card = card_of(memory, REPORT_346, "Tại một số cơ quan, đơn vị, địa phương chưa")
    assert len(card.hits) == 3
    shelf = Shelf(Library([REPORT_346]), memory.names)
    assert messages.other_hit(2, 2) in labels(first_view(card, shelf))
    other = view(card, Aim(card.id, hit=2), shelf)
    assert "Hồ Sỹ Trung" in other.text.plain
    assert messages.other_hit(1, 2) in labels(other)


def test_a_list_over_two_titles_has_both_in_it(memory: Memory) -> None:
    card = card_of(memory, REPORT_346, "Tại một số cơ quan, đơn vị, địa phương chưa", depth=1)
    shown = first_view(card, Shelf(Library([REPORT_346]), memory.names))
    lines = shown.text.plain.split("\n")
    assert [line for line in lines if not line.startswith(("–", "📄"))] == [
        "5.3 Nguyên nhân", "5.3.1. Về khách quan", "5.3.2. Về chủ quan",
    ]  # fmt: skip
    assert sum(line.startswith("– ") for line in lines) == 6


def test_what_stands_under_an_entry_is_set_in(memory: Memory) -> None:
    report = parse(VILLAGE)
    card = card_of(memory, report, "Thu ngân sách", depth=1)
    text = first_view(card, Shelf(Library([report]), memory.names)).text.plain
    assert "– Về kinh tế:\n   – Thu ngân sách đạt thấp.\n   – Giá nông sản" in text


def test_of_forty_parts_it_is_said_how_many_are_not_shown_and_where_they_end(
    memory: Memory,
) -> None:
    card = card_of(memory, PROJECTS, "Dự án số 7")
    shown = first_view(card, Shelf(Library([PROJECTS]), memory.names))
    lines = shown.text.plain.split("\n")
    listed = sum(line.startswith("– Dự án số") for line in lines)
    assert messages.more_of_list(40 - listed, "Mục I, gạch đầu dòng 40") in lines
    assert 20 < listed < 40
    assert messages.whole_list(40) in labels(shown)
    assert shown.text.length <= TEXT_LIMIT


@pytest.mark.parametrize("report", [REPORT_346, PROJECTS, LONG], ids=["346", "many", "long"])
def test_the_pages_of_a_list_hold_every_part_whole_with_its_place(
    memory: Memory, report: Report
) -> None:
    beginning = {REPORT_346: "Nuôi trồng", PROJECTS: "Dự án số 7", LONG: "2. Nghỉ"}[report]
    card = card_of(memory, report, beginning)
    shelf = Shelf(Library([report]), memory.names)
    shown = list(pages(card, shelf))
    assert all(page.text.length <= TEXT_LIMIT for page in shown)
    assert all(page.text.html.count("<b>") <= 80 for page in shown)
    told = "".join("".join(page.text.plain.split("📄")[0].split()) for page in shown)
    assert card.whole_list is not None
    for hit, _ in card.whole_list.parts:
        place = shelf.library.find(hit.passage, hit.fingerprint)
        assert place is not None
        assert "".join(place.passage.text.split()) in told
    assert told.count("(Mục") >= len(card.whole_list.parts)
    assert messages.SHORTER in labels(shown[0])


def test_a_list_of_which_a_part_is_gone_leaves_the_passage_itself(memory: Memory) -> None:
    card = card_of(memory, PROJECTS, "Dự án số 7")
    fewer = parse("I. DỰ ÁN\n\nCác dự án gồm:\n\n" + "\n\n".join(
        f"- {ITEM.format(n, n)}" for n in range(1, 9)
    ))  # fmt: skip
    shown = first_view(card, Shelf(Library([fewer]), memory.names))
    assert shown.text.plain.startswith("Dự án số 7")
    assert "gạch đầu dòng 7" in shown.text.plain


def test_notes_of_all_parts_are_behind_one_button(memory: Memory) -> None:
    report = parse("I. VIỆC\n\n- Một¹.\n\n- Hai².\n\n¹ Theo kế hoạch.\n\n² Theo quyết định.\n")
    card = card_of(memory, report, "Một")
    shelf = Shelf(Library([report]), memory.names)
    assert messages.NOTES in labels(first_view(card, shelf))
    told = view(card, Aim(card.id, mode=Mode.NOTES), shelf).text.plain
    assert "1. Theo kế hoạch." in told
    assert "2. Theo quyết định." in told
