"""Telex and VNI keystrokes that were never turned into letters: ``thanhf phoos``, ``tru7o7ng2``.

The rules are those of the two input methods as every Vietnamese keyboard has them. Telex: ``aa ee
oo aw ow uw w dd`` give ``â ê ô ă ơ ư ư đ``, and ``s f r x j`` the five tones. VNI: ``6 7 8 9`` give
the hat, the horn, the breve and the bar, and ``1 2 3 4 5`` the tones.
"""

from __future__ import annotations

import re
import unicodedata

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (
    ("uow", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_TELEX_LATE = {"a": "â", "e": "ê", "o": "ô"}
_VNI_LETTERS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_VOWELS = "aeiouyăâêôơư"
_ONSET = re.compile(r"^(?:qu|gi(?=[aeiouyăâêôơư])|[^aeiouyăâêôơư]*)")


def decoded(typed: str) -> str | None:
    """Return the syllable that keystrokes stand for, or ``None`` if they stand for none.

    Parameters
    ----------
    typed
        One word in lower case.

    Returns
    -------
    str or None
        NFC, lower case; never the word itself.
    """
    result = _from_vni(typed) if any(char.isdigit() for char in typed) else _from_telex(typed)
    return result if result is not None and result != typed else None


def _from_telex(typed: str) -> str | None:
    word, tone = typed, ""
    late = re.fullmatch(r"(.*[aeiouyăâêôơư].*?)([sfrxj])([a-z]*)", word)
    if late and not (late[2] in "sx" and late[3].startswith("h")):
        word, tone = late[1] + late[3], _TELEX_TONES[late[2]]
    if word.startswith("dd"):
        word = "đ" + word[2:]
    elif word.startswith("d") and word.endswith("d") and len(word) > 2:
        word = "đ" + word[1:-1]
    for keys, letter in _TELEX_LETTERS:
        word = word.replace(keys, letter)
    word = _late_hat(_late_horn(word))
    return _with_tone(word, tone)


def _late_hat(word: str) -> str:
    """Return a word with a doubled vowel typed at its end put where it belongs: ``congo``."""
    match = re.fullmatch(r"(.*?)([aeo])([^aeiouy]+)\2", word)
    return f"{match[1]}{_TELEX_LATE[match[2]]}{match[3]}" if match else word


def _late_horn(word: str) -> str:
    """Return a word with a ``w`` typed later put where it belongs: ``truongw``."""
    if "w" not in word:
        return word
    rest = word.replace("w", "")
    for plain, horned in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
        if plain in rest:
            return rest.replace(plain, horned, 1)
    return word.replace("w", "ư", 1)


def _from_vni(typed: str) -> str | None:
    letters, tone = "", ""
    for char in typed:
        if char in _VNI_TONES and letters:
            tone = _VNI_TONES[char]
        elif char == "9" and "d" in letters:
            letters = letters.replace("d", "đ", 1)
        elif char in _VNI_LETTERS and letters:
            letters = _with_letter_mark(letters, char)
        elif char.isdigit():
            return None
        else:
            letters += char
    return _with_tone(letters, tone)


def _with_letter_mark(letters: str, key: str) -> str:
    fitting = {"6": "aeo", "7": "ou", "8": "a"}[key]
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in fitting:
            marked = unicodedata.normalize("NFC", letters[place] + _VNI_LETTERS[key])
            return letters[:place] + marked + letters[place + 1 :]
    return letters


def _with_tone(word: str, tone: str) -> str | None:
    """Put a tone on the vowel that carries it (new placement rules); ``None`` without a vowel."""
    onset = _ONSET.match(word)
    start = onset.end() if onset else 0
    vowels = [place for place in range(start, len(word)) if word[place] in _VOWELS]
    if not vowels or not word.isalpha():
        return None
    if not tone:
        return word
    place = _carrier(word, vowels)
    return word[:place] + unicodedata.normalize("NFC", word[place] + tone) + word[place + 1 :]


def _carrier(word: str, vowels: list[int]) -> int:
    marked = [place for place in vowels if word[place] in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0]
    ends_in_consonant = vowels[-1] < len(word) - 1
    if len(vowels) == 2:
        return vowels[1] if ends_in_consonant else vowels[0]
    return vowels[1]
