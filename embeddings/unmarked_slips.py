"""Words of a question without tone marks that are known and yet not the ones that were meant.

"su ly" is "xử lý", whose first syllable was written as it sounds, and "bao hien" is "bảo hiểm" with
a finger on the next key. Without tone marks nearly every such word is one that there is; so only
where two neighbours were never seen together, with whatever marks, are others looked for: those
that one slip makes of the word and that were seen beside the neighbour.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from embeddings.folding import fold
from embeddings.letter_slips import NEIGHBOURING_KEY, letter_slips
from embeddings.sound_alikes import sound_alikes
from embeddings.spelling import SHORTEST_MISSPELT, SOUNDS_ALIKE_BUT_KNOWN, Reading
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

RARELY_ALIKE = 3.0
"""More for the onsets r and v: few write them for d and gi, whatever they say."""
OTHER_KEY_BUT_KNOWN = 12.0
"""A known syllable for another that takes one slip of a finger, in natural logarithms as all costs
of :mod:`embeddings.spelling`; whoever types sees most such slips."""


def with_slips_undone(
    choices: Sequence[list[Reading]],
    forms: Mapping[str, tuple[str, ...]],
    pairs: Collection[str],
) -> list[list[Reading]]:
    """Return the readings of each word, with others for words that were never seen together.

    Parameters
    ----------
    choices
        The readings of each word of a question that was typed without tone marks.
    forms
        The known syllables of each folded form.
    pairs
        The neighbouring syllables that were seen, joined with a space.
    """
    wider = [list(options) for options in choices]
    for place in range(len(choices) - 1):
        lasts = [option.syllables[-1] for option in choices[place]]
        firsts = [option.syllables[0] for option in choices[place + 1]]
        if any(f"{last} {first}" in pairs for last in lasts for first in firsts):
            continue
        wider[place] += (
            Reading((form,), cost)
            for form, cost in _others(choices[place], forms)
            if any(f"{form} {first}" in pairs for first in firsts)
        )
        wider[place + 1] += (
            Reading((form,), cost)
            for form, cost in _others(choices[place + 1], forms)
            if any(f"{last} {form}" in pairs for last in lasts)
        )
    return wider


def _others(
    options: list[Reading], forms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, float]]:
    """Give the known syllables that one slip makes of a known one, with what that costs."""
    typed = fold(options[0].syllables[0])
    if len(options[0].syllables) > 1 or typed not in forms:
        return
    for other, cost in _near(typed):
        for form in forms.get(other, ()):
            if form[0] != "đ" or typed[0] == "d":  # nothing but d is written for that
                yield form, cost


@lru_cache(maxsize=4096)
def _near(typed: str) -> tuple[tuple[str, float], ...]:
    """Return the folded forms that one slip makes of one, each with its cost."""
    found = {}
    if len(typed) >= SHORTEST_MISSPELT:
        slips = letter_slips(typed).items()
        near = (other for other, cost in slips if cost <= NEIGHBOURING_KEY)
        found = dict.fromkeys(filter(is_syllable, near), OTHER_KEY_BUT_KNOWN)
    for other, confusions in sound_alikes(typed):
        if confusions == 1:
            rare = typed[0] in "rv" or other[0] in "rv"
            found[other] = SOUNDS_ALIKE_BUT_KNOWN + (RARELY_ALIKE if rare else 0.0)
    return tuple(found.items())
