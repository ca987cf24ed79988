from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answer import Answer, Refusal
from bot.messages import telegram as messages
from bot.messages.answers import REFUSED, understood_as
from bot.telegram.aim import Aim, Mode
from bot.telegram.database import Database
from bot.telegram.incoming import Asked, Want
from bot.telegram.library import Library
from bot.telegram.memory import Memory
from bot.telegram.richtext import TEXT_LIMIT
from bot.telegram.views import Shelf, first_view, view
from corpus import bundled_folder, read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.telegram.cards import Card
    from bot.telegram.delivery import View
    from bot.telegram.richtext import RichText

LIBRARY = Library(read_folder(bundled_folder()))
REPORT = LIBRARY.reports[0]
QUOTES = tuple(
    LIBRARY.quote(REPORT, passage, ((0, min(40, len(passage.text))),))
    for passage in sorted(REPORT.passages, key=lambda p: -len(p.text))[:3]
)
ASKED = Asked(Want.QUESTION, 7, 0, 7, 10, "câu <hỏi> & chuyện?")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    database = Database(tmp_path / "bot.sqlite3")
    yield Memory.over(database, 90)
    database.close()


def card_of(memory: Memory, confidence: float, refusal: Refusal | None = None) -> Card:
    answer = Answer(ASKED.text, refusal is None, confidence, refusal, QUOTES)
    kept = memory.cards.keep(ASKED, answer, ("vàng",) if refusal else ())
    found = memory.cards.find(kept.id, ASKED.chat)
    assert found == kept
    return found


def labels(shown: View) -> list[str]:
    rows = shown.keyboard.inline_keyboard if shown.keyboard else ()
    return [button.text for row in rows for button in row]


def first_line(text: RichText) -> str:
    return text.plain.partition("\n")[0]


def test_an_answer_begins_with_its_sentence_and_ends_with_its_place(memory: Memory) -> None:
    shown = first_view(card_of(memory, 0.9), Shelf(LIBRARY, memory.names))
    assert shown.text.plain.startswith(QUOTES[0].passage.text[:40])
    assert shown.text.plain.endswith(messages.CITATION_MARK + QUOTES[0].citation)
    assert messages.WHOLE in labels(shown)


def test_how_a_follow_up_was_understood_is_told_first(memory: Memory) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    meant = "Dự án AFD gặp khó khăn gì?"
    answer = Answer(
        ASKED.text, answered=True, confidence=0.5, refusal=None, quotes=QUOTES, meant=meant
    )
    for confidence in (0.9, 0.5):
        kept = memory.cards.keep(ASKED, replace(answer, confidence=confidence))
        assert first_line(first_view(kept, shelf).text) == understood_as(meant)
    refused = replace(answer, answered=False, refusal=Refusal.NOT_STATED)
    lines = first_view(memory.cards.keep(ASKED, refused), shelf).text.plain.splitlines()
    assert understood_as(meant) in lines


def test_the_words_that_answered_are_found_again_by_the_card(memory: Memory) -> None:
    text = QUOTES[0].passage.text
    assert LIBRARY.answer(card_of(memory, 0.9)) == (text[:40], text)
    assert LIBRARY.answer(card_of(memory, 0.1, Refusal.NOT_STATED)) == ()
    assert Library(()).answer(card_of(memory, 0.9)) is None


def test_votes_are_asked_for_only_where_they_are_kept(memory: Memory) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    answer = Answer(ASKED.text, answered=True, confidence=0.9, refusal=None, quotes=QUOTES)
    assert "👍" not in labels(first_view(memory.cards.keep(ASKED, answer), shelf))
    kept = memory.cards.keep(ASKED, answer, votes=True)
    assert {"👍", "👎"} <= set(labels(first_view(kept, shelf)))


def test_the_way_into_the_outline_knows_the_way_back(memory: Memory) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    origin = card_of(memory, 0.9)
    single = memory.cards.find(memory.cards.single(REPORT.passages[5]), ASKED.chat)
    assert single is not None
    shown = view(single, Aim(single.id, origin=origin.id), shelf)
    assert messages.BACK_TO_HIT in labels(shown)
    following = view(single, Aim(single.id, shift=1, origin=origin.id), shelf)
    assert messages.BACK_TO_HIT in labels(following)
    assert messages.BACK_TO_HIT not in labels(view(single, Aim(single.id), shelf))
    assert messages.BACK in labels(view(single, Aim(single.id, shift=1), shelf))


def test_an_answer_that_is_not_sure_says_so(memory: Memory) -> None:
    shown = first_view(card_of(memory, 0.01), Shelf(LIBRARY, memory.names))
    assert first_line(shown.text) == messages.UNSURE_OPENING


def test_an_answer_that_lacks_what_was_named_names_it_first(memory: Memory) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    card = replace(card_of(memory, 0.95), sure=False, lacking=("Huế",))
    assert first_line(first_view(card, shelf).text) == messages.not_held(("Huế",))
    other = view(card, Aim(card.id, hit=1), shelf)
    assert first_line(other.text) == messages.UNSURE_OPENING


def test_a_refusal_names_what_is_lacking_and_hides_the_nearest_behind_a_button(
    memory: Memory,
) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    card = card_of(memory, 0.1, Refusal.NOT_STATED)
    shown = first_view(card, shelf)
    assert first_line(shown.text) == REFUSED[Refusal.NOT_STATED]
    assert "vàng" in shown.text.plain
    assert "câu &lt;hỏi&gt; &amp; chuyện?" in shown.text.html
    assert labels(shown) == [messages.NEAREST]
    assert first_line(view(card, Aim(card.id), shelf).text) == messages.NEAREST_OPENING


def test_a_refusal_names_what_only_the_nearest_passages_do_not(memory: Memory) -> None:
    card = replace(card_of(memory, 0.1, Refusal.NOT_STATED), lacking=(), apart=("Thạch Hãn",))
    told = first_view(card, Shelf(LIBRARY, memory.names)).text.plain
    assert messages.not_in_nearest(("Thạch Hãn",)) in told
    assert messages.not_mentioned(("Thạch Hãn",)) not in told


@pytest.mark.parametrize(
    ("refusal", "hint"),
    [
        (Refusal.NOT_STATED, messages.TRY_AGAIN),
        (Refusal.OFF_TOPIC, messages.LOOK_AROUND),
    ],
)
def test_a_refusal_tells_what_to_do_next(memory: Memory, refusal: Refusal, hint: str) -> None:
    shown = first_view(card_of(memory, 0.1, refusal), Shelf(LIBRARY, memory.names))
    assert shown.text.plain.endswith(hint)
    assert (REPORT.title in shown.text.plain) == (refusal is Refusal.OFF_TOPIC)


@pytest.mark.parametrize("mode", list(Mode))
def test_every_view_fits_into_a_message_and_its_buttons_lead_somewhere(
    memory: Memory, mode: Mode
) -> None:
    shelf = Shelf(LIBRARY, memory.names)
    card = card_of(memory, 0.9)
    for hit in range(len(QUOTES)):
        for shift in (-1, 0, 1):
            shown = view(card, Aim(card.id, hit, shift, mode), shelf)
            assert 0 < shown.text.length <= TEXT_LIMIT
            rows = shown.keyboard.inline_keyboard if shown.keyboard else ()
            data = [str(button.callback_data) for row in rows for button in row]
            aims = [Aim.parse(one.split(":")) for one in data if one.startswith("v:")]
            assert None not in aims
            assert all(len(one.encode()) <= 64 for one in data)
