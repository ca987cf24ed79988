from __future__ import annotations

from dataclasses import replace

import pytest

from bot.telegram.incoming import understand
from bot.telegram.pieces import belongs, unfinished
from tests.telegram.builders import ME, message

FIRST = understand(message("thu ngân sách"), ME)
WHOLE = understand(message("Thu ngân sách năm nay đạt bao nhiêu?"), ME)


@pytest.mark.parametrize(
    ("text", "more_to_come"),
    [
        ("thu ngân sách", True),
        ("Thu ngân sách?", False),
        ("thu ngân sách năm nay đạt bao nhiêu", False),
        ("a" * 4096, True),
    ],
)
def test_what_looks_unfinished(text: str, more_to_come: bool) -> None:  # noqa: FBT001
    assert unfinished(replace(FIRST, text=text)) is more_to_come


def test_the_rest_of_a_sentence_belongs_to_its_beginning() -> None:
    assert belongs([FIRST], replace(FIRST, text="năm nay bao nhiêu", date=FIRST.date + 2))


@pytest.mark.parametrize(
    "change", [{"date": FIRST.date + 60}, {"user": 8}, {"thread": 3}, {"reply_to": 4}]
)
def test_other_people_places_and_times_do_not(change: dict[str, int]) -> None:
    assert not belongs([FIRST], replace(FIRST, **change))  # type: ignore[arg-type]


def test_a_finished_question_takes_only_what_is_forwarded_with_it() -> None:
    assert not belongs([WHOLE], FIRST)
    assert belongs([WHOLE], replace(FIRST, forwarded=True))
