"""Syllables: what Vietnamese words look like, to tell right decoding from wrong."""

from __future__ import annotations

import re
import unicodedata

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_VOWEL = "[aăâeêioôơuưy]"
_CODA = "(?:ng|nh|ch|[cmnpt])?"
_SHAPE = re.compile(f"{_ONSET}{_VOWEL}{{1,3}}{_CODA}")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_EDGES = " \t.,;:!?()[]{}\"'“”‘’«»/\\-–—_*+=<>|0123456789%"
_ENOUGH = 5
"""Fewest telling words that a share says something about."""


def is_syllable(word: str) -> bool:
    """Tell whether a word has the shape of a Vietnamese syllable, in any case and form."""
    spread = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", _TONES.sub("", spread))
    return len(_TONES.findall(spread)) <= 1 and _SHAPE.fullmatch(toneless) is not None


def syllable_share(text: str) -> float | None:
    """Return the share of syllables among the words that are not plain ASCII.

    Only those words tell encodings apart. ``None`` where there are too few of them.
    """
    words = [word for word in _words(text) if not word.isascii()]
    if len(words) < _ENOUGH:
        return None
    return sum(map(is_syllable, words)) / len(words)


def _words(text: str) -> list[str]:
    return [
        word for part in text.split() for word in re.split(r"[-/–]", part.strip(_EDGES)) if word
    ]
