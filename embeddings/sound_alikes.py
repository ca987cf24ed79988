"""Syllables that many speakers of Vietnamese say alike and therefore mistake in writing.

Onsets that fall together in the North (s/x, ch/tr, d/gi/r, l/n) or in the South (d/gi/v), finals
that fall together in the South (n/ng, t/c) with the tones hỏi and ngã, letters that stand for one
sound anyway (i/y, c/k/q, ng/ngh, g/gh), and the informal j, z, f and w.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS: dict[str, tuple[str, ...]] = {
    "s": ("x",), "x": ("s",), "ch": ("tr",), "tr": ("ch",),
    "d": ("gi", "r", "v"), "gi": ("d", "r", "v"), "r": ("d", "gi"), "v": ("d", "gi"),
    "l": ("n",), "n": ("l",), "c": ("k",), "k": ("c",), "q": ("c", "k"),
    "ng": ("ngh",), "ngh": ("ng",), "g": ("gh",), "gh": ("g",),
    "j": ("gi", "d"), "z": ("d", "gi", "r"), "f": ("ph",), "w": ("qu",),
}  # fmt: skip
_FINALS = {"n": "ng", "ng": "n", "t": "c", "c": "t"}
_HOOK, _TILDE = "\u0309", "\u0303"
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_PARTS = re.compile(
    r"(ngh|ng|gh|gi(?=[aeiouyăâêôơư])|[ckptn]h|tr|qu|[^aeiouyăâêôơư]?)"
    r"([aeiouyăâêôơư]+)(ng|nh|ch|[cmnpt]?)"
)
MOST_CONFUSIONS = 2


@lru_cache(maxsize=4096)
def sound_alikes(syllable: str) -> tuple[tuple[str, int], ...]:
    """Return what may have been meant by a syllable that sounds like it.

    Parameters
    ----------
    syllable
        NFC, lower case.

    Returns
    -------
    tuple of (str, int)
        Strings, NFC, that need be no syllables, and how many confusions each takes, from 1 to
        :data:`MOST_CONFUSIONS`.
    """
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = "".join(_TONES.findall(decomposed))
    parts = _PARTS.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", decomposed)))
    if parts is None:
        return ()
    onset, vowels, final = parts.groups()
    found: dict[str, int] = {}
    for other_onset in (onset, *_ONSETS.get(onset, ())):
        for other_vowels in _vowels(vowels, final):
            for other_final in (final, *filter(None, [_FINALS.get(final)])):
                for other_tone in _tones(tone):
                    chosen = (other_onset, other_vowels, other_final, other_tone)
                    pairs = zip(chosen, (onset, vowels, final, tone), strict=True)
                    confusions = sum(one != other for one, other in pairs)
                    if 0 < confusions <= MOST_CONFUSIONS:
                        found.setdefault(_spelt(*chosen, syllable), confusions)
    return tuple(found.items())


def _vowels(vowels: str, final: str) -> tuple[str, ...]:
    other = {"i": "y", "y": "i"}.get(vowels)
    return (vowels, other) if other and not final else (vowels,)


def _tones(tone: str) -> tuple[str, ...]:
    other = {_HOOK: _TILDE, _TILDE: _HOOK}.get(tone)
    return (tone, other) if other else (tone,)


def _spelt(onset: str, vowels: str, final: str, tone: str, model: str) -> str:
    """Put a syllable together, its tone on the same vowel as in another with as many vowels."""
    if not tone:
        return onset + vowels + final
    return onset + _toned(vowels, tone, _tone_place(model, vowels)) + final


def _tone_place(model: str, vowels: str) -> int:
    """Return which of the vowels carries the tone in the syllable as it was typed."""
    letters = unicodedata.normalize("NFC", model)
    for back, letter in enumerate(reversed(letters)):
        if _TONES.search(unicodedata.normalize("NFD", letter)):
            after = len(letters) - len(letters.rstrip("bcdghklmnpqrstvx"))
            return max(len(vowels) - 1 - (back - after), 0)
    return len(vowels) - 1


def _toned(vowels: str, tone: str, place: int) -> str:
    carrier = unicodedata.normalize("NFC", vowels[place] + tone)
    return vowels[:place] + carrier + vowels[place + 1 :]
