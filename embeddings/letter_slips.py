"""What one slip of a finger on a QWERTY keyboard makes of a word, undone.

The costs are natural logarithms of rough probabilities, set by hand: a finger lands on a key's
neighbour, stays on it or comes too early or late far more often than on a key elsewhere.
"""

from __future__ import annotations

from functools import lru_cache

DOUBLED_LETTER = 3.0
"""A letter typed twice (``trrường``): the finger stayed."""
NEIGHBOURING_KEY = 3.5
"""A letter whose key touches that of the one meant."""
SWAPPED_PAIR = 3.5
"""Two letters in the wrong order (``tahnh``)."""
MISSING_LETTER = 4.0
EXTRA_LETTER = 4.5
ANY_OTHER_LETTER = 6.0
"""A letter from elsewhere on the keyboard."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = "".join(_ROWS)


def _neighbours() -> dict[str, str]:
    """Return the letters whose keys touch each key; each row stands half a key to the right."""
    places = {
        letter: (2 * column + row, row)
        for row, letters in enumerate(_ROWS)
        for column, letter in enumerate(letters)
    }
    return {
        letter: "".join(
            other
            for other, (across, down) in places.items()
            if other != letter and abs(across - x) + abs(down - y) <= 2
        )
        for letter, (x, y) in places.items()
    }


NEIGHBOURS = _neighbours()


@lru_cache(maxsize=1024)
def letter_slips(typed: str) -> dict[str, float]:
    """Return every string that one slip turns into what was typed, with the cost of the slip.

    Parameters
    ----------
    typed
        Folded letters.
    """
    found: dict[str, float] = {}
    for place in range(len(typed) + 1):
        left, right = typed[:place], typed[place:]
        for letter in _LETTERS:
            _keep(found, left + letter + right, MISSING_LETTER)
        if not right:
            break
        doubled = left.endswith(right[0])
        _keep(found, left + right[1:], DOUBLED_LETTER if doubled else EXTRA_LETTER)
        if len(right) > 1:
            _keep(found, left + right[1] + right[0] + right[2:], SWAPPED_PAIR)
        near = NEIGHBOURS.get(right[0], "")
        for letter in _LETTERS:
            cost = NEIGHBOURING_KEY if letter in near else ANY_OTHER_LETTER
            _keep(found, left + letter + right[1:], cost)
    found.pop(typed, None)
    return found


def _keep(found: dict[str, float], word: str, cost: float) -> None:
    found[word] = min(cost, found.get(word, cost))
