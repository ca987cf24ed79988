"""Numerals: Roman numbers, and the letters that count points."""

from __future__ import annotations

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""Latin letters in order, with the Vietnamese ``đ`` in its place."""

SKIPPED_LETTERS = frozenset("đfjwz")
"""Letters that one of the two ways of counting leaves out: Vietnamese points have no ``f``,
``j``, ``w`` and ``z`` (Decree 34/2016/NĐ-CP), Word's lists have no ``đ``."""

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = (
    ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4),
    ("I", 1),
)  # fmt: skip
_LARGEST = 400
"""Above it, Roman numbers are written in decimal digits."""


def roman_value(number: str) -> int:
    """Return the value of a Roman numeral in capitals; ``"XIV"`` gives 14."""
    total = 0
    for digit, following in zip(number, number[1:] + " ", strict=True):
        value = _DIGITS[digit]
        total += -value if value < _DIGITS.get(following, 0) else value
    return total


def is_roman(number: str) -> bool:
    """Tell whether a word in capitals is written in Roman digits only."""
    return bool(number) and all(digit in _DIGITS for digit in number)


def write_roman(number: int) -> str:
    """Write a number in Roman capitals; 14 gives ``"XIV"``."""
    if not 0 < number < _LARGEST:
        return str(number)
    written = ""
    for digits, worth in _STEPS:
        times, number = divmod(number, worth)
        written += digits * times
    return written
