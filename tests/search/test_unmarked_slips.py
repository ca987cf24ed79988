"""Without tone marks, others are looked for only where two words were never seen together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embeddings.spelling import SOUNDS_ALIKE_BUT_KNOWN, readings
from embeddings.tones import ToneModel
from embeddings.unmarked_slips import OTHER_KEY_BUT_KNOWN, with_slips_undone
from tests.search.texts import thorough

MODEL = ToneModel.count(["xử lý nước", "lịch sử", "thu ngân sách", "thị trấn", "đường lớn"])
WORDS = sorted(MODEL.forms)


def added(typed: str) -> list[dict[str, float]]:
    choices = [readings(word, MODEL.forms, unmarked_question=True) for word in typed.split()]
    return [
        {option.syllables[0]: option.cost for option in wider[len(narrow) :]}
        for narrow, wider in zip(
            choices, with_slips_undone(choices, MODEL.forms, MODEL.pairs), strict=True
        )
    ]


def test_a_word_that_sounds_alike_or_lies_one_key_away_is_considered() -> None:
    assert added("su ly") == [{"xử": SOUNDS_ALIKE_BUT_KNOWN}, {}]
    assert added("thi ngan sach") == [{"thu": OTHER_KEY_BUT_KNOWN}, {}, {}]


def test_nothing_is_where_the_words_were_seen_together() -> None:
    assert added("xu ly nuoc") == [{}, {}, {}]
    assert added("lich su") == [{}, {}]


def test_d_with_a_bar_is_not_written_otherwise() -> None:
    assert added("giuong lon") == [{}, {}]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
@thorough
def test_every_reading_stays_and_each_other_one_was_seen_beside_a_neighbour(
    words: list[str],
) -> None:
    choices = [readings(word, MODEL.forms, unmarked_question=True) for word in words]
    wider = with_slips_undone(choices, MODEL.forms, MODEL.pairs)
    for place, (narrow, wide) in enumerate(zip(choices, wider, strict=True)):
        assert wide[: len(narrow)] == narrow
        near = [*choices[max(place - 1, 0) : place], *choices[place + 1 : place + 2]]
        beside = {option.syllables[0] for options in near for option in options}
        for option in wide[len(narrow) :]:
            [word] = option.syllables
            assert any(
                f"{other} {word}" in MODEL.pairs or f"{word} {other}" in MODEL.pairs
                for other in beside
            )
