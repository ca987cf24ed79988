"""What a typed word may have been meant to be, and how unlikely each slip is.

A noisy channel: :class:`embeddings.tones.ToneModel` weighs these readings by their neighbours.
The costs are natural logarithms of rough probabilities, set by hand.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked
from embeddings.keystrokes import decoded
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKS_DROPPED_AMONG_MARKED = 4.0
"""A syllable without its marks in a question that has them elsewhere."""
WRONG_MARK = 3.0
"""Another tone or vowel mark than was meant (hỏi for ngã, say), giving no known syllable."""
RAW_KEYSTROKES = 0.5
ONE_LETTER = 5.0
JOINED = 4.0
SHORTEST_MISSPELT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One or more syllables that a typed word may stand for, and the cost of the slip."""

    syllables: tuple[str, ...]
    cost: float


def readings(
    typed: str, forms: Mapping[str, tuple[str, ...]], *, unmarked_question: bool
) -> list[Reading]:
    """Return what a word may have been meant to be, itself first where that is likely.

    Parameters
    ----------
    typed
        One word in lower case.
    forms
        The known syllables of each folded form.
    unmarked_question
        Whether the whole question was typed without tone marks.
    """
    itself = Reading((typed,), 0.0)
    folded = fold(typed)
    known = forms.get(folded, ())
    if typed.isalpha() and not marked(typed) and known:
        cost = 0.0 if unmarked_question else MARKS_DROPPED_AMONG_MARKED
        others = [Reading((form,), cost) for form in known if form != typed]
        return others if unmarked_question and typed not in known else [itself, *others]
    if typed in known:
        return [itself]
    if known:
        return [itself, *(Reading((form,), WRONG_MARK) for form in known)]
    return [itself, *_slips(typed, folded, forms)]


def _slips(typed: str, folded: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[Reading]:
    keys = decoded(typed)
    if keys is not None and keys in forms.get(fold(keys), ()):
        yield Reading((keys,), RAW_KEYSTROKES)
    if len(folded) < SHORTEST_MISSPELT or not typed.isalpha() or is_syllable(folded):
        return
    for near in _one_letter_off(folded):
        for form in forms.get(near, ()):
            yield Reading((form,), ONE_LETTER)
    for cut in range(2, len(typed) - 1):
        first, second = typed[:cut], typed[cut:]
        for left in _halves(first, forms):
            for right in _halves(second, forms):
                yield Reading((left, right), JOINED)


def _halves(part: str, forms: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    known = forms.get(fold(part), ())
    if marked(part):
        return (part,) if part in known else ()
    return known if is_syllable(part) else ()


def _one_letter_off(word: str) -> set[str]:
    """Return every string one deletion, swap, replacement or insertion away (Norvig's way)."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    deleted = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    letters = string.ascii_lowercase
    replaced = {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    inserted = {left + letter + right for left, right in cuts for letter in letters}
    return (deleted | swapped | replaced | inserted) - {word}
