"""What a typed word may have been meant to be, and how unlikely each slip is.

A noisy channel: :class:`embeddings.tones.ToneModel` weighs these readings by their neighbours.
The costs are natural logarithms of rough probabilities, set by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked
from embeddings.keystrokes import decoded
from embeddings.letter_slips import letter_slips
from embeddings.sound_alikes import sound_alikes
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKS_DROPPED_AMONG_MARKED = 4.0
"""A syllable without its marks in a question that has them elsewhere."""
WRONG_MARK = 3.0
"""Another tone or vowel mark than was meant (hỏi for ngã, say), giving no known syllable."""
RAW_KEYSTROKES = 0.5
SOUNDS_ALIKE = 2.0
"""Each confusion of :mod:`embeddings.sound_alikes` that gives no known syllable: about one wrong
syllable in seven."""
SOUNDS_ALIKE_BUT_KNOWN = 8.0
"""A known syllable for another that sounds like it: one syllable in 3,000, so that a pair of words
which is only rare stays as it is."""
OTHER_TONE_BUT_KNOWN = 6.5
"""Hỏi for ngã is written more often."""
JOINED = 4.0
SHORTEST_MISSPELT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One or more syllables that a typed word may stand for, and the cost of the slip.

    Attributes
    ----------
    needs_pair
        Whether it is none unless it was seen beside a neighbour: what was typed may be a word.
    """

    syllables: tuple[str, ...]
    cost: float
    needs_pair: bool = False


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
        if unmarked_question:
            return others if typed not in known else [itself, *others]
        sounding = real_words if typed in known else _alike
        return [itself, *others, *sounding(typed, forms)]
    if typed in known:
        return [itself, *real_words(typed, forms)]
    if known:
        others = [Reading((form,), WRONG_MARK) for form in known]
        return [itself, *others, *_alike(typed, forms)]
    return [itself, *_alike(typed, forms), *_slips(typed, folded, forms)]


def real_words(typed: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[Reading]:
    """Give the known syllables one confusion away from a known syllable."""
    for other, confusions in sound_alikes(typed):
        if confusions == 1 and other in forms.get(fold(other), ()):
            same_letters = fold(other) == fold(typed)
            cost = OTHER_TONE_BUT_KNOWN if same_letters else SOUNDS_ALIKE_BUT_KNOWN
            yield Reading((other,), cost, needs_pair=True)


def _alike(typed: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[Reading]:
    """Give the known syllables that sound like a word that is none."""
    shaped = is_syllable(fold(typed))
    for other, confusions in sound_alikes(typed):
        known = forms.get(fold(other), ())
        cost = confusions * SOUNDS_ALIKE
        if other in known:
            yield Reading((other,), cost, needs_pair=shaped)
        elif not marked(typed):
            cost += MARKS_DROPPED_AMONG_MARKED
            yield from (Reading((form,), cost, needs_pair=shaped) for form in known)


def _slips(typed: str, folded: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[Reading]:
    keys = decoded(typed)
    if keys is not None and keys in forms.get(fold(keys), ()):
        yield Reading((keys,), RAW_KEYSTROKES)
    if len(folded) < SHORTEST_MISSPELT or not typed.isalpha() or is_syllable(folded):
        return
    for near, cost in letter_slips(folded).items():
        for form in forms.get(near, ()):
            yield Reading((form,), cost)
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
