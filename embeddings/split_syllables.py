"""Syllables that were typed with a space inside: ``th ành phố``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_HALVES = re.compile(r"(?<![^\W_])([^\W\d_]+) (?=([^\W\d_]+))")


def without_splits(
    question: str, forms: Mapping[str, tuple[str, ...]], kept: Collection[str]
) -> str:
    """Return a question whose split syllables are whole again.

    Two words are one if either is no syllable, or has marks and is not known, and both together are
    a known syllable.

    Parameters
    ----------
    question
        NFC.
    forms
        The known syllables of each folded form.
    kept
        Words in lower case that stand for themselves, such as abbreviations.
    """

    def joined(match: re.Match[str]) -> str:
        first, second = match[1].lower(), match[2]
        if not second.islower() or match[1][1:].isupper() or first in kept or second in kept:
            return match[0]
        whole = first + second
        known = forms.get(fold(whole), ())
        is_whole = whole in known or (bool(known) and not marked(whole) and is_syllable(whole))
        broken = not (_stands(first, forms) and _stands(second, forms))
        return match[1] if broken and is_whole else match[0]

    return _HALVES.sub(joined, question)


def _stands(word: str, forms: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a word can be one by itself."""
    folded = fold(word)
    return is_syllable(folded) and (not marked(word) or word in forms.get(folded, ()))
