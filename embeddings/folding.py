"""Text as it is matched: normalised, folded, cut into syllables.

Nothing here is ever shown to a person: what is shown is the source's own text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(f"[{_MARKS}]")
_SYLLABLE = re.compile(rf"[^\W_{_MARKS}]+")
_INVISIBLE = {
    ord(char): None
    for char in "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\ufeff\u200c\u200d"
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Unicode categories Cc and Cs."""
LONGEST_SYLLABLE = 7
"""Letters, as in "nghiêng"."""
KNOWN_WORDS = 16_384
"""Words that are remembered: Vietnamese has some 7,000 syllables, each asked of many times."""
_SPECIAL_LETTERS = str.maketrans("đĐÐð", "dddd")


def clean(text: str) -> str:
    """Return text an encoder can take.

    NFC, control characters and lone surrogates as spaces, invisible characters gone, white space
    collapsed. Idempotent.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(_CONTROL.sub(" ", text).split()))


def _fold_any(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_SPECIAL_LETTERS))
    stripped = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", stripped)


_LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)
_FOLDED = str.maketrans({letter: _fold_any(letter) for letter in _LETTERS})


def fold(text: str) -> str:
    """Return text without tone marks and other diacritics, đ as d, in lower case."""
    return _folded_word(text) if len(text) <= LONGEST_SYLLABLE else _folded(text)


def _folded(text: str) -> str:
    folded = text.translate(_FOLDED)
    return folded.lower() if folded.isascii() else _fold_any(text)


_folded_word = lru_cache(maxsize=KNOWN_WORDS)(_folded)


def without_marks(text: str) -> str:
    """Return text with footnote marks (¹ ² ³ …) as spaces, its length unchanged."""
    return _MARK.sub(" ", text)


def syllables(text: str) -> list[str]:
    """Return the words of a text as written, in lower case; Vietnamese words are syllables."""
    return _SYLLABLE.findall(text.lower())


@lru_cache(maxsize=KNOWN_WORDS)
def marked(syllable: str) -> bool:
    """Tell whether a syllable carries a diacritic or a đ."""
    return not syllable.isascii() and fold(syllable) != syllable.casefold()
